//===- TextPropertyTest.cpp - Random modules, printed and parsed ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Renaming.h"
#include "ir/TextTesting.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"
#include <random>

namespace ndistidy::ir {
namespace {

class Generator {
public:
  explicit Generator(uint32_t Seed) : Random(Seed) {}
  Module module();

private:
  unsigned below(unsigned N) { return Random() % N; }
  bool flip() { return below(2) != 0; }
  template <typename Enum> Enum anyOf(Enum Last) {
    return static_cast<Enum>(below(static_cast<unsigned>(Last) + 1));
  }
  Symbol name();
  Location location();
  Range range();
  int64_t integer();
  Place place(bool InFunction);
  Value value(bool InFunction, unsigned Depth = 0);
  std::vector<Parameter> parameters();
  Step step();
  Terminator terminator(unsigned Blocks);
  Function function();

  std::mt19937 Random;
  Module M;
  unsigned Parameters = 0;
};

Symbol Generator::name() {
  static constexpr llvm::StringLiteral Names[] = {
      "a",    "Status", "x#2", "a.c::f", "dir/b.c::g::h", "call", "opaque",
      "b0",   "",       "1st", "u",      "caf\xc3\xa9",   "\"",   "tab\there",
      "\x7f", "a\\",    "_",   "return", "line\nbreak",   "%x",   "system"};
  return M.Symbols.intern(Names[below(std::size(Names))]);
}

Location Generator::location() {
  if (below(5) == 0)
    return {};
  return {below(static_cast<unsigned>(M.Files.size())), 1 + below(99999),
          below(200)};
}

Range Generator::range() {
  Range R{location(), location()};
  return R.valid() ? R : Range();
}

int64_t Generator::integer() {
  switch (below(4)) {
  case 0:
    return static_cast<int64_t>(below(10)) - 5;
  case 1:
    return INT64_MIN;
  case 2:
    return INT64_MAX;
  default:
    return static_cast<int32_t>(Random());
  }
}

Place Generator::place(bool InFunction) {
  Place P;
  P.R = InFunction ? anyOf(Place::Root::Global) : Place::Root::Global;
  if (P.R == Place::Root::Parameter && Parameters == 0)
    P.R = Place::Root::Local;
  if (P.R == Place::Root::Parameter)
    P.Parameter = below(Parameters);
  else
    P.Name = name();
  for (unsigned I = below(4); I != 0; --I) {
    switch (anyOf(Projection::Kind::Container)) {
    case Projection::Kind::Deref:
      P.Path.push_back(Projection::deref());
      break;
    case Projection::Kind::Field:
      P.Path.push_back(Projection::field(name()));
      break;
    case Projection::Kind::Element:
      P.Path.push_back(Projection::element(flip() ? std::optional(integer())
                                                  : std::nullopt));
      break;
    case Projection::Kind::Container:
      P.Path.push_back(Projection::container(name()));
      break;
    }
  }
  return P;
}

Value Generator::value(bool InFunction, unsigned Depth) {
  switch (anyOf(Depth < 3 ? Value::Kind::Opaque : Value::Kind::Function)) {
  case Value::Kind::Unknown:
    return Value::unknown();
  case Value::Kind::Integer:
    return Value::integer(integer());
  case Value::Kind::String:
    return Value::string(name());
  case Value::Kind::Load:
    return Value::load(place(InFunction));
  case Value::Kind::Address:
    return Value::address(place(InFunction));
  case Value::Kind::Function:
    return Value::function(name());
  case Value::Kind::Binary:
    return Value::binary(anyOf(Value::Operator::Shr),
                         value(InFunction, Depth + 1),
                         value(InFunction, Depth + 1));
  case Value::Kind::Opaque:
    break;
  }
  std::vector<Value> Operands;
  for (unsigned I = below(4); I != 0; --I)
    Operands.push_back(value(InFunction, Depth + 1));
  return Value::opaque(std::move(Operands));
}

std::vector<Parameter> Generator::parameters() {
  std::vector<Parameter> Ps;
  for (unsigned I = below(4); I != 0; --I)
    Ps.push_back({name(), name(), flip()});
  return Ps;
}

Step Generator::step() {
  if (flip())
    return Store{place(true), value(true), location()};
  Call C;
  if (flip())
    C.Result = place(true);
  C.Callee = flip() ? Value::function(name()) : value(true);
  bool Ranges = flip();
  for (unsigned I = below(4); I != 0; --I) {
    C.Arguments.push_back(value(true));
    if (Ranges)
      C.ArgumentRanges.push_back(range());
  }
  C.Loc = location();
  C.Statement = range();
  return C;
}

Terminator Generator::terminator(unsigned Blocks) {
  switch (below(5)) {
  case 0:
    return Goto{below(Blocks)};
  case 1:
    return Branch{{value(true), anyOf(Condition::Operator::UGE), value(true)},
                  below(Blocks),
                  below(Blocks),
                  location()};
  case 2: {
    Switch S{value(true), {}, below(Blocks), location()};
    for (unsigned I = below(4); I != 0; --I) {
      int64_t First = integer();
      S.Cases.push_back({First, flip() ? First : integer(), below(Blocks)});
    }
    return S;
  }
  case 3:
    return Return{flip() ? std::optional(value(true)) : std::nullopt,
                  location()};
  default:
    return Unreachable{};
  }
}

Function Generator::function() {
  Function F;
  F.Name = name();
  F.Internal = flip();
  F.Inline = flip();
  F.Parameters = parameters();
  F.ReturnType = name();
  F.Loc = location();
  if (below(4) == 0)
    F.Incomplete = M.Symbols.name(name()).str();
  Parameters = static_cast<unsigned>(F.Parameters.size());
  F.Blocks.resize(below(5));
  for (Block &B : F.Blocks) {
    for (unsigned I = below(4); I != 0; --I)
      B.Steps.push_back(step());
    B.Term = terminator(static_cast<unsigned>(F.Blocks.size()));
  }
  return F;
}

Module Generator::module() {
  M.Files = {"a.c", "in c/b \"x\".h", "caf\xc3\xa9.c"};
  for (unsigned I = below(4); I != 0; --I) {
    M.Macros.push_back(name());
    M.Declarations.push_back({name(), flip(), flip(), flip(), parameters()});
    M.Globals.push_back({name(), flip(), flip(), flip(), location()});
    M.Initializers.push_back({place(false), value(false), location()});
    M.Functions.push_back(function());
  }
  return std::move(M);
}

/// \p From with the symbols of \p Into.
Module renamed(Module From, Module Into) {
  llvm::StringMap<uint32_t> Files;
  for (const auto &[I, Path] : llvm::enumerate(Into.Files))
    Files[Path] = static_cast<uint32_t>(I);
  Renaming R(From, Into, Files);
  auto ApplyAll = [&R](auto &Parts) {
    for (auto &Part : Parts)
      R.apply(Part);
  };
  ApplyAll(From.Macros);
  ApplyAll(From.Declarations);
  ApplyAll(From.Globals);
  ApplyAll(From.Initializers);
  ApplyAll(From.Functions);
  return From;
}

TEST(TextProperty, ParseUndoesPrint) {
  for (uint32_t Seed = 0; Seed != 2000; ++Seed) {
    Module M = Generator(Seed).module();
    std::string Text = printed(M);
    llvm::Expected<Module> Parsed = parse({Text, "t.ir"});
    ASSERT_TRUE(static_cast<bool>(Parsed))
        << "seed " << Seed << ": " << llvm::toString(Parsed.takeError()) << '\n'
        << Text;
    ASSERT_EQ(printed(*Parsed), Text) << "seed " << Seed;
    Module Again = renamed(std::move(*Parsed), M);
    EXPECT_EQ(Again.Files, M.Files) << "seed " << Seed;
    EXPECT_EQ(Again.Macros, M.Macros) << "seed " << Seed;
    EXPECT_EQ(Again.Declarations, M.Declarations) << "seed " << Seed;
    EXPECT_EQ(Again.Globals, M.Globals) << "seed " << Seed;
    EXPECT_EQ(Again.Initializers, M.Initializers) << "seed " << Seed;
    EXPECT_EQ(Again.Functions, M.Functions) << "seed " << Seed;
  }
}

/// What parses after the damage must print and parse like anything else;
/// what does not must say where, in the form of every error.
TEST(TextProperty, DamagedTextParsesOrSaysWhere) {
  std::mt19937 Random(7);
  unsigned Refused = 0;
  for (unsigned Round = 0; Round != 4000; ++Round) {
    std::string Text =
        Round % 2 ? Canonical.str() : printed(Generator(Round).module());
    for (unsigned I = 1 + Random() % 4; I != 0; --I) {
      size_t At = Random() % (Text.size() + 1);
      size_t Length = std::min<size_t>(Random() % 6, Text.size() - At);
      switch (Random() % 4) {
      case 0:
        Text.erase(At, Length);
        break;
      case 1:
        Text.insert(At, Text.substr(Random() % (Text.size() + 1), 6));
        break;
      case 2:
        Text.insert(At, 1, static_cast<char>(Random()));
        break;
      default:
        Text.resize(Random() % 20 ? Text.size() : At);
      }
    }
    llvm::Expected<Module> M = parse({Text, "t.ir"});
    if (!M) {
      ++Refused;
      std::string Message = llvm::toString(M.takeError());
      llvm::StringRef Rest = Message;
      unsigned Line = 0, Column = 0;
      EXPECT_TRUE(Rest.consume_front("t.ir:") &&
                  !Rest.consumeInteger(10, Line) && Rest.consume_front(":") &&
                  !Rest.consumeInteger(10, Column) &&
                  Rest.consume_front(": ") && Line != 0 && Column != 0)
          << Message;
      continue;
    }
    std::string Once = printed(*M);
    llvm::Expected<Module> Again = parse({Once, "t.ir"});
    ASSERT_TRUE(static_cast<bool>(Again))
        << llvm::toString(Again.takeError()) << '\n'
        << Once;
    EXPECT_EQ(printed(*Again), Once);
  }
  EXPECT_GT(Refused, 1000u);
}

} // namespace
} // namespace ndistidy::ir
