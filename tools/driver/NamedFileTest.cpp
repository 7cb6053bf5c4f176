//===- NamedFileTest.cpp - Tests of files that the user names -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/NamedFile.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

/// Its text, or the error without the folder's name.
std::string read(llvm::StringRef Bytes) {
  TemporaryFolder Folder;
  Folder.write("f", Bytes);
  llvm::Expected<std::string> Text = readNamed("rules from", Folder.path("f"));
  if (Text)
    return *Text;
  std::string Why = llvm::toString(Text.takeError());
  return Why.substr(0, Why.find('\'')) + Why.substr(Why.rfind('\'') + 1);
}

TEST(NamedFile, EncodingsOfWindows) {
  EXPECT_EQ(read("a: b\n"), "a: b\n");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a: b\r\n"),
            "a: b\n");
  EXPECT_EQ(read({"\xFF\xFE"
                  "a\0:\0\n\0",
                  8}),
            "a:\n");
  EXPECT_EQ(read({"\xFE\xFF"
                  "\0a\0:\0\n",
                  8}),
            "a:\n");
}

TEST(NamedFile, WhatIsNoText) {
  EXPECT_EQ(read({"a\n\0", 3}),
            "cannot read rules from : there is a NUL byte in line 2");
  EXPECT_EQ(llvm::toString(readNamed("rules from", "gone").takeError()),
            "cannot read rules from 'gone': No such file or directory");
}

} // namespace
