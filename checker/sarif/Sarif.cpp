//===- Sarif.cpp - Findings as SARIF --------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sarif/Sarif.h"
#include "cache/WholeFile.h"
#include "report/Fingerprint.h"
#include "report/Text.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/Sarif.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"

namespace ndistidy::sarif {
namespace {

using clang::CharSourceRange;
namespace json = llvm::json;

/// Locations as Clang has them. Files that cannot be read have none.
class Sources {
public:
  explicit Sources(llvm::ArrayRef<std::string> Files)
      : Paths(Files), Diagnostics(clang::DiagnosticIDs::create(), Options,
                                  new clang::IgnoringDiagConsumer()),
        Files({}), Manager(Diagnostics, this->Files) {}

  clang::SourceManager &manager() { return Manager; }
  /// The word at \p L, or the one character there.
  std::optional<CharSourceRange> range(const ir::Location &L);
  /// Columns of the location of \p R: Clang's writer counts a byte that is no
  /// UTF-8 as the beginning of several.
  void setColumns(json::Object &Location, const CharSourceRange &R);

private:
  llvm::ArrayRef<std::string> Paths;
  clang::DiagnosticOptions Options;
  clang::DiagnosticsEngine Diagnostics;
  clang::FileManager Files;
  clang::SourceManager Manager;
};

std::string address(llvm::StringRef Folder) {
  std::string Result = clang::SarifDocumentWriter::fileNameToURI(Folder);
  return llvm::StringRef(Result).ends_with("/") ? Result : Result + "/";
}

/// Makes the document with Clang's writer, and puts in what that leaves out.
class Builder {
public:
  Builder(const report::Report &R, const Run &About)
      : R(R), About(About), Bases{{"%SRCROOT%", address(About.Folder)}},
        Texts(R.files()), Writer(Texts.manager()) {
    if (!About.DriverFolder.empty())
      Bases.push_back({"%DRIVERROOT%", address(About.DriverFolder)});
  }

  json::Object build();

private:
  void addResult(const engine::Finding &F);
  void complete(json::Object &Rule, const report::Rule &From) const;
  void complete(json::Object &Result, const engine::Finding &From);
  json::Object invocation() const;
  json::Array notifications() const;
  json::Object incomplete(const engine::Incomplete &I) const;
  void relate(json::Value &V) const;

  struct Base {
    llvm::StringLiteral Id;
    std::string Address;
  };

  const report::Report &R;
  const Run &About;
  std::vector<Base> Bases; ///< of relative addresses, in order of preference
  Sources Texts;
  clang::SarifDocumentWriter Writer;
};

} // namespace

static std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Real;
  return llvm::sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

static bool isWordCharacter(char C) { return llvm::isAlnum(C) || C == '_'; }

std::optional<CharSourceRange> Sources::range(const ir::Location &L) {
  if (!L.valid())
    return std::nullopt;
  auto File = Files.getOptionalFileRef(Paths[L.File]);
  if (!File)
    return std::nullopt;
  clang::FileID Id = Manager.getOrCreateFileID(*File, clang::SrcMgr::C_User);
  clang::SourceLocation Begin = Manager.translateLineCol(Id, L.Line, L.Column);
  if (Begin.isInvalid())
    return std::nullopt;
  llvm::StringRef Rest =
      Manager.getBufferData(Id).drop_front(Manager.getFileOffset(Begin));
  size_t Length = Rest.take_while(isWordCharacter).size();
  if (Length == 0 && !Rest.empty() && Rest[0] != '\n' && Rest[0] != '\r')
    Length = 1;
  return CharSourceRange::getCharRange(
      Begin, Begin.getLocWithOffset(static_cast<int>(Length)));
}

static int64_t countCharacters(llvm::StringRef Text) {
  int64_t Count = 0;
  for (; !Text.empty(); ++Count)
    Text = Text.drop_front(report::characterSize(Text));
  return Count;
}

void Sources::setColumns(json::Object &Location, const CharSourceRange &R) {
  auto [Id, Offset] = Manager.getDecomposedLoc(R.getBegin());
  llvm::StringRef Text = Manager.getBufferData(Id);
  unsigned Bytes = Manager.getColumnNumber(Id, Offset) - 1;
  unsigned End = Manager.getFileOffset(R.getEnd());
  int64_t Start = countCharacters(Text.slice(Offset - Bytes, Offset)) + 1;
  json::Object &Region =
      *Location.getObject("physicalLocation")->getObject("region");
  Region["startColumn"] = Start;
  Region["endColumn"] = Start + countCharacters(Text.slice(Offset, End));
}

static clang::SarifResultLevel level(const report::Rule &Rule) {
  switch (Rule.Says) {
  case report::Level::Note:
    return clang::SarifResultLevel::Note;
  case report::Level::Warning:
    return clang::SarifResultLevel::Warning;
  case report::Level::Error:
    return clang::SarifResultLevel::Error;
  }
  llvm_unreachable("a level that there is not");
}

void Builder::addResult(const engine::Finding &F) {
  auto Rule = llvm::find_if(
      About.Rules, [&](const report::Rule &R) { return R.Id == F.Check; });
  auto Result =
      clang::SarifResult::create(std::distance(About.Rules.begin(), Rule))
          .setRuleId(F.Check)
          .setDiagnosticMessage(F.Message)
          .setDiagnosticLevel(level(*Rule));
  if (auto Range = Texts.range(F.Loc))
    Result = Result.addLocations(*Range);
  llvm::SmallVector<clang::ThreadFlow> Flow;
  for (const engine::PathNote &N : F.Notes)
    if (auto Range = Texts.range(N.Loc)) {
      Result = Result.addRelatedLocations(*Range);
      Flow.push_back(
          clang::ThreadFlow::create()
              .setRange(*Range)
              .setMessage(N.Message)
              .setImportance(clang::ThreadFlowImportance::Essential));
    }
  Writer.appendResult(Result.setThreadFlows(Flow));
}

/// Names of files need not be UTF-8, and what is said about them not either.
static json::Object text(llvm::StringRef Message) {
  return json::Object{{"text", json::fixUTF8(Message)}};
}

void Builder::complete(json::Object &Rule, const report::Rule &From) const {
  Rule["shortDescription"] = text(From.Summary);
  Rule["help"] = text(From.Help);
  Rule.erase("name"); // empty, and an id is all the name that a check has
}

/// Clang's writer gives related locations no message, nor an id to name them.
void Builder::complete(json::Object &Result, const engine::Finding &From) {
  if (!From.Fingerprint.empty())
    Result["partialFingerprints"] =
        json::Object{{report::FingerprintKey, From.Fingerprint}};
  if (!About.Variants.empty())
    Result["properties"] = json::Object{
        {"variants",
         json::Array(From.Variants.empty() ? About.Variants : From.Variants)}};
  if (auto Range = Texts.range(From.Loc))
    Texts.setColumns(*Result.getArray("locations")->front().getAsObject(),
                     *Range);
  json::Array *Related = Result.getArray("relatedLocations");
  if (!Related)
    return;
  json::Object &Flow = *Result.getArray("codeFlows")->front().getAsObject();
  json::Array &Steps = *Flow.getArray("threadFlows")
                            ->front()
                            .getAsObject()
                            ->getArray("locations");
  int64_t Id = 0;
  for (const engine::PathNote &N : From.Notes)
    if (auto Range = Texts.range(N.Loc)) {
      json::Object &Location = *(*Related)[Id].getAsObject();
      Location["id"] = Id;
      Location["message"] = text(N.Message);
      Texts.setColumns(Location, *Range);
      Texts.setColumns(*Steps[Id].getAsObject()->getObject("location"), *Range);
      ++Id;
    }
}

json::Object Builder::incomplete(const engine::Incomplete &I) const {
  json::Object Routine{{"name", json::fixUTF8(I.Function)}};
  json::Object Location{{"logicalLocations", json::Array{std::move(Routine)}}};
  if (I.Loc.valid())
    Location["physicalLocation"] = json::Object{
        {"artifactLocation",
         json::Object{{"uri", clang::SarifDocumentWriter::fileNameToURI(
                                  absolute(R.files()[I.Loc.File]))}}},
        {"region", json::Object{{"startLine", I.Loc.Line},
                                {"startColumn", I.Loc.Column}}}};
  return json::Object{
      {"level", "note"},
      {"message", text(report::incompleteMessage(I))},
      {"descriptor", json::Object{{"id", report::IncompleteId}}},
      {"locations", json::Array{std::move(Location)}}};
}

json::Array Builder::notifications() const {
  json::Array Result;
  for (const std::string &Failure : About.Failures)
    Result.push_back(
        json::Object{{"level", "error"}, {"message", text(Failure)}});
  for (const engine::Incomplete &I : R.incompletes())
    Result.push_back(incomplete(I));
  for (const std::string &Remark : About.Remarks)
    Result.push_back(
        json::Object{{"level", "note"}, {"message", text(Remark)}});
  return Result;
}

/// Whether the run went well, and what it says besides results.
json::Object Builder::invocation() const {
  json::Object Result{
      {"executionSuccessful", About.Successful},
      {"workingDirectory", json::Object{{"uri", Bases.front().Address}}},
      {"toolExecutionNotifications", notifications()}};
  if (About.Arguments.empty())
    return Result;
  json::Array Arguments;
  for (const std::string &Argument : About.Arguments)
    Arguments.push_back(json::fixUTF8(Argument));
  Result["arguments"] = std::move(Arguments);
  return Result;
}

/// Addresses below one of the bases as addresses relative to it.
void Builder::relate(json::Value &V) const {
  if (json::Array *Values = V.getAsArray()) {
    for (json::Value &Value : *Values)
      relate(Value);
    return;
  }
  json::Object *Object = V.getAsObject();
  if (!Object)
    return;
  if (auto Address = Object->getString("uri"))
    for (const Base &B : Bases)
      if (Address->starts_with(B.Address) && *Address != B.Address) {
        (*Object)["uri"] = Address->drop_front(B.Address.size()).str();
        (*Object)["uriBaseId"] = B.Id;
        return;
      }
  for (auto &[Key, Value] : *Object)
    relate(Value);
}

json::Object Builder::build() {
  Writer.createRun("ndis-tidy", "ndis-tidy", About.Version);
  for (const report::Rule &Rule : About.Rules)
    Writer.createRule(
        clang::SarifRule::create()
            .setRuleId(Rule.Id)
            .setDescription(Rule.Summary)
            .setDefaultConfiguration(
                clang::SarifReportingConfiguration::create().setLevel(
                    level(Rule))));
  for (const engine::Finding &F : R.findings())
    addResult(F);
  Writer.endRun();

  json::Object Document = Writer.createDocument();
  json::Object &Only = *Document.getArray("runs")->front().getAsObject();
  json::Object &Driver = *Only.getObject("tool")->getObject("driver");
  Driver.erase("informationUri");    // Clang's manual
  Driver["version"] = About.Version; // Clang's writer only refers to it
  for (auto [Json, Rule] :
       llvm::zip_equal(*Driver.getArray("rules"), About.Rules))
    complete(*Json.getAsObject(), Rule);
  for (auto [Json, Finding] :
       llvm::zip_equal(*Only.getArray("results"), R.findings()))
    complete(*Json.getAsObject(), Finding);
  Only["invocations"] = json::Array{invocation()};
  for (auto &[Key, Value] : Only)
    relate(Value);
  json::Object Addresses;
  for (const Base &B : Bases)
    Addresses[B.Id] = json::Object{{"uri", B.Address}};
  Only["originalUriBaseIds"] = std::move(Addresses);
  if (!About.Id.empty())
    Only["automationDetails"] = json::Object{{"id", json::fixUTF8(About.Id)}};
  return Document;
}

json::Object document(const report::Report &R, const Run &About) {
  return Builder(R, About).build();
}

json::Object document(llvm::ArrayRef<DriverRun> Drivers) {
  json::Object Result =
      document(*Drivers.front().Results, Drivers.front().About);
  json::Array &Runs = *Result.getArray("runs");
  for (const DriverRun &D : Drivers.drop_front()) {
    json::Object Next = document(*D.Results, D.About);
    Runs.push_back(std::move(Next.getArray("runs")->front()));
  }
  return Result;
}

static std::string text(const json::Object &Document) {
  return llvm::formatv("{0:2}\n", json::Value(json::Object(Document))).str();
}

/// Writes to what is there and stays there: a pipe, a device.
static std::error_code writeInto(const json::Object &Document,
                                 llvm::StringRef Path) {
  std::error_code Error;
  llvm::raw_fd_ostream OS(Path, Error);
  if (Error)
    return Error;
  OS << text(Document);
  OS.flush();
  Error = OS.error();
  OS.clear_error();
  return Error;
}

llvm::Error write(const json::Object &Document, llvm::StringRef Path) {
  llvm::sys::fs::file_status Status;
  llvm::SmallString<256> Target(Path);
  std::error_code Error = llvm::sys::fs::status(Path, Status);
  if (!Error && !llvm::sys::fs::is_regular_file(Status)) {
    Error = writeInto(Document, Path);
  } else {
    // Behind a symbolic link, not in its place.
    if (!Error)
      (void)llvm::sys::fs::real_path(Path, Target);
    Error = llvm::errorToErrorCode(cache::writeWhole(Target, {text(Document)}));
  }
  if (Error)
    return llvm::createStringError("cannot write SARIF to '" + Path +
                                   "': " + Error.message());
  return llvm::Error::success();
}

} // namespace ndistidy::sarif
