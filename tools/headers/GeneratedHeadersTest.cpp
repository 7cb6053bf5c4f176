//===- GeneratedHeadersTest.cpp ------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/GeneratedHeaders.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Names = std::vector<std::string>;

TEST(MessageNames, OfMessagesSeveritiesAndFacilities) {
  EXPECT_EQ(messageNames("MessageIdTypedef=NTSTATUS\r\n"
                         "SeverityNames=(Success=0x0:SEVERITY_SUCCESS\r\n"
                         "  Error = 0x3 : SEVERITY_ERROR\r\n)\r\n"
                         "facilitynames = (System=0x0 Mine=0x7:FACILITY_MINE)\n"
                         "MessageId=0x1 Facility=Mine Severity=Error\n"
                         " SymbolicName = MSG_FIRST\n"
                         "Language=English\nNo SymbolicName=THIS here.\n.\n"
                         "MessageId=+1\nSymbolicName=MSG_SECOND\n"
                         "SymbolicName\nSymbolicName=1\nSeverityNames\n"),
            (Names{"SEVERITY_SUCCESS", "SEVERITY_ERROR", "FACILITY_MINE",
                   "MSG_FIRST", "MSG_SECOND"}));
  EXPECT_EQ(messageNames(""), Names{});
  EXPECT_EQ(messageNames("SeverityNames=(:"), Names{});
}

TEST(GeneratedHeaders, OfWhatLiesBesideTheDriver) {
  TemporaryFolder Folder;
  for (const char *Name : {"drv/a.c", "drv/Events.man", "drv/Wmi.mof",
                           "drv/rpc.idl", "drv/plain.txt", "inc/own.h"})
    Folder.write(Name, "");
  Folder.write("inc/Msg.mc", "SymbolicName=ONE\nSymbolicName=TWO\n");
  GeneratedHeaders All =
      generatedHeaders({Folder.path("drv/a.c"), Folder.path("inc/own.h")});
  Names Found;
  for (const auto &[Name, Header] : All)
    Found.push_back(Name + " " + Header.Tool + " " +
                    Header.From.substr(Folder.path().size()));
  EXPECT_EQ(Found,
            (Names{"events.h mc /drv/Events.man", "msg.h mc /inc/Msg.mc",
                   "rpc.h midl /drv/rpc.idl", "rpc_h.h midl /drv/rpc.idl",
                   "wmi.h wmimofck /drv/Wmi.mof"}));
  EXPECT_EQ(All["msg.h"].Text,
            "#define ONE ((long)1)\n#define TWO ((long)2)\n");
  EXPECT_EQ(All["wmi.h"].Text, "");
  EXPECT_TRUE(generatedHeaders({}).empty());
}

} // namespace
