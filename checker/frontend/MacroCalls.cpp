//===- MacroCalls.cpp - Macro uses that stand for calls -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/MacroCalls.h"
#include "frontend/ClangVersions.h"
#include "frontend/Lowering.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ChainedDiagnosticConsumer.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace ndistidy::frontend {

using namespace clang;

/// Whether \p Name is spelled as annotations are that need no parentheses.
static bool isAnnotation(llvm::StringRef Name) {
  return Name.size() > 2 && Name.starts_with("_") && Name.ends_with("_");
}

class MacroCalls::Recorder : public PPCallbacks {
public:
  Recorder(std::shared_ptr<MacroCalls> Record, Preprocessor &Processor,
           const LoweringOptions &O)
      : Into(std::move(Record)), PP(Processor), Options(O) {}

  // Nearly all that is defined and expanded is in headers of the system: that
  // is to cost nothing.
  void FileChanged(SourceLocation, FileChangeReason,
                   SrcMgr::CharacteristicKind Kind, FileID) override {
    InSystem = SrcMgr::isSystem(Kind);
  }

  void MacroExpands(const Token &Name, const MacroDefinition &MD,
                    SourceRange Range, const MacroArgs *Args) override {
    // Within the headers nobody wrote a call.
    if (InSystem)
      return;
    llvm::StringRef Spelling = Name.getIdentifierInfo()->getName();
    if ((!Args && !isAnnotation(Spelling)) ||
        !Options.CallMacros.contains(Spelling))
      return;
    const SourceManager &SM = PP.getSourceManager();
    if (SM.isInSystemHeader(SM.getFileLoc(Name.getLocation())))
      return;
    const MacroInfo *Info = MD.getMacroInfo();
    Use New;
    New.Name = Spelling.str();
    New.Range = Range;
    for (unsigned I = 0; Args && I != Info->getNumParams(); ++I)
      New.Arguments.push_back(argument(Args->getUnexpArgument(I)));
    // Where it ends, the macros may end whose last words it is.
    for (SourceLocation End = Range.getEnd();;) {
      Into->ByEnd[End] = Name.getLocation();
      if (!End.isMacroID() ||
          !SM.isAtEndOfImmediateMacroExpansion(End.getLocWithOffset(1), &End))
        break;
    }
    Into->Uses.try_emplace(Name.getLocation(), std::move(New));
  }

  // The AST is lowered before the preprocessor gets to its end. What headers
  // of the system make of a macro for themselves says nothing of the driver.
  void MacroDefined(const Token &Name, const MacroDirective *) override {
    if (InSystem)
      return;
    llvm::StringRef Spelling = Name.getIdentifierInfo()->getName();
    if (Options.WatchedMacros.contains(Spelling) && isDrivers(Name))
      Into->Defined.insert(Spelling);
  }
  void MacroUndefined(const Token &Name, const MacroDefinition &,
                      const MacroDirective *) override {
    if (InSystem || !isDrivers(Name))
      return;
    Into->Defined.erase(Name.getIdentifierInfo()->getName());
    Into->Undefined.insert(Name.getIdentifierInfo()->getName());
  }

private:
  bool isDrivers(const Token &Name) const {
    return !PP.getSourceManager().isInSystemHeader(Name.getLocation());
  }
  Use::Argument argument(const Token *First) const {
    Use::Argument Result;
    if (First->is(tok::eof))
      return Result;
    const Token *Last = First;
    for (const Token *T = First; T->isNot(tok::eof); ++T) {
      if (T != First && T->hasLeadingSpace())
        Result.Text += ' ';
      Result.Text += spelling(*T);
      Last = T;
    }
    Result.Range = SourceRange(First->getLocation(), Last->getLocation());
    return Result;
  }

  /// What \p T is, or the number that it is the name of: DISPATCH_LEVEL, or
  /// with parentheses and casts around it, STATUS_SUCCESS.
  std::string spelling(const Token &T) const {
    Token Name = T;
    for (unsigned Depth = 0; Depth != 4 && Name.is(tok::identifier); ++Depth) {
      const MacroInfo *Info = PP.getMacroInfo(Name.getIdentifierInfo());
      if (!Info || Info->isFunctionLike())
        break;
      const Token *Value = nullptr;
      for (const Token &In : Info->tokens()) {
        const IdentifierInfo *Id = In.getIdentifierInfo();
        bool IsType = Id && !PP.getMacroInfo(Id);
        if (In.isOneOf(tok::l_paren, tok::r_paren) || IsType)
          continue;
        if (Value || !In.isOneOf(tok::numeric_constant, tok::identifier))
          return PP.getSpelling(T);
        Value = &In;
      }
      if (!Value)
        break;
      Name = *Value;
    }
    return PP.getSpelling(Name.is(tok::numeric_constant) ? Name : T);
  }

  std::shared_ptr<MacroCalls> Into;
  Preprocessor &PP;
  const LoweringOptions &Options;
  bool InSystem = false; ///< is what is read
};

/// Hears what the host's own consumer of diagnostics hears.
class MacroCalls::ErrorRecorder : public DiagnosticConsumer {
public:
  explicit ErrorRecorder(std::shared_ptr<MacroCalls> Record)
      : Into(std::move(Record)) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    const DiagnosticsEngine &Engine = *Info.getDiags();
    // A warning that is taken for an error leaves the AST whole.
    if (Level < DiagnosticsEngine::Error ||
        isWarningOrExtension(*Engine.getDiagnosticIDs(), Info.getID()))
      return;
    if (Info.getLocation().isValid())
      Last = Info.getSourceManager().getExpansionLoc(Info.getLocation());
    if (Last.isInvalid())
      return;
    Into->Errors.insert(Last);
    if (Level == DiagnosticsEngine::Fatal && Into->Silence.isInvalid())
      Into->Silence = Last;
  }

private:
  std::shared_ptr<MacroCalls> Into;
  SourceLocation Last;
};

std::shared_ptr<MacroCalls> MacroCalls::record(Preprocessor &PP,
                                               const LoweringOptions &Options) {
  auto Result = std::make_shared<MacroCalls>();
  PP.addPPCallbacks(std::make_unique<Recorder>(Result, PP, Options));
  DiagnosticsEngine &Diagnostics = PP.getDiagnostics();
  auto Errors = std::make_unique<ErrorRecorder>(Result);
  std::unique_ptr<DiagnosticConsumer> Owned = Diagnostics.takeClient();
  DiagnosticConsumer *Primary = Diagnostics.getClient();
  Diagnostics.setClient(
      Owned ? new ChainedDiagnosticConsumer(std::move(Owned), std::move(Errors))
            : new ChainedDiagnosticConsumer(Primary, std::move(Errors)));
  return Result;
}

static void writeRange(cache::ByteWriter &W, SourceRange Range) {
  W.number(Range.getBegin().getRawEncoding());
  W.number(Range.getEnd().getRawEncoding());
}

void MacroCalls::write(cache::ByteWriter &W) const {
  std::vector<SourceLocation> Places;
  for (const auto &[Loc, U] : Uses)
    Places.push_back(Loc);
  llvm::sort(Places);
  W.number(Places.size());
  for (SourceLocation Loc : Places) {
    const Use &U = Uses.at(Loc);
    W.number(Loc.getRawEncoding());
    W.text(U.Name);
    writeRange(W, U.Range);
    W.number(U.Arguments.size());
    for (const Use::Argument &A : U.Arguments) {
      W.text(A.Text);
      writeRange(W, A.Range);
    }
  }
  W.number(ByEnd.size());
  for (const auto &[End, Loc] : ByEnd)
    writeRange(W, {End, Loc});
  std::vector<llvm::StringRef> Names(Defined.keys().begin(),
                                     Defined.keys().end());
  llvm::sort(Names);
  W.texts(Names);
}

bool MacroCalls::read(cache::ByteReader &R,
                      llvm::function_ref<SourceLocation(SourceLocation)> Here) {
  auto Location = [&] {
    auto Raw = static_cast<SourceLocation::UIntTy>(R.number());
    return Here(SourceLocation::getFromRawEncoding(Raw));
  };
  auto Range = [&] {
    SourceLocation Begin = Location();
    return SourceRange(Begin, Location());
  };
  for (size_t N = R.count(); N != 0; --N) {
    Use &U = Uses[Location()];
    U.Name = R.text().str();
    U.Range = Range();
    U.Arguments.resize(R.count());
    for (Use::Argument &A : U.Arguments) {
      A.Text = R.text().str();
      A.Range = Range();
    }
  }
  for (size_t N = R.count(); N != 0; --N) {
    SourceRange Pair = Range();
    ByEnd[Pair.getBegin()] = Pair.getEnd();
  }
  // What was undefined behind it stays so.
  for (size_t N = R.count(); N != 0; --N)
    if (llvm::StringRef Name = R.text(); !Undefined.contains(Name))
      Defined.insert(Name);
  return R.good();
}

const MacroCalls::Use *MacroCalls::at(SourceLocation Loc) const {
  auto It = Uses.find(Loc);
  return It == Uses.end() ? nullptr : &It->second;
}

const MacroCalls::Use *MacroCalls::before(SourceLocation Loc,
                                          const SourceManager &SM) const {
  auto It = ByEnd.lower_bound(Loc);
  if (It == ByEnd.begin())
    return nullptr;
  --It;
  auto [EndFile, End] = SM.getDecomposedLoc(SM.getSpellingLoc(It->first));
  auto [File, Offset] = SM.getDecomposedLoc(SM.getSpellingLoc(Loc));
  if (SM.getFileID(It->first) != SM.getFileID(Loc) || File != EndFile ||
      End >= Offset)
    return nullptr;
  llvm::StringRef Between =
      SM.getBufferData(File).slice(End + 1, Offset).trim();
  return Between.empty() ? at(It->second) : nullptr;
}

std::vector<const MacroCalls::Use *>
MacroCalls::inFrontOf(SourceLocation Loc, const SourceManager &SM) const {
  Loc = SM.getFileLoc(Loc);
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  auto Behind = ByEnd.lower_bound(Loc);
  // Most have nothing before them, and their files need not be read.
  if (Behind == ByEnd.begin() || SM.getFileID(std::prev(Behind)->first) != File)
    return {};
  llvm::StringRef Before = SM.getBufferData(File).take_front(Offset);
  size_t Last = Before.find_last_of(";}");
  size_t From = Last == llvm::StringRef::npos ? 0 : Last + 1;
  std::vector<const Use *> Found;
  for (auto It = ByEnd.lower_bound(Loc.getLocWithOffset(
           -static_cast<SourceLocation::IntTy>(Offset - From)));
       It != Behind; ++It)
    if (It->second.isFileID())
      Found.push_back(at(It->second));
  return Found;
}

SourceLocation MacroCalls::errorIn(SourceRange Range,
                                   const SourceManager &SM) const {
  SourceLocation Begin = SM.getExpansionLoc(Range.getBegin());
  SourceLocation End = SM.getExpansionRange(Range.getEnd()).getEnd();
  auto First = Errors.lower_bound(Begin);
  return First != Errors.end() && *First <= End ? *First : SourceLocation();
}

bool MacroCalls::isSilentAt(SourceLocation Loc, const SourceManager &SM) const {
  return Silence.isValid() &&
         SM.isBeforeInTranslationUnit(Silence, SM.getExpansionLoc(Loc));
}

} // namespace ndistidy::frontend
