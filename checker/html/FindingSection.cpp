//===- FindingSection.cpp - Findings as annotated source ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Annotations.h"
#include "html/Page.h"
#include "html/SourceView.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::html {
namespace {

using engine::Finding;
using engine::PathNote;

class Article {
public:
  Article(const Page &P, SourceView &Text, size_t Number, Markup &To)
      : P(P), Text(Text), F(P.Results.findings()[Number]), Number(Number),
        Steps(stepsOf(F)), To(To) {}
  void write();

private:
  std::string stepId(size_t Step) const {
    return findingId(Number) + "-" + std::to_string(Step + 1);
  }
  void head();
  void list();
  void source(const Excerpt &E);
  void line(const Excerpt &E, unsigned Line);
  void step(size_t Index);
  void fixes();
  void help();

  const Page &P;
  SourceView &Text;
  const Finding &F;
  size_t Number;
  std::vector<Step> Steps;
  Markup &To;
};

} // namespace

/// What a step is, as a class and in a word.
static std::pair<llvm::StringRef, llvm::StringRef> kindOf(const Step &S) {
  if (S.IsFinding)
    return {"problem", "finding"};
  switch (S.Of.K) {
  case PathNote::Kind::Acquire:
    return {"take", "taken"};
  case PathNote::Kind::Release:
    return {"give", "given back"};
  case PathNote::Kind::Branch:
    if (S.Of.Taken)
      return {"branch", *S.Of.Taken ? "true" : "false"};
    return {"branch", "branch"};
  case PathNote::Kind::Call:
    return {"call", "call"};
  case PathNote::Kind::Return:
    return {"return", "return"};
  case PathNote::Kind::Info:
    break;
  }
  return {"info", "note"};
}

void Article::head() {
  To.begin("header");
  To.begin("p", {{"class", "check"}});
  To.leaf("span", "Finding " + llvm::Twine(Number + 1) + " of " +
                      llvm::Twine(P.Results.findings().size()))
      .text(" · ")
      .leaf("code", F.Check);
  if (F.Loc.valid()) {
    To.text(" · ");
    writePlace(P, F.Loc, To);
  }
  To.end();
  To.leaf("h3", {{"id", findingId(Number) + "-name"}}, F.Message);
  if (!F.Variants.empty())
    To.leaf("p", {{"class", "variants"}},
            "Only in " +
                llvm::Twine(F.Variants.size() == 1 ? "variant " : "variants ") +
                llvm::join(F.Variants, ", ") + ".");
  To.end().line();
}

void Article::list() {
  To.begin("nav",
           {{"class", "steps"},
            {"aria-label", "Steps of finding " + llvm::Twine(Number + 1)}});
  To.begin("ol");
  for (size_t I = 0; I != Steps.size(); ++I) {
    auto [Class, Word] = kindOf(Steps[I]);
    To.begin("li").begin("a", {{"href", "#" + stepId(I)}, {"class", Class}});
    To.leaf("span", {{"class", "kind"}}, Word).text(" ");
    writePlace(P, Steps[I].Of.Loc, To);
    To.text(" ").leaf("span", {{"class", "message"}}, Steps[I].Of.Message);
    To.end().end().line();
  }
  To.end().end().line();
}

void Article::line(const Excerpt &E, unsigned Line) {
  std::vector<unsigned> Here;
  for (unsigned I : E.Steps)
    if (Steps[I].Of.Loc.Line == Line)
      Here.push_back(I);
  To.begin("div", {{"class", Here.empty() ? "line" : "line step-line"}});
  To.leaf("span", {{"class", "number"}}, llvm::Twine(Line)).begin("code");
  std::optional<unsigned> Column;
  if (!Here.empty())
    Column = Steps[Here.back()].Of.Loc.Column;
  Text.writeLine(E.File, Line, Column, To);
  To.end().end().line();
  for (unsigned I : Here)
    step(I);
}

void Article::step(size_t I) {
  auto [Class, Word] = kindOf(Steps[I]);
  To.begin("p", {{"class", "step " + Class},
                 {"id", stepId(I)},
                 {"tabindex", "-1"},
                 {"data-place", P.Files.place(Steps[I].Of.Loc)}});
  To.leaf("span", {{"class", "index"}}, llvm::Twine(I + 1));
  To.text(" ").leaf("span", {{"class", "kind"}}, Word);
  To.text(" ").leaf("span", {{"class", "message"}}, Steps[I].Of.Message);
  To.end().line();
}

void Article::source(const Excerpt &E) {
  std::string Name = P.Files.file({E.File, 1, 1});
  To.begin("section", {{"class", "excerpt"}, {"aria-label", Name}});
  To.leaf("p", {{"class", "file"}}, Name).line();
  if (Text.lineCount(E.File) < E.Stretches.back().Last) {
    To.leaf("p", {{"class", "none"}}, "The file cannot be read as it was.");
    for (unsigned I : E.Steps)
      step(I);
  } else {
    To.begin("div", {{"class", "code"}}).line();
    for (size_t I = 0; I != E.Stretches.size(); ++I) {
      if (I != 0) {
        unsigned Left = E.Stretches[I].First - E.Stretches[I - 1].Last - 1;
        To.leaf("p", {{"class", "gap"}}, llvm::Twine(Left) + " lines left out")
            .line();
      }
      for (unsigned Line = E.Stretches[I].First; Line <= E.Stretches[I].Last;
           ++Line)
        line(E, Line);
    }
    To.end();
  }
  To.end().line();
}

void Article::fixes() {
  if (F.Fixes.empty())
    return;
  To.begin("p", {{"class", "fix"}});
  for (const engine::FixIt &Fix : F.Fixes) {
    bool Inserts = Fix.Where.Begin == Fix.Where.End;
    To.text(Inserts ? "Put in " : "Write ").leaf("code", Fix.Text);
    To.text(" at ");
    writePlace(P, Fix.Where.Begin, To);
    To.text(". ");
  }
  To.end().line();
}

void Article::help() {
  auto Rule = llvm::find_if(
      P.Rules, [&](const report::Rule &R) { return R.Id == F.Check; });
  if (Rule == P.Rules.end() || Rule->Help.empty())
    return;
  To.begin("details", {{"class", "help"}});
  To.leaf("summary", "What to do about " + Rule->Id);
  To.leaf("p", Rule->Summary);
  To.leaf("p", Rule->Help);
  To.end().line();
}

void Article::write() {
  To.begin("article", {{"class", "finding"},
                       {"id", findingId(Number)},
                       {"tabindex", "-1"},
                       {"aria-labelledby", findingId(Number) + "-name"}});
  head();
  To.begin("div", {{"class", "walk"}});
  list();
  To.begin("div", {{"class", "source"}});
  for (const Excerpt &E :
       excerptsOf(Steps, [&](uint32_t File) { return Text.lineCount(File); }))
    source(E);
  To.end().end();
  fixes();
  help();
  To.end().line();
}

void writeFindings(const Page &P, Markup &To) {
  if (P.Results.findings().empty())
    To.leaf("p", "There are none.");
  SourceView Text(P.Results.files(), P.Texts);
  for (size_t Number = 0; Number != P.Results.findings().size(); ++Number)
    Article(P, Text, Number, To).write();
}

} // namespace ndistidy::html
