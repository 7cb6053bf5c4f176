//===- Pages.cpp - A run as a folder of pages -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Pages.h"
#include "html/Page.h"
#include "report/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/SHA256.h"

namespace ndistidy::html {

// Made when the project is built.
extern const unsigned char PackedStyle[], PackedScript[];
extern const size_t PackedStyleSize, PackedScriptSize;

using engine::LifeResource;
using Fate = LifeResource::Fate;

static llvm::StringRef style() {
  return {reinterpret_cast<const char *>(PackedStyle), PackedStyleSize};
}

static llvm::StringRef script() {
  return {reinterpret_cast<const char *>(PackedScript), PackedScriptSize};
}

/// As a policy names an element of text \p Text.
static std::string hashOf(llvm::StringRef Text) {
  auto Hash =
      llvm::SHA256::hash(llvm::ArrayRef(Text.bytes_begin(), Text.bytes_end()));
  return "'sha256-" + llvm::encodeBase64(Hash) + "'";
}

/// A page from its beginning to its main part.
static void beginPage(llvm::StringRef Title, const About &Run, Markup &To) {
  To.trusted("<!DOCTYPE html>\n").begin("html", {{"lang", "en"}}).line();
  To.begin("head").line();
  To.empty("meta", {{"charset", "utf-8"}}).line();
  To.empty("meta",
           {{"http-equiv", "Content-Security-Policy"},
            {"content", "default-src 'none'; style-src " + hashOf(style()) +
                            "; script-src " + hashOf(script()) +
                            "; img-src data:; base-uri 'none'; "
                            "form-action 'none'"}})
      .line();
  To.trusted(Generator).text(" " + Run.Version).trusted("\"/>").line();
  To.empty("meta", {{"name", "viewport"},
                    {"content", "width=device-width, initial-scale=1"}})
      .line();
  To.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  To.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line();
  // Otherwise a browser asks for one.
  To.empty("link", {{"rel", "icon"}, {"href", "data:,"}}).line();
  To.leaf("title", Title).line();
  To.begin("style").trusted(style()).end().line();
  To.end().line();
  To.begin("body").line();
  To.leaf("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the report");
}

static void endPage(const About &Run, Markup &To) {
  To.begin("footer")
      .leaf("p", "Made by ndis-tidy " + Run.Version +
                     ". It says nothing where it does not know: no finding is "
                     "no proof.")
      .end()
      .line();
  To.begin("script").trusted(script()).end().line();
  To.end().end().line();
}

static std::string count(size_t N, llvm::StringRef What) {
  return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
}

/// What was not looked at must not look like a pass.
static std::vector<std::string> problems(const Driver &D, const About &Run) {
  std::vector<std::string> All = Run.Failures;
  for (const std::string &Why : D.Failures)
    if (!llvm::is_contained(All, Why))
      All.push_back(Why);
  for (const engine::Incomplete &I : D.Results->incompletes()) {
    std::string &Text = All.emplace_back(report::incompleteMessage(I));
    Text.front() = llvm::toUpper(Text.front());
  }
  return All;
}

static void writeProblems(const std::vector<std::string> &All, Markup &To) {
  if (All.empty())
    return;
  To.begin("div", {{"class", "warning"}, {"role", "note"}});
  To.leaf("p", {{"class", "lead"}},
          "Not everything could be analysed. That nothing is said about a part "
          "is no pass:");
  To.begin("ul");
  for (const std::string &Why : All)
    To.leaf("li", Why);
  To.end().end().line();
}

namespace {

/// The resources of all lives by what becomes of them.
struct Fates {
  unsigned Taken = 0, Left = 0, Unclear = 0;
};

} // namespace

static Fates fatesOf(const report::Report &R) {
  Fates Result;
  for (const engine::Life &L : R.lives())
    for (const LifeResource &What : L.Resources) {
      Result.Taken += What.Ends != Fate::Between;
      Result.Left += What.Ends == Fate::Left;
      Result.Unclear += What.Ends == Fate::Unclear;
    }
  return Result;
}

static void fact(llvm::StringRef Name, unsigned Value, llvm::StringRef Class,
                 Markup &To) {
  To.begin("div", {{"class", Value ? Class : "calm"}});
  To.leaf("dt", Name).leaf("dd", llvm::Twine(Value)).end();
}

static void writeFacts(const Driver &D, Markup &To) {
  Fates All = fatesOf(*D.Results);
  To.begin("dl", {{"class", "facts"}});
  fact("findings", static_cast<unsigned>(D.Results->findings().size()), "bad",
       To);
  fact("resources taken", All.Taken, "calm", To);
  fact("left behind at the end", All.Left, "bad", To);
  fact("not followed to the end", All.Unclear, "unsure", To);
  To.end().line();
}

static void beginSection(llvm::StringRef Id, llvm::StringRef Name, Markup &To) {
  To.begin("section", {{"id", Id}, {"aria-labelledby", Id + "-name"}});
  To.leaf("h2", {{"id", Id + "-name"}}, Name).line();
}

/// The keys that move, for who does not know them, and where they lead to.
static void writeMover(Markup &To) {
  To.begin("div", {{"class", "mover"},
                   {"id", "mover"},
                   {"role", "region"},
                   {"aria-label", "Walk through the findings"},
                   {"hidden", ""}});
  auto Button = [&](llvm::StringRef Id, llvm::StringRef Key,
                    llvm::StringRef Name) {
    To.begin("button",
             {{"type", "button"}, {"id", Id}, {"aria-keyshortcuts", Key}});
    To.text(Name).text(" ").leaf("kbd", {{"aria-hidden", "true"}}, Key).end();
  };
  To.begin("div", {{"class", "buttons"}});
  Button("previous-finding", "p", "Previous finding");
  Button("previous-step", "k", "Previous step");
  Button("next-step", "j", "Next step");
  Button("next-finding", "n", "Next finding");
  To.end();
  To.leaf("p", {{"id", "now"}, {"role", "status"}, {"aria-live", "polite"}},
          "j and k walk through the steps, n and p through the findings.");
  To.end().line();
}

static void writeCoverage(const Driver &D, const About &Run, Markup &To) {
  if (!Run.Summary.empty())
    To.leaf("p", Run.Summary + ".");
  if (!D.Analysed.empty())
    To.leaf("p", "Analysed: " + D.Analysed + ".");
  if (!D.Variants.empty())
    To.leaf("p", "In the variants " + llvm::join(D.Variants, ", ") +
                     "; the picture and the resources are those of the first.");
  if (D.Remarks.empty())
    return;
  To.leaf("p", "Not analysed:").begin("ul");
  for (const std::string &Remark : D.Remarks)
    To.leaf("li", Remark);
  To.end().line();
}

static std::string driverPage(const Driver &D, const About &Run,
                              report::SourceTexts &Texts, bool HasIndex) {
  FileNames Files(D.Results->files(), D.Folder);
  Page P{*D.Results, Files, Texts, Run.Rules};
  Markup To;
  beginPage(D.Name + " - ndis-tidy", Run, To);
  To.begin("header", {{"class", "top"}});
  To.begin("p", {{"class", "up"}});
  if (HasIndex)
    To.leaf("a", {{"href", "index.html"}}, "All drivers");
  else
    To.text("ndis-tidy");
  To.end();
  To.leaf("h1", D.Name).line();
  To.begin("nav", {{"aria-label", "Sections"}}).begin("ul");
  constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> Sections[] = {
      {"#life-section", "Its life"},
      {"#resources", "Resources"},
      {"#findings", "Findings"},
      {"#coverage", "What was analysed"}};
  for (const auto &[Link, Name] : Sections)
    To.begin("li").leaf("a", {{"href", Link}}, Name).end();
  To.end().end().end().line();
  To.begin("main", {{"id", "main"}, {"tabindex", "-1"}}).line();
  writeFacts(D, To);
  writeProblems(problems(D, Run), To);
  beginSection("life-section", "Its life", To);
  writeLives(P, To);
  To.end().line();
  beginSection("resources", "Resources", To);
  writeResources(P, To);
  To.end().line();
  beginSection("findings", "Findings", To);
  writeFindings(P, To);
  To.end().line();
  beginSection("coverage", "What was analysed", To);
  writeCoverage(D, Run, To);
  To.end().end().line();
  if (!D.Results->findings().empty())
    writeMover(To);
  endPage(Run, To);
  return To.take();
}

static std::string indexPage(llvm::ArrayRef<Driver> Drivers,
                             llvm::ArrayRef<File> Pages, const About &Run) {
  Markup To;
  beginPage(count(Drivers.size(), "driver") + " - ndis-tidy", Run, To);
  To.begin("header", {{"class", "top"}})
      .leaf("h1", count(Drivers.size(), "driver"))
      .end()
      .line();
  To.begin("main", {{"id", "main"}, {"tabindex", "-1"}}).line();
  writeProblems(Run.Failures, To);
  To.begin("table", {{"role", "table"}, {"class", "drivers"}});
  To.leaf("caption", "The drivers of this run").line();
  To.begin("thead", {{"role", "rowgroup"}}).begin("tr", {{"role", "row"}});
  constexpr llvm::StringLiteral Heads[] = {
      "Driver", "Findings", "Left behind at the end", "What was analysed"};
  for (llvm::StringLiteral Head : Heads)
    To.leaf("th", {{"scope", "col"}, {"role", "columnheader"}}, Head);
  To.end().end().begin("tbody", {{"role", "rowgroup"}}).line();
  for (const auto &[D, Page] : llvm::zip(Drivers, Pages)) {
    auto Cell = [&](llvm::StringRef Head, const llvm::Twine &Text,
                    llvm::StringRef Class = "") {
      To.leaf("td", {{"role", "cell"}, {"data-head", Head}, {"class", Class}},
              Text);
    };
    size_t Findings = D.Results->findings().size();
    unsigned Left = fatesOf(*D.Results).Left;
    To.begin("tr", {{"role", "row"}});
    To.begin("th", {{"scope", "row"}, {"role", "rowheader"}})
        .leaf("a", {{"href", Page.Name}}, D.Name)
        .end();
    Cell("Findings", llvm::Twine(Findings), Findings ? "bad" : "");
    Cell("Left behind at the end", llvm::Twine(Left), Left ? "bad" : "");
    bool Whole = problems(D, Run).empty();
    Cell("What was analysed", (Whole ? "" : "Not everything. ") + D.Analysed);
    To.end().line();
  }
  To.end().end().end().line();
  endPage(Run, To);
  return To.take();
}

/// Letters and digits of \p Name, for the name of a file.
static std::string plain(llvm::StringRef Name) {
  constexpr size_t Longest = 40;
  std::string Result;
  for (char C : Name.rtrim('/').rsplit('/').second.empty()
                    ? Name.rtrim('/')
                    : Name.rtrim('/').rsplit('/').second)
    if (llvm::isAlnum(C))
      Result += llvm::toLower(C);
    else if (!Result.empty() && Result.back() != '-')
      Result += '-';
  return llvm::StringRef(Result).take_front(Longest).trim('-').str();
}

std::vector<File> pages(llvm::ArrayRef<Driver> Drivers, const About &Run,
                        report::SourceTexts &Texts) {
  if (Drivers.size() == 1)
    return {{"index.html", driverPage(Drivers.front(), Run, Texts, false)}};
  std::vector<File> Result;
  for (const auto &[Number, D] : llvm::enumerate(Drivers)) {
    std::string Name = plain(D.Name);
    Result.push_back({"driver-" + std::to_string(Number + 1) +
                          (Name.empty() ? "" : "-" + Name) + ".html",
                      driverPage(D, Run, Texts, true)});
  }
  Result.push_back({"index.html", indexPage(Drivers, Result, Run)});
  return Result;
}

} // namespace ndistidy::html
