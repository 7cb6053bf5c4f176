//===- SourceLookTest.cpp - Tests of what sources give away ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/SourceLook.h"
#include "gtest/gtest.h"

using namespace ndistidy::build;

namespace {

using Words = std::vector<std::string>;

Words defines(llvm::StringRef Text) {
  SourceLook L;
  lookAt(Text, L);
  return suggestDefines(L).Defines;
}

bool hasEntry(llvm::StringRef Text) {
  SourceLook L;
  lookAt(Text, L);
  return L.DefinesDriverEntry;
}

TEST(SourceLook, MacrosOfEachKindOfDriver) {
  EXPECT_EQ(defines("x = NdisMRegisterMiniportDriver(a, b);"),
            (Words{"NDIS_MINIPORT_DRIVER=1", "NDIS630_MINIPORT=1"}));
  EXPECT_EQ(defines("NdisMRegisterMiniport (w, &c, n);"),
            (Words{"NDIS_MINIPORT_DRIVER=1", "NDIS51_MINIPORT=1"}));
  EXPECT_EQ(
      defines("NdisIMRegisterLayeredMiniport(w);\nNdisRegisterProtocol(s);"),
      (Words{"NDIS_MINIPORT_DRIVER=1", "NDIS51_MINIPORT=1", "NDIS51=1"}));
  EXPECT_EQ(defines("NdisRegisterProtocolDriver(0);"), Words{"NDIS630=1"});
  EXPECT_EQ(defines("NdisFRegisterFilterDriver(0);"), Words{"NDIS630=1"});
  EXPECT_EQ(defines("int x;"), Words{});
  // Both generations: which one it is, nobody knows.
  EXPECT_EQ(
      defines("NdisMRegisterMiniport(1); NdisMRegisterMiniportDriver(2);"),
      Words{"NDIS_MINIPORT_DRIVER=1"});
}

TEST(SourceLook, TheHighestVersionThatIsTested) {
  EXPECT_EQ(defines("#ifdef NDIS50_MINIPORT\n#endif\nNdisMRegisterMiniport(1)"),
            (Words{"NDIS_MINIPORT_DRIVER=1", "NDIS50_MINIPORT=1"}));
  EXPECT_EQ(defines("#if defined(NDIS61) || (NDIS_SUPPORT_NDIS620)\n#endif\n"
                    "#if NDIS51\n#endif\nNdisRegisterProtocolDriver(1)"),
            Words{"NDIS620=1"});
  EXPECT_EQ(defines("#if A \\\n && NDIS40\n#endif\nNdisRegisterProtocol(1)"),
            Words{"NDIS40=1"});
}

TEST(SourceLook, WhatTheDriverDefinesIsLeftToIt) {
  EXPECT_EQ(defines("#define NDIS50_MINIPORT 1\nNdisMRegisterMiniport(1)"),
            Words{"NDIS_MINIPORT_DRIVER=1"});
  EXPECT_EQ(defines("#define NDIS_MINIPORT_DRIVER\n#  define NDIS60_MINIPORT\n"
                    "NdisMRegisterMiniportDriver(1)"),
            Words{});
}

TEST(SourceLook, CommentsAndStringsSayNothing) {
  EXPECT_EQ(defines("// NdisMRegisterMiniport(1)\n"
                    "/* NdisMRegisterMiniport(1) */\n"
                    "char *s = \"\\\"NdisMRegisterMiniport(1)\";\n"
                    "void *p = NdisMRegisterMiniport;"),
            Words{});
  EXPECT_EQ(defines("/* NdisMRegisterMiniport(1)"), Words{});
  EXPECT_EQ(defines("\"NdisMRegisterMiniport(1)"), Words{});
}

TEST(SourceLook, ADefinitionOfDriverEntry) {
  EXPECT_TRUE(hasEntry("NTSTATUS DriverEntry(IN PDRIVER_OBJECT D,\n"
                       "  PUNICODE_STRING (R))\n{ }"));
  EXPECT_FALSE(hasEntry("NTSTATUS DriverEntry(PDRIVER_OBJECT D);"));
  EXPECT_FALSE(hasEntry("DRIVER_INITIALIZE DriverEntry;"));
  EXPECT_FALSE(hasEntry("#pragma alloc_text(INIT, DriverEntry)\n"));
  EXPECT_FALSE(hasEntry("DriverEntry("));
}

TEST(SourceLook, OneDriverForEachEntry) {
  EXPECT_EQ(splitAtEntries("dd", {}), Words{"dd"});
  EXPECT_EQ(splitAtEntries("dd", {"dd/a/x.c"}), Words{"dd"});
  EXPECT_EQ(splitAtEntries("dd", {"dd/a/x.c", "dd/a/y.c"}), Words{"dd"});
  EXPECT_EQ(splitAtEntries("dd", {"dd/b/src/x.c", "dd/a/y.c"}),
            (Words{"dd/a", "dd/b"}));
  EXPECT_EQ(splitAtEntries("dd", {"dd/x.c", "dd/a/src/y.c"}),
            (Words{"dd", "dd/a"}));
}

} // namespace
