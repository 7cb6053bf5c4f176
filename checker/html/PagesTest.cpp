//===- PagesTest.cpp - Tests of the pages of a run ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Pages.h"
#include "html/TestLives.h"
#include "llvm/ADT/StringSet.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::html;
using engine::PathNote;

namespace {

constexpr llvm::StringLiteral Source = "// A driver.\n"
                                       "static PVOID Log;\n"
                                       "\n"
                                       "VOID Unload(void)\n"
                                       "{\n"
                                       "    if (Busy != 0)\n"
                                       "        return;\n"
                                       "    Free(Log);\n"
                                       "}\n"
                                       "\n"
                                       "NTSTATUS DriverEntry(void)\n"
                                       "{\n"
                                       "    Log = Allocate(\"x\");\n"
                                       "    return 0;\n"
                                       "}\n";

/// A driver with one resource that its unload handler may keep.
engine::Analysis leaky() {
  std::vector<PathNote> Path = {
      {PathNote::Kind::Acquire, {0, 13, 11}, "the memory is acquired here"},
      {PathNote::Kind::Branch,
       {0, 6, 14},
       "assuming 'Busy != 0' is true",
       true},
      {PathNote::Kind::Return, {0, 7, 9}, "returns here"}};
  engine::Analysis A;
  engine::Finding &F = A.Findings.emplace_back();
  F.Check = "ndis-unload-leak";
  F.Loc = {0, 7, 9};
  F.Message = "'Unload' returns without giving back the memory";
  F.Function = "Unload";
  F.Resource = "memory";
  F.Notes = Path;
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 11);
  unsigned Unload = L.routine(Stage::End, "Unload", 4, "unload handler");
  unsigned Log = L.resource("memory", "Log", Fate::Left);
  L.take(Entry, Log, 13);
  L.life().Events.back().Loc.Column = 11;
  L.giveBack(Unload, Log, 8);
  L.lose(Unload, Log, 7, Path);
  A.Lives.push_back(L.life());
  return A;
}

class Pages : public ::testing::Test {
protected:
  Pages() { Texts.set("d/a.c", Source); }

  std::string page(engine::Analysis A, const std::string &File = "d/a.c") {
    report::Report R;
    R.add(std::move(A), {File});
    return page(R);
  }
  std::string page(const report::Report &R) {
    Driver D;
    D.Name = "d";
    D.Folder = "d";
    D.Results = &R;
    D.Analysed = "1 file";
    D.Remarks = Remarks;
    D.Failures = Failures;
    D.Variants = Variants;
    return pages(D, Run, Texts).back().Text;
  }

  report::SourceTexts Texts;
  std::vector<report::Rule> Rules = {{"ndis-unload-leak", "It leaks.",
                                      "Give it back.", report::Level::Warning}};
  About Run{"1.0", Rules, {}, ""};
  std::vector<std::string> Remarks, Failures, Variants;
};

bool has(llvm::StringRef Page, llvm::StringRef Text) {
  return Page.contains(Text);
}

/// What stands behind \p Before in \p Page, up to \p End, each time.
std::vector<std::string> all(llvm::StringRef Page, llvm::StringRef Before,
                             char End = '"') {
  std::vector<std::string> Result;
  for (size_t At = Page.find(Before); At != llvm::StringRef::npos;
       At = Page.find(Before, At + 1))
    Result.push_back(
        Page.drop_front(At + Before.size()).split(End).first.str());
  return Result;
}

TEST_F(Pages, LinksLeadSomewhere) {
  std::string Page = page(leaky());
  llvm::StringSet<> Ids;
  for (const std::string &Id : all(Page, " id=\""))
    EXPECT_TRUE(Ids.insert(Id).second) << Id;
  for (const std::string &Link : all(Page, " href=\""))
    EXPECT_TRUE(Link == "data:," || Ids.contains(Link.substr(1))) << Link;
  for (const char *Name : {" aria-labelledby=\"", " aria-describedby=\""})
    for (const std::string &Id : all(Page, Name))
      EXPECT_TRUE(Ids.contains(Id)) << Id;
}

TEST_F(Pages, ElementsEndInTheirOrder) {
  std::string Page = page(leaky());
  llvm::StringRef Rest = llvm::StringRef(Page).split("<body>").second;
  Rest = Rest.split("<script>").first;
  std::vector<std::string> Open;
  while (!Rest.empty()) {
    Rest = Rest.split('<').second;
    auto [Tag, Behind] = Rest.split('>');
    Rest = Behind;
    if (Tag.empty() || Tag.ends_with("/"))
      continue;
    if (!Tag.starts_with("/")) {
      Open.push_back(Tag.split(' ').first.str());
      continue;
    }
    ASSERT_FALSE(Open.empty());
    EXPECT_EQ(Open.back(), Tag.drop_front().str());
    Open.pop_back();
  }
  EXPECT_TRUE(Open.empty());
}

TEST_F(Pages, TheTableTellsOfTheLoss) {
  std::string Page = page(leaky());
  EXPECT_TRUE(has(Page, "<th scope=\"row\" role=\"rowheader\">memory "
                        "<code>Log</code></th>"));
  EXPECT_TRUE(has(Page,
                  "<code>Unload</code> returns at <span "
                  "class=\"place\">a.c:7</span>, <span "
                  "class=\"branches\">assuming &#39;Busy != 0&#39; is true "
                  "(a.c:6)</span> <a href=\"#finding-1\">finding 1</a>"));
  EXPECT_TRUE(has(Page, "stays behind on some paths"));
}

TEST_F(Pages, ALossThatIsNotReported) {
  engine::Analysis A = leaky();
  A.Findings.clear(); // suppressed, or in the baseline
  std::string Page = page(std::move(A));
  EXPECT_TRUE(has(Page, "<span class=\"none\">not reported</span>"));
  EXPECT_TRUE(has(Page, "<p>There are none.</p>"));
  EXPECT_FALSE(has(Page, "id=\"mover\""));
}

TEST_F(Pages, TheFindingIsAnnotatedSource) {
  std::string Page = page(leaky());
  EXPECT_TRUE(has(Page, "<div class=\"line step-line\"><span "
                        "class=\"number\">6</span><code>    <span "
                        "class=\"keyword\">if</span> (Busy <span "
                        "class=\"at\">!=</span> 0)</code></div>"));
  EXPECT_TRUE(has(Page, "<p class=\"step branch\" id=\"finding-1-2\" "
                        "tabindex=\"-1\" data-place=\"a.c:6\"><span "
                        "class=\"index\">2</span> <span "
                        "class=\"kind\">true</span>"));
  EXPECT_TRUE(has(Page, "<p class=\"step problem\" id=\"finding-1-3\""));
  EXPECT_TRUE(has(Page, "<p>Give it back.</p>"));
  EXPECT_EQ(all(Page, "<section class=\"excerpt\"").size(), 2U);
}

TEST_F(Pages, SourceThatIsGone) {
  std::string Page = page(leaky(), "d/gone.c");
  EXPECT_TRUE(has(Page, "The file cannot be read as it was."));
  EXPECT_EQ(all(Page, "class=\"step ").size(), 3U);
}

TEST_F(Pages, NothingHostileGetsThrough) {
  constexpr llvm::StringLiteral Hostile =
      "\"><script>f()</script></style><img src=x onerror=f()>'<!--";
  engine::Analysis A = leaky();
  engine::Finding &F = A.Findings.front();
  for (std::string *Text : {&F.Message, &F.Function, &F.Check})
    *Text += Hostile;
  for (PathNote &N : F.Notes)
    N.Message += Hostile;
  F.Fixes.push_back({{{0, 7, 9}, {0, 7, 9}}, Hostile.str()});
  F.Variants = {Hostile.str()};
  engine::Life &L = A.Lives.front();
  L.Title += Hostile;
  L.Resources[0].Title += Hostile;
  L.Resources[0].Name += Hostile;
  L.Routines[0].Name += Hostile;
  L.Routines[1].Role += Hostile;
  A.Incompletes.push_back({{0, 1, 1}, Hostile.str(), Hostile.str()});
  Remarks = Failures = Variants = {Hostile.str()};
  std::string File = ("d/" + Hostile + ".c").str();
  std::string Text;
  for (unsigned Line = 0; Line != 20; ++Line)
    Text += "/* " + Hostile.str() + "\n";
  Texts.set(File, Text);
  std::string Page = page(std::move(A), File);
  EXPECT_EQ(all(Page, "<script").size(), 1U);
  EXPECT_EQ(all(Page, "</style").size(), 1U);
  EXPECT_EQ(all(Page, "<img").size(), 0U);
  EXPECT_EQ(all(Page, "<!--").size(), 0U);
  EXPECT_EQ(all(Page, "onerror=f()>").size(), 0U);
  EXPECT_GT(all(Page, "&lt;script&gt;").size(), 20U);
}

TEST_F(Pages, ThePolicyForbidsAllElse) {
  std::string Page = page(leaky());
  std::vector<std::string> Policy =
      all(Page, "http-equiv=\"Content-Security-Policy\" content=\"");
  ASSERT_EQ(Policy.size(), 1U);
  EXPECT_TRUE(has(Policy[0], "default-src &#39;none&#39;; "));
  EXPECT_TRUE(has(Policy[0], "; base-uri &#39;none&#39;; "
                             "form-action &#39;none&#39;"));
  EXPECT_FALSE(has(Policy[0], "unsafe"));
  EXPECT_FALSE(has(Page, " style=\""));
  EXPECT_FALSE(has(Page, "http://"));
  EXPECT_FALSE(has(Page, "https://"));
  EXPECT_FALSE(has(Page, "url("));
}

TEST_F(Pages, WhatWasNotAnalysedIsNoPass) {
  engine::Analysis A;
  A.Incompletes.push_back({{0, 1, 1}, "Halt", "too large"});
  Failures = {"'b.c' did not parse"};
  Remarks = {"lines left out"};
  std::string Page = page(std::move(A));
  EXPECT_TRUE(has(Page, "Not everything could be analysed"));
  EXPECT_TRUE(has(Page, "<li>&#39;b.c&#39; did not parse</li>"));
  EXPECT_TRUE(has(Page, "Routine &#39;Halt&#39; was not analysed to its end: "
                        "too large"));
  EXPECT_TRUE(has(Page, "<li>lines left out</li>"));
  Failures.clear();
  EXPECT_FALSE(has(page(engine::Analysis()), "Not everything"));
}

TEST_F(Pages, SeveralDriversHaveAnIndex) {
  report::Report Bad, Good;
  Bad.add(leaky(), {"d/a.c"});
  std::vector<Driver> Drivers(3);
  for (Driver &D : Drivers)
    D.Results = &Good;
  Drivers[0].Name = "some/Driver One/";
  Drivers[0].Results = &Bad;
  Drivers[1].Name = "../..";
  Drivers[2].Name = "<b>.c";
  std::vector<File> All = pages(Drivers, Run, Texts);
  ASSERT_EQ(All.size(), 4U);
  EXPECT_EQ(All[0].Name, "driver-1-driver-one.html");
  EXPECT_EQ(All[1].Name, "driver-2.html");
  EXPECT_EQ(All[2].Name, "driver-3-b-c.html");
  EXPECT_EQ(All[3].Name, "index.html");
  const std::string &Index = All[3].Text;
  EXPECT_TRUE(has(Index, "<a href=\"driver-1-driver-one.html\">"
                         "some/Driver One/</a>"));
  EXPECT_TRUE(has(Index, "&lt;b&gt;.c"));
  EXPECT_TRUE(has(All[0].Text, "<a href=\"index.html\">All drivers</a>"));
}

TEST_F(Pages, TheSameRunGivesTheSamePage) {
  EXPECT_EQ(page(leaky()), page(leaky()));
}

} // namespace
