//===- MsbuildStatics.cpp - Static functions of MSBuild -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/Msbuild.h"
#include "build/MsbuildCondition.h"
#include "build/MsbuildFunction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using Result = std::optional<std::string>;
using llvm::StringRef;

std::string truth(bool B) { return B ? "True" : "False"; }

bool isKits(StringRef Path) { return Path.starts_with(Msbuild::KitMark); }

std::string fullPath(StringRef Folder, StringRef Name) {
  if (isKits(Name))
    return Name.str();
  llvm::SmallString<256> Path(hostPath(Folder, Name));
  (void)fs::make_absolute(Path);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

std::string slashed(std::string Folder) {
  if (!Folder.empty() && Folder.back() != '/' && Folder.back() != '\\')
    Folder += '/';
  return Folder;
}

std::string combined(MsbuildWords Parts) {
  std::string All;
  for (const std::string &Part : Parts) {
    bool Whole = path::is_absolute(Part) || isKits(Part) ||
                 path::is_absolute(Part, path::Style::windows);
    All = Whole || All.empty() ? Part : slashed(All) + Part;
  }
  return All;
}

StringRef lastPart(StringRef Path) {
  return path::filename(Path, path::Style::windows);
}

Result above(MsbuildWords Args, const MsbuildFacts &Facts) {
  std::string From = Args.size() > 1 ? fullPath(Facts.ProjectFolder, Args[1])
                                     : Facts.FileFolder;
  if (Args[0].empty() || isKits(From))
    return std::nullopt;
  return findAbove(From, Args[0]).value_or("");
}

Result folderAbove(MsbuildWords Args, const MsbuildFacts &Facts) {
  std::string From = fullPath(Facts.ProjectFolder, Args[0]);
  if (Args[1].empty() || isKits(From))
    return std::nullopt;
  std::optional<std::string> File = findAbove(From, Args[1]);
  return File ? folderOf(*File).str() : "";
}

template <typename Operation>
Result arithmetic(MsbuildWords Args, Operation O) {
  int64_t A = 0, B = 0;
  if (StringRef(Args[0]).trim().getAsInteger(0, A) ||
      StringRef(Args[1]).trim().getAsInteger(0, B))
    return std::nullopt;
  std::optional<int64_t> Value = O(A, B);
  return Value ? Result(llvm::itostr(*Value)) : std::nullopt;
}

/// Versions are compared as conditions compare them.
template <char First, char Second = 0> Result compared(MsbuildWords Args) {
  std::string Text = "'" + Args[0] + "' " + First;
  if (Second)
    Text += Second;
  Text += " '" + Args[1] + "'";
  llvm::Expected<bool> Holds =
      msbuildCondition(Text, {[](StringRef Part) { return Part.str(); },
                              [](StringRef) { return false; }});
  if (Holds)
    return truth(*Holds);
  llvm::consumeError(Holds.takeError());
  return std::nullopt;
}

bool isThere(const MsbuildFacts &Facts, StringRef Name, bool Folder) {
  if (Name.empty() || isKits(Name))
    return false;
  std::string Path = hostPath(Facts.ProjectFolder, Name);
  return Folder ? fs::is_directory(Path) : fs::is_regular_file(Path);
}

Result formatted(MsbuildWords Args) {
  std::string Text = Args[0];
  for (size_t N = 1; N != Args.size(); ++N) {
    std::string Mark = "{" + llvm::utostr(N - 1) + "}";
    Text = msbuildMember(Text, "Replace", {Mark, Args[N]}).value_or("");
  }
  return Text;
}

struct Static {
  llvm::StringLiteral Type, Name;
  unsigned Least, Most; ///< arguments
  Result (*Run)(MsbuildWords Args, const MsbuildFacts &Facts);
};

constexpr unsigned Any = ~0U;
using Facts = const MsbuildFacts &;

const Static Strings[] = {
    {"System.String", "IsNullOrEmpty", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return truth(A[0].empty()); }},
    {"System.String", "IsNullOrWhiteSpace", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return truth(StringRef(A[0]).trim().empty());
     }},
    {"System.String", "Copy", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return A[0]; }},
    {"System.String", "new", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return A[0]; }},
    {"System.String", "Concat", 1, Any,
     [](MsbuildWords A, Facts) -> Result { return llvm::join(A, ""); }},
    {"System.String", "Join", 2, Any,
     [](MsbuildWords A, Facts) -> Result {
       return llvm::join(A.drop_front(), A[0]);
     }},
    {"System.String", "Format", 1, Any,
     [](MsbuildWords A, Facts) { return formatted(A); }},
    {"System.Version", "Parse", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return A[0]; }},
    {"System.Version", "new", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return A[0]; }},
    {"System.Runtime.InteropServices.RuntimeInformation", "OSArchitecture", 0,
     0, [](MsbuildWords, Facts) -> Result { return "X64"; }},
    {"System.Environment", "GetEnvironmentVariable", 1, 1,
     [](MsbuildWords A, Facts F) -> Result { return F.Property(A[0]); }},
};

const Static Paths[] = {
    {"System.IO.Path", "Combine", 1, Any,
     [](MsbuildWords A, Facts) -> Result { return combined(A); }},
    {"System.IO.Path", "GetFullPath", 1, 1,
     [](MsbuildWords A, Facts F) -> Result {
       return fullPath(F.ProjectFolder, A[0]);
     }},
    {"System.IO.Path", "GetDirectoryName", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return path::parent_path(A[0], path::Style::windows).str();
     }},
    {"System.IO.Path", "GetFileName", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return lastPart(A[0]).str(); }},
    {"System.IO.Path", "GetFileNameWithoutExtension", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return path::stem(A[0], path::Style::windows).str();
     }},
    {"System.IO.Path", "GetExtension", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return path::extension(A[0], path::Style::windows).str();
     }},
    {"System.IO.Path", "IsPathRooted", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return truth(path::is_absolute(A[0]) || isKits(A[0]) ||
                    path::is_absolute(A[0], path::Style::windows));
     }},
    {"System.IO.File", "Exists", 1, 1,
     [](MsbuildWords A, Facts F) -> Result {
       return truth(isThere(F, A[0], /*Folder=*/false));
     }},
    {"System.IO.Directory", "Exists", 1, 1,
     [](MsbuildWords A, Facts F) -> Result {
       return truth(isThere(F, A[0], /*Folder=*/true));
     }},
};

const Static Own[] = {
    {"MSBuild", "GetPathOfFileAbove", 1, 2, above},
    {"MSBuild", "GetDirectoryNameOfFileAbove", 2, 2, folderAbove},
    {"MSBuild", "EnsureTrailingSlash", 1, 1,
     [](MsbuildWords A, Facts) -> Result { return slashed(A[0]); }},
    {"MSBuild", "NormalizePath", 1, Any,
     [](MsbuildWords A, Facts F) -> Result {
       return fullPath(F.ProjectFolder, combined(A));
     }},
    {"MSBuild", "NormalizeDirectory", 1, Any,
     [](MsbuildWords A, Facts F) -> Result {
       return slashed(fullPath(F.ProjectFolder, combined(A)));
     }},
    {"MSBuild", "ValueOrDefault", 2, 2,
     [](MsbuildWords A, Facts) -> Result {
       return A[0].empty() ? A[1] : A[0];
     }},
    {"MSBuild", "IsOSPlatform", 1, 1,
     [](MsbuildWords A, Facts) -> Result {
       return truth(StringRef(A[0]).equals_insensitive("windows"));
     }},
    {"MSBuild", "IsOSUnixLike", 0, 0,
     [](MsbuildWords, Facts) -> Result { return truth(false); }},
    {"MSBuild", "Add", 2, 2,
     [](MsbuildWords A, Facts) {
       return arithmetic(A, [](uint64_t L, uint64_t R) {
         return std::optional(int64_t(L + R));
       });
     }},
    {"MSBuild", "Subtract", 2, 2,
     [](MsbuildWords A, Facts) {
       return arithmetic(A, [](uint64_t L, uint64_t R) {
         return std::optional(int64_t(L - R));
       });
     }},
    {"MSBuild", "Multiply", 2, 2,
     [](MsbuildWords A, Facts) {
       return arithmetic(A, [](uint64_t L, uint64_t R) {
         return std::optional(int64_t(L * R));
       });
     }},
    {"MSBuild", "BitwiseAnd", 2, 2,
     [](MsbuildWords A, Facts) {
       return arithmetic(
           A, [](int64_t L, int64_t R) { return std::optional(L & R); });
     }},
    {"MSBuild", "BitwiseOr", 2, 2,
     [](MsbuildWords A, Facts) {
       return arithmetic(
           A, [](int64_t L, int64_t R) { return std::optional(L | R); });
     }},
    {"MSBuild", "VersionEquals", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'=', '='>(A); }},
    {"MSBuild", "VersionNotEquals", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'!', '='>(A); }},
    {"MSBuild", "VersionGreaterThan", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'>'>(A); }},
    {"MSBuild", "VersionGreaterThanOrEquals", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'>', '='>(A); }},
    {"MSBuild", "VersionLessThan", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'<'>(A); }},
    {"MSBuild", "VersionLessThanOrEquals", 2, 2,
     [](MsbuildWords A, Facts) { return compared<'<', '='>(A); }},
};

} // namespace

Result msbuildStatic(StringRef Type, StringRef Name, MsbuildWords Args,
                     const MsbuildFacts &Facts) {
  for (llvm::ArrayRef<Static> Table :
       {llvm::ArrayRef(Strings), llvm::ArrayRef(Paths), llvm::ArrayRef(Own)})
    for (const Static &S : Table)
      if (Type.equals_insensitive(S.Type) && Name.equals_insensitive(S.Name))
        return Args.size() < S.Least || Args.size() > S.Most
                   ? std::nullopt
                   : S.Run(Args, Facts);
  // What is read from the kit's files is of the kit, too.
  if (llvm::any_of(Args, isKits))
    return std::string(1, Msbuild::KitMark) + "kit>";
  return std::nullopt;
}

} // namespace ndistidy::build
