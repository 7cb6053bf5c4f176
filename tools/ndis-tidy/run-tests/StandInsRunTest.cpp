//===- StandInsRunTest.cpp - Tests of headers that only a build makes -----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class StandInsRun : public EndToEnd {
protected:
  /// Expects the leak of d/a.c, which begins with these two lines, and \p Said
  /// before the summary.
  void leaks(llvm::StringRef TwoLines, const std::string &Said,
             const Words &Arguments = {"d"}) {
    Folder.write("d/a.c", TwoLines.str() + leakyDriver());
    Finished F = tidy(Arguments);
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c", 7));
    EXPECT_EQ(F.Err, Said + "ndis-tidy: 1 finding in 1 file\n");
  }
};

TEST_F(StandInsRun, ATraceHeaderNeedsNoWord) {
  leaks("#include \"a.tmh\"\n#include \"trace\\b.TMH\"\n", "");
  leaks("// begin_wpp config FUNC Trace(LEVEL, MSG, ...); end_wpp\n"
        "#include \"a.tmh\"\n",
        "");
}

TEST_F(StandInsRun, MessagesOfTheMessageCompiler) {
  Folder.write("d/Msg.mc", "MessageId=1\nSymbolicName=MSG_LOADED\n"
                           "MessageId=2\nSymbolicName=MSG_STOPPED\n");
  leaks("#include \"msg.h\"\n"
        "int f(int x) { switch (x) { case MSG_LOADED: case MSG_STOPPED:; } "
        "return MSG_LOADED; }\n",
        "d/a.c:1: remark: 'msg.h' is not there, which mc makes of "
        "'d/Msg.mc'; only the names of its messages are known\n");
  // A file by itself has the same neighbours.
  leaks("#include \"msg.h\"\nint x = MSG_STOPPED;\n",
        "d/a.c:1: remark: 'msg.h' is not there, which mc makes of "
        "'d/Msg.mc'; only the names of its messages are known\n",
        {"d/a.c"});
}

TEST_F(StandInsRun, OthersAreEmpty) {
  for (const char *Name : {"wmi.mof", "events.man", "rpc.idl"})
    Folder.write(std::string("d/") + Name, "");
  leaks("#include \"WMI.h\"\n#include \"sub/rpc_h.h\"\n",
        "d/a.c:1: remark: 'WMI.h' is not there, which wmimofck makes of "
        "'d/wmi.mof'; it is taken as empty\n"
        "d/a.c:2: remark: 'sub/rpc_h.h' is not there, which midl makes of "
        "'d/rpc.idl'; it is taken as empty\n");
  leaks("#include <events.h>\n\n",
        "d/a.c:1: remark: 'events.h' is not there, which mc makes of "
        "'d/events.man'; it is taken as empty\n");
}

TEST_F(StandInsRun, EachPlaceIsNamedOnce) {
  Folder.write("d/msg.mc", "");
  Folder.write("d/precomp.h", "#pragma once\n\n#include \"msg.h\"\n");
  Folder.write("d/b.c", "#include \"precomp.h\"\n");
  Folder.write("d/a.c", "#include \"precomp.h\"\n" + leakyDriver());
  EXPECT_EQ(tidy({"d"}).Err,
            "d/precomp.h:3: remark: 'msg.h' is not there, which mc makes of "
            "'d/msg.mc'; it is taken as empty\n"
            "ndis-tidy: 1 finding in 2 files\n");
}

TEST_F(StandInsRun, WhatTheBuildHasMadeIsTaken) {
  Folder.write("d/msg.mc", "");
  Folder.write("d/out/msg.h", "#define REAL 1\n");
  Folder.write("d/a.tmh", "#define TRACED 1\n");
  leaks("#include \"msg.h\"\n#include \"a.tmh\"\n", "");
  leaks("#include \"a.tmh\"\nint x = TRACED;\n", "");
}

TEST_F(StandInsRun, WhatNothingMakesIsAnError) {
  Folder.write("d/msg.mc", "");
  Folder.write("d/a.c", "#include \"other.h\"\n" + leakyDriver());
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), "d/a.c:1:10: error: 'other.h' file not found\n");
}

} // namespace
