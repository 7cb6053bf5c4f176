//===- Sketch.h - A structured program to generate and mutate ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random programs are made as trees of statements, as C has them, because the
// slips of real authors are changes of such trees: a line dropped, doubled,
// moved or put under a condition. The tree is then written down as text IR.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_SKETCH_H
#define NDIS_TIDY_ENGINE_ORACLE_SKETCH_H

#include <string>
#include <utility>
#include <vector>

namespace ndistidy::engine::oracle {

struct Test {
  std::string Left, Op, Right;
};

/// The test that holds when \p T does not.
Test negate(const Test &T);

struct Statement;
using Sequence = std::vector<Statement>;

struct Statement {
  enum class Kind {
    Step,   ///< Text: a store or a call
    If,     ///< Cond ? Then : Else
    Loop,   ///< Then, with Text counting from 0 up to Bound
    While,  ///< Then, as long as Cond holds
    Once,   ///< do Then while (0)
    Break,  ///< leaves the innermost Loop or Once
    Goto,   ///< to the label Text
    Label,  ///< Text; stands in the outermost sequence only
    Return, ///< of the value Text; empty: of nothing
  };
  Kind K = Kind::Step;
  std::string Text;
  Test Cond;
  std::string Bound;
  Sequence Then, Else;
};

Statement step(std::string Text);
Statement when(Test Cond, Sequence Then, Sequence Else = {});
Statement loop(std::string Counter, std::string Bound, Sequence Body);
inline Statement loop(std::string Counter, size_t Bound, Sequence Body) {
  return loop(std::move(Counter), std::to_string(Bound), std::move(Body));
}
Statement repeat(Test Cond, Sequence Body);
Statement once(Sequence Body);
Statement leave();
Statement jump(std::string Label);
Statement label(std::string Name);
Statement giveBack(std::string Value);

/// Appends \p More to \p To.
void append(Sequence &To, const Sequence &More);

struct Routine {
  std::string Name, Parameters;
  Sequence Body;
};

struct Sketch {
  std::vector<std::string> Globals;
  std::vector<Routine> Routines;
};

/// \p S behind the declarations of the toy calls.
std::string write(const Sketch &S);

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_SKETCH_H
