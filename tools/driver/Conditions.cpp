//===- Conditions.cpp - What the preprocessor decided ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Conditions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::command {

using namespace clang;
using cache::ByteReader;
using cache::ByteWriter;

/// Whether \p Macro tells languages, compilers and tools apart, and not builds
/// of a driver.
static bool isToolMacro(llvm::StringRef Macro) {
  constexpr llvm::StringLiteral Others[] = {"_PREFAST_", "_PREFIX_",
                                            "RC_INVOKED", "MIDL_PASS"};
  return Macro.starts_with("__") || Macro.starts_with("_MSC_") ||
         llvm::is_contained(Others, Macro);
}

namespace {

class Recorder : public PPCallbacks {
public:
  Recorder(Preprocessor &Processor,
           std::function<bool(llvm::StringRef Path)> IsOwnFile,
           Conditions &Into, const Conditions *Earlier)
      : PP(Processor), SM(Processor.getSourceManager()),
        IsOwn(std::move(IsOwnFile)), To(Into), Before(Earlier) {}

  void FileChanged(SourceLocation Loc, FileChangeReason Reason,
                   SrcMgr::CharacteristicKind, FileID) override {
    FileID Id = SM.getFileID(Loc);
    if (Reason == EnterFile && own(Id))
      Entered.push_back(Id);
  }
  void SourceRangeSkipped(SourceRange Range, SourceLocation End) override {
    auto [Id, Begin] = place(Range.getBegin());
    if (own(Id))
      Skipped[Id].push_back({Begin, place(End).second});
  }
  void If(SourceLocation Loc, SourceRange Condition,
          ConditionValueKind) override {
    note(Loc, Loc, testAll(Condition));
  }
  void Elif(SourceLocation Loc, SourceRange Condition, ConditionValueKind,
            SourceLocation IfLoc) override {
    note(Loc, IfLoc, testAll(Condition));
  }
  void Ifdef(SourceLocation Loc, const Token &Name,
             const MacroDefinition &) override {
    note(Loc, Loc, test(Name));
  }
  void Ifndef(SourceLocation Loc, const Token &Name,
              const MacroDefinition &) override {
    note(Loc, Loc, test(Name));
  }
  void Defined(const Token &Name, const MacroDefinition &,
               SourceRange) override {
    test(Name);
  }
  void Else(SourceLocation Loc, SourceLocation IfLoc) override {
    note(Loc, IfLoc, true);
  }
  void EndOfMainFile() override;

private:
  struct Lines {
    unsigned Begin, End; ///< of the directives around
  };

  std::pair<FileID, unsigned> place(SourceLocation L) const {
    auto [Id, Offset] = SM.getDecomposedLoc(SM.getFileLoc(L));
    return {Id, SM.getLineNumber(Id, Offset)};
  }
  bool own(FileID Id);
  bool test(const Token &Name);
  bool test(llvm::StringRef Name, SourceLocation Loc);
  bool testAll(SourceRange Condition);
  void note(SourceLocation Loc, SourceLocation IfLoc, bool ForTools);
  bool isDead(FileID Id, const Lines &L) const;
  SourceUse use(FileID Id) const;

  Preprocessor &PP;
  const SourceManager &SM;
  std::function<bool(llvm::StringRef Path)> IsOwn;
  Conditions &To;
  const Conditions *Before;
  llvm::DenseMap<FileID, bool> Own;
  std::vector<FileID> Entered;
  llvm::DenseMap<FileID, std::vector<Lines>> Skipped;
  /// Directives by their lines: whether tools alone decide what is below.
  llvm::DenseMap<FileID, std::map<unsigned, bool>> Directives;
  std::map<std::string, TestedMacro> Tested;
};

} // namespace

bool Recorder::own(FileID Id) {
  auto [It, New] = Own.try_emplace(Id, false);
  if (New)
    if (auto File = SM.getFileEntryRefForID(Id))
      It->second = IsOwn(File->getName());
  return It->second;
}

/// Returns whether the macro is one of tools.
bool Recorder::test(llvm::StringRef Name, SourceLocation Loc) {
  bool Known = PP.isMacroDefined(Name);
  if (!Known)
    To.Undefined.insert(Name);
  auto [Id, Line] = place(Loc);
  if (own(Id)) {
    if (Known)
      To.Defined.insert(Name);
    else
      Tested.try_emplace(
          Name.str(),
          TestedMacro{Name.str(), SM.getFileEntryRefForID(Id)->getName().str(),
                      Line});
  }
  return isToolMacro(Name);
}

bool Recorder::test(const Token &Name) {
  const IdentifierInfo *Id = Name.getIdentifierInfo();
  return Id && test(Id->getName(), Name.getLocation());
}

/// The names of a whole condition; those behind what decides it are not
/// evaluated, and count all the same.
bool Recorder::testAll(SourceRange Condition) {
  FileID Id = SM.getFileID(Condition.getBegin());
  if (Condition.getBegin().isMacroID() || Id.isInvalid())
    return false;
  Lexer Raw(Id, SM.getBufferOrFake(Id), SM, PP.getLangOpts());
  Raw.seek(SM.getFileOffset(Condition.getBegin()), /*IsAtStartOfLine=*/false);
  unsigned Last = SM.getFileOffset(SM.getFileLoc(Condition.getEnd()));
  bool ForTools = true;
  Token T;
  while (!Raw.LexFromRawLexer(T) && SM.getFileOffset(T.getLocation()) <= Last &&
         !T.isAtStartOfLine())
    if (T.is(tok::raw_identifier) && T.getRawIdentifier() != "defined")
      ForTools &= test(T.getRawIdentifier(), T.getLocation());
  return ForTools;
}

/// The directive at \p Loc belongs to the "#if" at \p IfLoc.
void Recorder::note(SourceLocation Loc, SourceLocation IfLoc, bool ForTools) {
  auto [Id, Line] = place(Loc);
  if (!own(Id))
    return;
  std::map<unsigned, bool> &Known = Directives[Id];
  if (Loc != IfLoc)
    ForTools &= Known[place(IfLoc).second];
  // What is below an "#else" hangs on all that is above it.
  Known[Line] = ForTools;
  if (Loc != IfLoc)
    Known[place(IfLoc).second] &= ForTools;
}

bool Recorder::isDead(FileID Id, const Lines &L) const {
  auto Known = Directives.find(Id);
  if (Known == Directives.end())
    return false;
  auto It = Known->second.lower_bound(L.Begin);
  if (It == Known->second.end() || It->first != L.Begin)
    return false;
  for (; It != Known->second.end() && It->first < L.End; ++It)
    if (!It->second)
      return false;
  return true;
}

SourceUse Recorder::use(FileID Id) const {
  llvm::StringRef Text = SM.getBufferData(Id);
  size_t Count = Text.count('\n') + (!Text.empty() && Text.back() != '\n');
  SourceUse Result{llvm::BitVector(Count, true), llvm::BitVector(Count)};
  auto Here = Skipped.find(Id);
  if (Here == Skipped.end())
    return Result;
  for (const Lines &L : Here->second) {
    auto First = std::min<size_t>(L.Begin, Count);
    auto Last = std::min<size_t>(std::max(L.End, L.Begin + 1) - 1, Count);
    Result.Compiled.reset(First, Last);
    if (isDead(Id, L))
      Result.Dead.set(First, Last);
  }
  return Result;
}

void Recorder::EndOfMainFile() {
  for (FileID Id : Entered)
    To.Sources[SM.getFileEntryRefForID(Id)->getName().str()].add(use(Id));
  for (auto &[Name, Where] : Tested)
    To.Tested.push_back(Where);
  for (const auto &All : {llvm::ArrayRef(To.Tested),
                          llvm::ArrayRef(Before ? Before->Tested : To.Tested)})
    for (const TestedMacro &M : All)
      if (PP.getIdentifierInfo(M.Name)->hadMacroDefinition())
        To.Defined.insert(M.Name);
}

void SourceUse::add(const SourceUse &Other) {
  Compiled |= Other.Compiled;
  Dead |= Other.Dead;
}

void rename(Conditions &C,
            llvm::function_ref<std::string(llvm::StringRef)> Name) {
  std::map<std::string, SourceUse> Sources;
  for (auto &[File, Use] : C.Sources)
    Sources[Name(File)].add(Use);
  C.Sources = std::move(Sources);
  for (TestedMacro &M : C.Tested)
    M.File = Name(M.File);
}

void recordConditions(Preprocessor &PP,
                      std::function<bool(llvm::StringRef Path)> IsOwn,
                      Conditions &To, const Conditions *Before) {
  PP.addPPCallbacks(
      std::make_unique<Recorder>(PP, std::move(IsOwn), To, Before));
}

void prepend(const Conditions &Before, Conditions &To) {
  for (const auto &[File, Use] : Before.Sources)
    To.Sources[File].add(Use);
  std::map<std::string, TestedMacro> Tested;
  for (const auto *All : {&Before.Tested, &std::as_const(To.Tested)})
    for (const TestedMacro &M : *All)
      Tested.try_emplace(M.Name, M);
  To.Tested.clear();
  for (auto &[Name, M] : Tested)
    To.Tested.push_back(std::move(M));
  To.Defined.insert_range(Before.Defined.keys());
  To.Undefined.insert_range(Before.Undefined.keys());
}

std::vector<TestedMacro>
configurationMacros(llvm::ArrayRef<const Conditions *> Units) {
  std::map<std::string, TestedMacro> All;
  for (const Conditions *Unit : Units)
    for (const TestedMacro &M : Unit->Tested) {
      llvm::StringRef Name = M.Name;
      bool Reserved = Name.starts_with("_") && Name.size() > 1 &&
                      (Name[1] == '_' || llvm::isUpper(Name[1]));
      bool OfTools = Reserved || isToolMacro(Name);
      if (!OfTools && llvm::none_of(Units, [&](const Conditions *U) {
            return U->Defined.contains(Name);
          }))
        All.try_emplace(M.Name, M);
    }
  std::vector<TestedMacro> Result;
  Result.reserve(All.size());
  for (auto &[Name, M] : All)
    Result.push_back(std::move(M));
  return Result;
}

//===----------------------------------------------------------------------===//
// As bytes
//===----------------------------------------------------------------------===//

/// How many bits there are, and the lengths of their runs: first of those not
/// set.
static void write(ByteWriter &W, const llvm::BitVector &Bits) {
  std::vector<unsigned> Runs;
  bool Value = false;
  for (unsigned At = 0; At != Bits.size(); Value = !Value) {
    unsigned Begin = At;
    while (At != Bits.size() && Bits[At] == Value)
      ++At;
    Runs.push_back(At - Begin);
  }
  W.number(Bits.size());
  W.number(Runs.size());
  for (unsigned Run : Runs)
    W.number(Run);
}

static llvm::BitVector readBits(ByteReader &R) {
  constexpr uint64_t Most = 1U << 28; // lines of a file
  uint64_t Size = R.number();
  llvm::BitVector Bits(Size < Most ? static_cast<unsigned>(Size) : 0);
  size_t Runs = R.count();
  unsigned At = 0;
  for (size_t N = 0; N != Runs; ++N) {
    uint64_t Run = std::min<uint64_t>(R.number(), Bits.size() - At);
    unsigned End = At + static_cast<unsigned>(Run);
    if (N % 2 == 1)
      Bits.set(At, End);
    At = End;
  }
  return Bits;
}

static void write(ByteWriter &W, const llvm::StringSet<> &Names) {
  std::vector<llvm::StringRef> Sorted(Names.keys().begin(), Names.keys().end());
  llvm::sort(Sorted);
  W.texts(Sorted);
}

static llvm::StringSet<> readNames(ByteReader &R) {
  llvm::StringSet<> Names;
  for (size_t N = R.count(); N != 0; --N)
    Names.insert(R.text());
  return Names;
}

void write(ByteWriter &W, const Conditions &C) {
  W.number(C.Sources.size());
  for (const auto &[File, Use] : C.Sources) {
    W.text(File);
    write(W, Use.Compiled);
    write(W, Use.Dead);
  }
  W.number(C.Tested.size());
  for (const TestedMacro &M : C.Tested) {
    W.text(M.Name);
    W.text(M.File);
    W.number(M.Line);
  }
  write(W, C.Defined);
  write(W, C.Undefined);
}

Conditions readConditions(ByteReader &R) {
  Conditions C;
  for (size_t N = R.count(); N != 0; --N) {
    SourceUse &Use = C.Sources[R.text().str()];
    Use.Compiled = readBits(R);
    Use.Dead = readBits(R);
  }
  C.Tested.resize(R.count());
  for (TestedMacro &M : C.Tested) {
    M.Name = R.text().str();
    M.File = R.text().str();
    M.Line = static_cast<unsigned>(R.number());
  }
  C.Defined = readNames(R);
  C.Undefined = readNames(R);
  return C;
}

} // namespace ndistidy::command
