//===- FileNames.cpp - Short names for a report's files -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/FileNames.h"

namespace ndistidy::html {

FileNames::FileNames(llvm::ArrayRef<std::string> All, llvm::StringRef Around)
    : Files(All), Folder(Around) {}

std::string FileNames::file(ir::Location L) const {
  llvm::StringRef Name = Files[L.File];
  llvm::StringRef Rest = Name;
  if (!Folder.empty() && Rest.consume_front(Folder) &&
      (Folder.ends_with("/") || Rest.starts_with("/"))) {
    Rest = Rest.ltrim('/');
    if (!Rest.empty())
      return Rest.str();
  }
  return Name.str();
}

std::string FileNames::place(ir::Location L) const {
  return L.valid() ? file(L) + ":" + std::to_string(L.Line) : "";
}

} // namespace ndistidy::html
