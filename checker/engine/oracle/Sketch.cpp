//===- Sketch.cpp - A structured program to generate and mutate -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Sketch.h"
#include "engine/oracle/Toy.h"
#include "llvm/Support/raw_ostream.h"
#include <utility>

namespace ndistidy::engine::oracle {

Test negate(const Test &T) {
  static constexpr std::pair<const char *, const char *> Opposites[] = {
      {"==", "!="}, {"<", ">="}, {">", "<="}};
  for (auto [One, Other] : Opposites) {
    if (T.Op == One)
      return {T.Left, Other, T.Right};
    if (T.Op == Other)
      return {T.Left, One, T.Right};
  }
  return T;
}

static Statement make(Statement::Kind K, std::string Text) {
  Statement S;
  S.K = K;
  S.Text = std::move(Text);
  return S;
}

Statement step(std::string Text) {
  return make(Statement::Kind::Step, std::move(Text));
}

Statement when(Test Cond, Sequence Then, Sequence Else) {
  Statement S = make(Statement::Kind::If, "");
  S.Cond = std::move(Cond);
  S.Then = std::move(Then);
  S.Else = std::move(Else);
  return S;
}

Statement repeat(Test Cond, Sequence Body) {
  Statement S = make(Statement::Kind::While, "");
  S.Cond = std::move(Cond);
  S.Then = std::move(Body);
  return S;
}

Statement loop(std::string Counter, std::string Bound, Sequence Body) {
  Statement S = make(Statement::Kind::Loop, std::move(Counter));
  S.Bound = std::move(Bound);
  S.Then = std::move(Body);
  return S;
}

Statement once(Sequence Body) {
  Statement S = make(Statement::Kind::Once, "");
  S.Then = std::move(Body);
  return S;
}

Statement leave() { return make(Statement::Kind::Break, ""); }

Statement jump(std::string Label) {
  return make(Statement::Kind::Goto, std::move(Label));
}

Statement label(std::string Name) {
  return make(Statement::Kind::Label, std::move(Name));
}

Statement giveBack(std::string Value) {
  return make(Statement::Kind::Return, std::move(Value));
}

void append(Sequence &To, const Sequence &More) {
  To.insert(To.end(), More.begin(), More.end());
}

namespace {

/// Writes the blocks of one routine.
class Writer {
public:
  explicit Writer(llvm::raw_ostream &OS) : OS(OS) {}
  void routine(const Routine &R);

private:
  void sequence(const Sequence &Ss);
  void statement(const Statement &S);
  void branch(const Statement &S);
  void repeat(const Statement &S);
  std::string fresh() { return "b" + std::to_string(++Blocks); }
  /// Begins a block, into which control also falls from the one before.
  void begin(const std::string &Label);
  void end(const std::string &Terminator);

  llvm::raw_ostream &OS;
  unsigned Blocks = 0;
  bool Open = false;
  std::vector<std::string> Leave; ///< where Break goes
};

void Writer::begin(const std::string &Label) {
  if (Open)
    end("goto " + Label);
  OS << Label << ":\n";
  Open = true;
}

void Writer::end(const std::string &Terminator) {
  OS << "  " << Terminator << '\n';
  Open = false;
}

void Writer::sequence(const Sequence &Ss) {
  for (const Statement &S : Ss)
    // What stands behind a jump is reached through a label only.
    if (Open || S.K == Statement::Kind::Label)
      statement(S);
}

void Writer::statement(const Statement &S) {
  switch (S.K) {
  case Statement::Kind::Step:
    OS << "  " << S.Text << '\n';
    break;
  case Statement::Kind::If:
    branch(S);
    break;
  case Statement::Kind::Loop:
  case Statement::Kind::While:
    repeat(S);
    break;
  case Statement::Kind::Once: {
    std::string Behind = fresh();
    Leave.push_back(Behind);
    sequence(S.Then);
    Leave.pop_back();
    begin(Behind);
    break;
  }
  case Statement::Kind::Break:
    if (!Leave.empty())
      end("goto " + Leave.back());
    break;
  case Statement::Kind::Goto:
    end("goto " + S.Text);
    break;
  case Statement::Kind::Label:
    begin(S.Text);
    break;
  case Statement::Kind::Return:
    end("return " + S.Text);
    break;
  }
}

void Writer::branch(const Statement &S) {
  std::string Then = fresh(), Else = fresh(), Behind = fresh();
  end("branch " + S.Cond.Left + " " + S.Cond.Op + " " + S.Cond.Right + " ? " +
      Then + " : " + Else);
  begin(Then);
  sequence(S.Then);
  if (Open)
    end("goto " + Behind);
  begin(Else);
  sequence(S.Else);
  begin(Behind);
}

void Writer::repeat(const Statement &S) {
  std::string Head = fresh(), Body = fresh(), Behind = fresh();
  bool Counts = S.K == Statement::Kind::Loop;
  Test Goes = Counts ? Test{S.Text, "<", S.Bound} : S.Cond;
  if (Counts)
    OS << "  " << S.Text << " = 0\n";
  begin(Head);
  end("branch " + Goes.Left + " " + Goes.Op + " " + Goes.Right + " ? " + Body +
      " : " + Behind);
  begin(Body);
  Leave.push_back(Behind);
  sequence(S.Then);
  Leave.pop_back();
  if (Open && Counts)
    OS << "  " << S.Text << " = (" << S.Text << " + 1)\n";
  if (Open)
    end("goto " + Head);
  begin(Behind);
}

void Writer::routine(const Routine &R) {
  OS << "\nfunc " << R.Name << "(" << R.Parameters << ") {\n";
  begin("b0");
  sequence(R.Body);
  if (Open)
    end("return 0");
  OS << "}\n";
}

} // namespace

std::string write(const Sketch &S) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << toyDeclarations();
  for (const std::string &Name : S.Globals)
    OS << "global @" << Name << '\n';
  for (const Routine &R : S.Routines)
    Writer(OS).routine(R);
  return Text;
}

} // namespace ndistidy::engine::oracle
