//===- TextParser.cpp - The IR as text: parsing modules -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Text.h"
#include "ir/TextSyntax.h"
#include "ir/TextTerms.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

namespace ndistidy::ir {
namespace {

class Parser : TermParser {
public:
  Parser(llvm::MemoryBufferRef Text, SymbolTable Names) : TermParser(Text) {
    M.Symbols = std::move(Names);
  }
  llvm::Expected<Module> parse();

private:
  /// A block's name in the function at hand. Until the function's end, its
  /// terminators refer to blocks by an index into Labels.
  struct Label {
    Token FirstUse;
    std::optional<BlockId> Block;
  };

  bool atLabel() const;
  BlockId labelIndex(const Token &T);
  BlockId label();
  std::optional<Step> step();
  Call call(std::optional<Place> Result, const Token &Start);
  std::optional<Terminator> terminator();
  Switch switchOn(const Token &Start);

  std::vector<Parameter> parameters();
  void function(const Token &Start);
  void block(Function &F);
  void resolveLabels(Function &F);

  void declaration();
  void global(const Token &Start);
  void initializer(const Token &Start);

  std::vector<Label> Labels;
  llvm::StringMap<BlockId> LabelIndex;
};

//===----------------------------------------------------------------------===//
// Steps and terminators
//===----------------------------------------------------------------------===//

bool Parser::atLabel() const {
  return Tok.K == Token::Kind::Name &&
         !llvm::is_contained(syntax::Reserved, Tok.Text);
}

/// Of the label that \p T is.
BlockId Parser::labelIndex(const Token &T) {
  auto [It, New] =
      LabelIndex.try_emplace(T.Text, static_cast<BlockId>(Labels.size()));
  if (New)
    Labels.push_back({T, std::nullopt});
  return It->second;
}

BlockId Parser::label() {
  Token Start = Tok;
  if (atLabel())
    take();
  else
    fail(Start, "expected a label, found " + describe(Start));
  return labelIndex(Start);
}

/// Nothing, if there is no step here.
std::optional<Step> Parser::step() {
  Token Start = Tok;
  if (accept("call"))
    return call(std::nullopt, Start);
  if (!at("%") && !at("$") && !at("@"))
    return std::nullopt;
  Place Target = place();
  expect("=");
  if (accept("call"))
    return call(std::move(Target), Start);
  Value Source = value();
  return Store{std::move(Target), std::move(Source), locationOr(Start)};
}

/// Behind the word "call".
Call Parser::call(std::optional<Place> Result, const Token &Start) {
  Call C;
  C.Result = std::move(Result);
  C.Callee = accept("*") ? value() : Value::function(name());
  expect("(");
  if (!accept(")")) {
    do {
      C.Arguments.push_back(value());
      if (!accept("!"))
        continue;
      C.ArgumentRanges.resize(C.Arguments.size());
      Range &R = C.ArgumentRanges.back();
      R.Begin = point();
      if (R.valid()) {
        expect("-");
        R.End = point();
      }
    } while (accept(","));
    expect(")");
  }
  if (!C.ArgumentRanges.empty())
    C.ArgumentRanges.resize(C.Arguments.size());
  C.Loc = locationOr(Start);
  if (accept("!")) {
    C.Statement.Begin = point();
    expect("-");
    C.Statement.End = point();
  }
  return C;
}

/// Nothing, if there is no terminator here.
std::optional<Terminator> Parser::terminator() {
  Token Start = Tok;
  if (accept("goto"))
    return Goto{label()};
  if (accept("unreachable"))
    return Unreachable{};
  if (accept("switch"))
    return switchOn(Start);
  if (accept("branch")) {
    Branch B;
    B.Cond = condition();
    expect("?");
    B.True = label();
    expect(":");
    B.False = label();
    B.Loc = locationOr(Start);
    return B;
  }
  if (!accept("return"))
    return std::nullopt;
  Return R;
  if (!atLabel() && !at("!") && !at("}"))
    R.Result = value();
  R.Loc = locationOr(Start);
  return R;
}

/// Behind the word "switch".
Switch Parser::switchOn(const Token &Start) {
  Switch S;
  S.On = value();
  expect("{");
  while (!at("default") && !failed()) {
    Switch::Case C;
    C.First = C.Last = integer();
    if (accept(".."))
      C.Last = integer();
    expect(":");
    C.Target = label();
    expect(",");
    S.Cases.push_back(C);
  }
  expect("default");
  expect(":");
  S.Default = label();
  expect("}");
  S.Loc = locationOr(Start);
  return S;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// Behind the name of a function.
std::vector<Parameter> Parser::parameters() {
  std::vector<Parameter> Ps;
  expect("(");
  if (accept(")"))
    return Ps;
  do {
    Parameter P;
    P.Name = name();
    if (accept(":"))
      P.Type = M.Symbols.intern(string());
    P.PointsToConst = accept("const");
    Ps.push_back(P);
  } while (accept(","));
  expect(")");
  return Ps;
}

void Parser::function(const Token &Start) {
  Function F;
  F.Name = name();
  F.Parameters = parameters();
  F.Internal = accept("internal");
  F.Inline = accept("inline");
  if (accept("returns"))
    F.ReturnType = M.Symbols.intern(string());
  if (accept("incomplete"))
    F.Incomplete = string();
  F.Loc = locationOr(Start);
  Current = &F;
  expect("{");
  while (!at("}") && !failed())
    block(F);
  expect("}");
  resolveLabels(F);
  Current = nullptr;
  M.Functions.push_back(std::move(F));
}

void Parser::block(Function &F) {
  Token Start = Tok;
  // The first block is b0 when it does not say.
  bool Unnamed = F.Blocks.empty() && !atLabel();
  if (Unnamed)
    Start.Text = "b0";
  Label &L = Labels[Unnamed ? labelIndex(Start) : label()];
  if (!Unnamed)
    expect(":");
  if (failed())
    return;
  if (L.Block)
    return fail(Start, "second block '" + Start.Text + "'");
  L.Block = static_cast<BlockId>(F.Blocks.size());

  Block B;
  while (std::optional<Step> S = step())
    B.Steps.push_back(std::move(*S));
  std::optional<Terminator> T = terminator();
  if (!T)
    return fail(Tok, "expected a step or a terminator, found " + describe(Tok));
  B.Term = std::move(*T);
  F.Blocks.push_back(std::move(B));
}

/// Turns indices into Labels into block numbers.
void Parser::resolveLabels(Function &F) {
  for (const Label &L : Labels)
    if (!L.Block)
      fail(L.FirstUse, "no block '" + L.FirstUse.Text + "'");
  if (!failed())
    for (Block &B : F.Blocks)
      forEachTarget(
          B.Term, [this](BlockId &Target) { Target = *Labels[Target].Block; });
  Labels.clear();
  LabelIndex.clear();
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

void Parser::declaration() {
  Declaration D;
  D.Name = name();
  D.Parameters = parameters();
  D.System = accept("system");
  D.Variadic = accept("variadic");
  D.NoReturn = accept("noreturn");
  M.Declarations.push_back(std::move(D));
}

void Parser::global(const Token &Start) {
  Global G;
  expect("@");
  G.Name = name();
  G.Internal = accept("internal");
  G.Defined = !accept("extern");
  G.Const = accept("const");
  G.Loc = locationOr(Start);
  M.Globals.push_back(G);
}

void Parser::initializer(const Token &Start) {
  Store S;
  S.Target = place();
  expect("=");
  S.Source = value();
  S.Loc = locationOr(Start);
  M.Initializers.push_back(std::move(S));
}

llvm::Expected<Module> Parser::parse() {
  while (accept("file"))
    M.Files.push_back(string());
  if (M.Files.empty())
    M.Files.push_back(BufferName.str());
  while (Tok.K != Token::Kind::End) {
    Token Start = Tok;
    if (accept("macro"))
      M.Macros.push_back(name());
    else if (accept("declare"))
      declaration();
    else if (accept("global"))
      global(Start);
    else if (accept("init"))
      initializer(Start);
    else if (accept("func"))
      function(Start);
    else
      fail(Start, "expected macro, declare, global, init or func, found " +
                      describe(Start));
  }
  if (failed())
    return llvm::createStringError(Error);
  return std::move(M);
}

} // namespace

llvm::Expected<Module> parse(llvm::MemoryBufferRef Text, SymbolTable Names) {
  return Parser(Text, std::move(Names)).parse();
}

} // namespace ndistidy::ir
