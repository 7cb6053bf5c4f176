//===- MissingHeader.cpp - What to do about a header ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/MissingHeader.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <vector>

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// The folder of the repository that \p File is in, else the one above its own.
static std::string whereToLook(llvm::StringRef File) {
  constexpr unsigned MostAbove = 12;
  std::string Own = path::parent_path(File).str();
  if (Own.empty())
    Own = ".";
  llvm::SmallString<256> Folder(Own), Above(Own);
  path::append(Above, "..");
  for (unsigned N = 0; N != MostAbove && fs::is_directory(Folder); ++N) {
    llvm::SmallString<256> Git(Folder);
    path::append(Git, ".git");
    if (fs::exists(Git))
      return Folder.str().str();
    path::append(Folder, "..");
  }
  return Above.str().str();
}

namespace {

struct Places {
  std::vector<std::string> Headers; ///< of which one may be meant
  std::vector<std::string> Sources; ///< of which it is made
};

} // namespace

static Places look(llvm::StringRef Name, llvm::StringRef Below) {
  constexpr unsigned MostEntries = 20000;
  Places Found;
  std::string End = "/" + path::convert_to_slash(Name, path::Style::windows);
  std::error_code Why;
  unsigned N = 0;
  for (fs::recursive_directory_iterator It(Below, Why, /*follow=*/false), Last;
       !Why && It != Last && N != MostEntries; It.increment(Why), ++N) {
    if (It->type() == fs::file_type::directory_file &&
        path::filename(It->path()).starts_with("."))
      It.no_push();
    llvm::StringRef Path = It->path();
    if (Path.ends_with_insensitive(End))
      Found.Headers.push_back(Path.str());
    else if (Path.consume_back(".in") && Path.ends_with_insensitive(End))
      Found.Sources.push_back(It->path());
  }
  return Found;
}

/// \p Path as one would write it.
static std::string plain(llvm::StringRef Path) {
  llvm::SmallString<256> Real;
  return (fs::real_path(Path, Real) ? Path : Real.str()).str();
}

std::string whereMissingIs(llvm::StringRef Name, llvm::StringRef Includer) {
  // Of "../src/config.h" only the end can be elsewhere.
  llvm::StringRef Rest = Name;
  while (Rest.consume_front("../") || Rest.consume_front("..\\") ||
         Rest.consume_front("./"))
    ;
  if (Rest.empty() || path::is_absolute(Rest))
    return "";
  Places Found = look(Rest, whereToLook(Includer));
  if (Found.Sources.size() == 1)
    return "the driver's build makes it of '" + plain(Found.Sources.front()) +
           "'; configure it first";
  if (Found.Headers.size() != 1 || Rest.size() != Name.size())
    return "";
  std::string Folder =
      plain(llvm::StringRef(Found.Headers.front()).drop_back(Name.size() + 1));
  return "there is one in '" + Folder + "'; to search there, add: -- -I" +
         Folder;
}

} // namespace ndistidy::command
