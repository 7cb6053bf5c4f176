//===- NamesTest.cpp - Tests of what a file is, by its name ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Names.h"
#include "gtest/gtest.h"

using namespace ndistidy::precommit;

namespace {

TEST(Names, OfEachKind) {
  for (const char *Name : {"a.c", "d/A.CPP", "x.h", "x.inl", "msg.mc"})
    EXPECT_EQ(kindOf(Name), FileKind::Source) << Name;
  for (const char *Name : {"sources", "d/SOURCES", "sources.inc", "dirs",
                           "a.sln", "A.vcxproj", "compile_commands.json"})
    EXPECT_EQ(kindOf(Name), FileKind::Description) << Name;
  EXPECT_EQ(kindOf("d/.ndis-tidy.yaml"), FileKind::Setting);
  EXPECT_EQ(kindOf("known.sarif"), FileKind::Data);
  for (const char *Name : {"README", "a.txt", "sources/a.txt", "c", ".c.swp"})
    EXPECT_EQ(kindOf(Name), FileKind::Other) << Name;
}

} // namespace
