//===- HtmlRunTest.cpp - Tests of --html ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class HtmlRun : public EndToEnd {
protected:
  HtmlRun() {
    Folder.write("d/a.c", leakyDriver());
    Folder.write("e/b.c", goodDriver());
  }
  std::string list(const std::string &Of) {
    return runIn(Folder.path(), {"ls", "-A", Of}).Out;
  }
  bool has(llvm::StringRef Page, llvm::StringRef Text) {
    return llvm::StringRef(Folder.read(Page)).contains(Text);
  }
  /// Expects status 2 and one line about why it is not written.
  void expectRefusal(const std::string &Where, const std::string &Why) {
    Finished F = tidy({"e", "--html=" + Where});
    EXPECT_EQ(F.Status, 2);
    EXPECT_TRUE(llvm::StringRef(F.Err).ends_with(
        "\nndis-tidy: error: cannot write the HTML report to '" + Where +
        "': " + Why + "\n"))
        << F.Err;
  }
};

TEST_F(HtmlRun, OneDriverIsOnePage) {
  Finished F = tidy({"d", "--html=new/out"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(F.Out, tidy({"d"}).Out);
  EXPECT_EQ(list("new/out"), "index.html\n");
  EXPECT_TRUE(has("new/out/index.html", "<h3 id=\"finding-1-name\">"));
  EXPECT_TRUE(has("new/out/index.html", "<h1>d</h1>"));
  EXPECT_TRUE(has("new/out/index.html", "never gives back packet pool"));
  EXPECT_TRUE(has("new/out/index.html", "The whole run: 1 finding in 1 file."));
  EXPECT_TRUE(has("new/out/index.html", ">a.c:13<"));
}

TEST_F(HtmlRun, SeveralDriversHaveAPageEach) {
  EXPECT_EQ(tidy({"d", "e", "--html=out"}).Status, 1);
  EXPECT_EQ(list("out"), "driver-1-d.html\ndriver-2-e.html\nindex.html\n");
  EXPECT_TRUE(has("out/index.html", "href=\"driver-2-e.html\""));
  EXPECT_TRUE(has("out/driver-2-e.html", "<p>There are none.</p>"));
  // What an earlier run wrote goes, and nothing else.
  Folder.write("out/driver-notes.html", "mine");
  EXPECT_EQ(tidy({"e", "--html=out"}).Status, 0);
  EXPECT_EQ(list("out"), "driver-notes.html\nindex.html\n");
}

TEST_F(HtmlRun, ItIsTheSameForAFileAndForAConfiguration) {
  EXPECT_EQ(tidy({"d/a.c", "--html", "one"}).Status, 1);
  EXPECT_TRUE(has("one/index.html", ">a.c:13<"));
  Folder.write("d/.ndis-tidy.yaml", "html: report\n");
  EXPECT_EQ(tidy({"d"}).Status, 1);
  EXPECT_EQ(list("d/report"), "index.html\n");
  EXPECT_EQ(tidy({"d", "--dump-config"}).Out,
            "# d/.ndis-tidy.yaml, and the command line\n"
            "html: \"d/report\"\n");
}

TEST_F(HtmlRun, AFolderThatCannotBeWritten) {
  Folder.write("file", "");
  expectRefusal("file", "Not a directory");
  expectRefusal("file/out", "Not a directory");
  expectRefusal("/proc/out", "No such file or directory");
  Folder.write("site/index.html", "<h1>Mine</h1>");
  expectRefusal("site", "there is an index.html that ndis-tidy did not write; "
                        "name another folder");
  EXPECT_EQ(Folder.read("site/index.html"), "<h1>Mine</h1>");
}

TEST_F(HtmlRun, WhatIsNotWholeDoesNotLookWhole) {
  EXPECT_EQ(tidy({"d", "e", "--html=out"}).Status, 1);
  runIn(Folder.path(), {"rm", "out/driver-2-e.html"});
  Folder.makeFolder("out/driver-2-e.html");
  EXPECT_EQ(tidy({"d", "e", "--html=out"}).Status, 2);
  EXPECT_EQ(list("out"), "driver-1-d.html\ndriver-2-e.html\n");
}

TEST_F(HtmlRun, NothingIsAnalysedForIt) {
  expectError({"d", "--dump-ir", "--html=out"},
              "--dump-ir analyses nothing, so there is nothing for --html");
}

TEST_F(HtmlRun, WhatIsSuppressedIsNoFinding) {
  std::string Text = leakyDriver();
  Text.insert(Text.find("Unload("), "/* NOLINT */ ");
  Folder.write("d/a.c", Text);
  EXPECT_EQ(tidy({"d", "--html=out"}).Status, 0);
  EXPECT_TRUE(has("out/index.html", "<p>There are none.</p>"));
  EXPECT_TRUE(has("out/index.html", "<span class=\"none\">not reported"));
}

TEST_F(HtmlRun, VariantsShareAPage) {
  Folder.write("d/a.c", poolDriver("#ifndef BAD\nNdisFreePacketPool(Pool);\n"
                                   "#endif"));
  EXPECT_EQ(tidy({"d", "--variants=auto", "--html=out"}).Status, 1);
  EXPECT_TRUE(has("out/index.html", "Only in variant BAD."));
  EXPECT_TRUE(has("out/index.html", "In the variants base, BAD;"));
  EXPECT_TRUE(has("out/index.html", "given back on every path"));
}

} // namespace
