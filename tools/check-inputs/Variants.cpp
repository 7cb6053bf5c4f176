//===- Variants.cpp - The test inputs of the checks -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Variants.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::inputs {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// Of each sort, defective and correct.
static constexpr unsigned Wanted = 6;

/// Of a whole driver.
static constexpr unsigned LeastLines = 200, MostLines = 1000;

std::optional<Variant> Variant::named(llvm::StringRef Path) {
  llvm::StringRef Name = path::filename(Path);
  llvm::StringRef Extension = path::extension(Name);
  if (!Extension.empty() && Extension != ".c" && Extension != ".cpp")
    return std::nullopt;
  llvm::StringRef Stem = path::stem(Name);
  Variant V;
  V.Path = Path.str();
  V.Check = path::filename(path::parent_path(Path)).str();
  V.IsFolder = Extension.empty();
  for (auto [End, Kind] :
       {std::pair("-bad", VariantKind::Bad), std::pair("-ok", VariantKind::Ok),
        std::pair("-false-positive", VariantKind::FalsePositive),
        std::pair("-false-negative", VariantKind::FalseNegative)})
    if (Stem.ends_with(End)) {
      V.Kind = Kind;
      return V;
    }
  return std::nullopt;
}

std::vector<std::string> judge(const Variant &V, const Expectations &Said) {
  bool Speaks =
      V.Kind == VariantKind::Bad || V.Kind == VariantKind::FalsePositive;
  bool Any = llvm::any_of(
      Said.Findings, [&](const Expectation &E) { return E.Check == V.Check; });
  if (Speaks && !Any)
    return {V.Path + ": expects no finding of " + V.Check};
  if (!Speaks && !(Said.Findings.empty() && Said.Notes.empty()))
    return {V.Path + ": expects findings, and its name says that there are "
                     "none"};
  return {};
}

/// Sorted paths of what is in \p Folder, without what tools keep there.
static std::vector<std::string> entries(llvm::StringRef Folder,
                                        std::vector<std::string> &Complaints) {
  std::vector<std::string> Result;
  std::error_code Why;
  for (fs::directory_iterator I(Folder, Why), End; I != End && !Why;
       I.increment(Why))
    if (!path::filename(I->path()).starts_with("."))
      Result.push_back(I->path());
  if (Why)
    Complaints.push_back((Folder + ": " + Why.message()).str());
  llvm::sort(Result);
  return Result;
}

static void count(llvm::StringRef Folder, Counts &C,
                  std::vector<std::string> &Complaints) {
  for (const std::string &Path : entries(Folder, Complaints)) {
    std::optional<Variant> V = Variant::named(Path);
    if (!V || V->IsFolder != fs::is_directory(Path))
      Complaints.push_back(Path + ": no variant by its name");
    else
      ++C.OfKind[static_cast<unsigned>(V->Kind)];
  }
}

/// The lines of all files of the folder \p Driver but its README.
static unsigned countLines(llvm::StringRef Driver,
                           std::vector<std::string> &Complaints) {
  unsigned Lines = 0;
  for (const std::string &File : entries(Driver, Complaints)) {
    if (path::filename(File) == "README.md")
      continue;
    auto Text = llvm::MemoryBuffer::getFile(File);
    if (Text)
      Lines += static_cast<unsigned>((*Text)->getBuffer().count('\n'));
    else
      Complaints.push_back(File + ": " + Text.getError().message());
  }
  return Lines;
}

/// A whole driver is of the size of real ones, and not too large to be read.
static void judgeDrivers(llvm::StringRef Folder,
                         std::vector<std::string> &Complaints) {
  for (const std::string &Driver : entries(Folder, Complaints)) {
    unsigned Lines = countLines(Driver, Complaints);
    if (Lines < LeastLines || Lines > MostLines)
      Complaints.push_back(
          Driver + ": " + std::to_string(Lines) + " lines; a driver has " +
          std::to_string(LeastLines) + " to " + std::to_string(MostLines));
  }
}

static void judge(const Counts &C, std::vector<std::string> &Complaints) {
  for (auto [Kind, Title] : {std::pair(VariantKind::Bad, "defective"),
                             std::pair(VariantKind::Ok, "correct")})
    if (unsigned N = C.OfKind[static_cast<unsigned>(Kind)]; N < Wanted)
      Complaints.push_back(C.Check + ": " + std::to_string(N) + " " + Title +
                           " variants instead of " + std::to_string(Wanted));
}

Inventory takeInventory(llvm::StringRef Root,
                        llvm::ArrayRef<std::string> Checks) {
  Inventory Result;
  for (const std::string &Check : Checks)
    Result.Checks.push_back({Check, {}});
  for (const std::string &Folder : entries(Root, Result.Complaints)) {
    llvm::StringRef Name = path::filename(Folder);
    if (Name == "drivers")
      judgeDrivers(Folder, Result.Complaints);
    if (!Name.starts_with("ndis-"))
      continue;
    auto Of = llvm::find_if(Result.Checks,
                            [&](const Counts &C) { return C.Check == Name; });
    if (Of == Result.Checks.end())
      Result.Complaints.push_back(Folder + ": there is no such check");
    else
      count(Folder, *Of, Result.Complaints);
  }
  for (const Counts &C : Result.Checks)
    judge(C, Result.Complaints);
  return Result;
}

} // namespace ndistidy::inputs
