//===- TextTest.cpp - Printing and parsing undo each other ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Text.h"
#include "ir/Renaming.h"
#include "ir/TextSyntax.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"
#include <random>

namespace ndistidy::ir {
namespace {

std::string printed(const Module &M) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(M, OS);
  return Text;
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Module> M = parse({Text, "t.ir"});
  return M ? "no error" : llvm::toString(M.takeError());
}

/// Everything that the text form can say, as print writes it.
constexpr llvm::StringLiteral Canonical = R"(file "src/a.c"
file "inc/b.h"
macro NDIS50_MINIPORT
macro "odd name"
declare NdisMSleep(Microseconds: "unsigned int") system
declare DbgPrint(Format: "const char *" const, "") system variadic noreturn
global @Wrapper !3:1
global @"src/a.c::Count" internal const !1:4:5
global @Elsewhere extern !0
init @Wrapper.Table[2].Handler = #"src/a.c::Halt" !7:3

func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *" const, Path) returns "long" !10:1 {
b0:
  %Status = call NdisMRegisterMiniport(@Wrapper, &%Chars, 108) !11:3
  call *$0*.Fn[*]("a\"b\\c\n\x01\t" !11:20-11:30, (%x#2 << -9223372036854775808) !0) !1:4:9
  %"odd.name"^Link.Next** = opaque(?, ((1 + 2) ^ opaque())) !0
  branch (%Status & 3) <u= -1 ? b1 : b2 !12:7
b1:
  switch %Status { -1: b0, 3..5: b1, default: b2 } !13:3
b2:
  return %Status !14:3
b3:
  goto b4
b4:
  unreachable
b5:
  return !1:15:1
}

func "src/a.c::Halt"() internal incomplete "a statement did not parse" !1:20:1 {
}
)";

TEST(Text, PrintsWhatItParsed) {
  llvm::Expected<Module> M = parse({Canonical, "t.ir"});
  ASSERT_TRUE(static_cast<bool>(M)) << llvm::toString(M.takeError());
  EXPECT_EQ(printed(*M), Canonical.str());
}

TEST(Text, ParsesIntoTheRightParts) {
  Module M = llvm::cantFail(parse({Canonical, "t.ir"}));
  ASSERT_EQ(M.Functions.size(), 2u);
  const Function &F = M.Functions[0];
  ASSERT_EQ(F.Blocks.size(), 6u);
  const auto &C = std::get<Call>(F.Blocks[0].Steps[1]);
  EXPECT_FALSE(C.Result.has_value());
  EXPECT_EQ(C.Loc, (Location{1, 4, 9}));
  Place Fn;
  Fn.R = Place::Root::Parameter;
  Fn.Path = {Projection::deref(), Projection::field(M.Symbols.lookup("Fn")),
             Projection::element(std::nullopt)};
  EXPECT_EQ(C.Callee, Value::load(Fn));
  EXPECT_EQ(C.Arguments[0], Value::string(M.Symbols.lookup("a\"b\\c\n\x01\t")));
  ASSERT_EQ(C.ArgumentRanges.size(), 2u);
  EXPECT_EQ(C.ArgumentRanges[0], (Range{{0, 11, 20}, {0, 11, 30}}));
  EXPECT_FALSE(C.ArgumentRanges[1].valid());
  const auto &B = std::get<Branch>(F.Blocks[0].Term);
  EXPECT_EQ(B.Cond.Op, Condition::Operator::ULE);
  const auto &S = std::get<Switch>(F.Blocks[1].Term);
  EXPECT_EQ(S.Cases[1], (Switch::Case{3, 5, 1}));
  EXPECT_EQ(std::get<Return>(F.Blocks[5].Term).Loc, (Location{1, 15, 1}));
  EXPECT_EQ(M.Functions[1].Incomplete, "a statement did not parse");
  EXPECT_TRUE(M.Globals[0].Defined);
  EXPECT_FALSE(M.Globals[2].Defined);
}

TEST(Text, HandWrittenTextNeedsNoFilesLocationsOrNumbers) {
  Module M = llvm::cantFail(parse({R"(; a comment
func f(Status) {
  branch $0 == 0xC0000001 ? fail : done ; another
done:
  return opaque()
fail:
  return
}
)",
                                   "dir/t.ir"}));
  EXPECT_EQ(M.Files, std::vector<std::string>{"dir/t.ir"});
  const Function &F = M.Functions[0];
  EXPECT_EQ(F.Loc, (Location{0, 2, 1}));
  ASSERT_EQ(F.Blocks.size(), 3u);
  const auto &B = std::get<Branch>(F.Blocks[0].Term);
  EXPECT_EQ(B.Cond.Right, Value::integer(-1073741823));
  EXPECT_EQ(B.True, 2u);
  EXPECT_EQ(B.False, 1u);
  EXPECT_EQ(B.Loc, (Location{0, 3, 1}));
  EXPECT_EQ(std::get<Return>(F.Blocks[1].Term).Result, Value::opaque({}));
  EXPECT_FALSE(std::get<Return>(F.Blocks[2].Term).Result.has_value());
}

TEST(Text, ExamplesOfTheDocumentationParse) {
  auto Page = llvm::MemoryBuffer::getFile("docs/ir.md");
  ASSERT_TRUE(static_cast<bool>(Page)) << Page.getError().message();
  unsigned Examples = 0;
  llvm::StringRef Rest = (*Page)->getBuffer().split("\n```ir\n").second;
  for (; !Rest.empty(); Rest = Rest.split("\n```ir\n").second, ++Examples)
    EXPECT_EQ(errorOf(Rest.split("\n```\n").first), "no error");
  EXPECT_EQ(Examples, 2u);
}

TEST(Text, ReadsIntegersOfAllSizes) {
  Module M = llvm::cantFail(parse({R"(
init @a = 9223372036854775807
init @a = -9223372036854775808
init @a = 0xffffffffffffffff
init @a = 0x7fffffff
init @a = 0x80000000
init @a = 0x080000000
)",
                                   "t.ir"}));
  std::vector<int64_t> Values;
  Values.reserve(M.Initializers.size());
  for (const Store &S : M.Initializers)
    Values.push_back(S.Source.Integer);
  EXPECT_EQ(Values, (std::vector<int64_t>{INT64_MAX, INT64_MIN, -1, 0x7fffffff,
                                          INT32_MIN, 0x80000000LL}));
}

TEST(Text, SaysWhereAndWhatIsWrong) {
  EXPECT_EQ(errorOf("func f() {\n  %x = \n}"),
            "t.ir:3:1: expected a value, found '}'");
  EXPECT_EQ(errorOf("hello"), "t.ir:1:1: expected macro, declare, global, "
                              "init or func, found 'hello'");
  EXPECT_EQ(errorOf("func f() {\n goto b7\n}"), "t.ir:2:7: no block 'b7'");
  EXPECT_EQ(errorOf("func f() {\nb0: return\nb0: return\n}"),
            "t.ir:3:1: second block 'b0'");
  EXPECT_EQ(errorOf("func f(x) {\n  return $1\n}"),
            "t.ir:2:10: no such parameter");
  EXPECT_EQ(errorOf("init %x = 1"),
            "t.ir:1:6: only globals outside of a function");
  EXPECT_EQ(errorOf("init @x = \"abc\nglobal @x"),
            "t.ir:1:11: string does not end on its line");
  EXPECT_EQ(errorOf("init @x = \"\\q\""), "t.ir:1:11: bad escape in a string");
  EXPECT_EQ(errorOf("init @x = 99999999999999999999"),
            "t.ir:1:11: bad integer");
  EXPECT_EQ(errorOf("init @x = 1 !3:1:1"), "t.ir:1:14: no such file");
  EXPECT_EQ(errorOf("init @x = 1 !0:1"), "t.ir:1:14: lines are counted from 1");
  EXPECT_EQ(errorOf("init @x = (1 * 2)"),
            "t.ir:1:14: expected an operator, found '*'");
  EXPECT_EQ(errorOf("init @x = 1 \x01"), "t.ir:1:13: unexpected byte 0x01");
  EXPECT_EQ(errorOf("func f() {"),
            "t.ir:1:11: expected a step or a terminator, found end of text");
  EXPECT_EQ(errorOf("func f() {\n %x = 1\n}"),
            "t.ir:3:1: expected a step or a terminator, found '}'");
  EXPECT_EQ(errorOf("func f() {\n branch 1 = 2 ? a : a\n}"),
            "t.ir:2:11: expected a comparison, found '='");
  EXPECT_EQ(errorOf("macro A file \"late\""),
            "t.ir:1:9: expected macro, declare, global, init or func, found "
            "'file'");
}

TEST(Text, BoundsTheDepthOfValues) {
  auto Nested = [](unsigned Depth) {
    std::string Text = "init @x = ";
    for (unsigned I = 1; I != Depth; ++I)
      Text += "opaque(";
    return Text + "?" + std::string(Depth - 1, ')');
  };
  EXPECT_EQ(errorOf(Nested(MaxValueDepth)), "no error");
  EXPECT_NE(errorOf(Nested(MaxValueDepth + 1)).find("nested too deep"),
            std::string::npos);
  EXPECT_NE(errorOf(Nested(1000000)).find("nested too deep"),
            std::string::npos);

  Module M;
  M.Files = {"t.ir"};
  Value Deep = Value::integer(1);
  for (unsigned I = 0; I != 2 * MaxValueDepth; ++I)
    Deep = Value::opaque({std::move(Deep)});
  Place X;
  X.R = Place::Root::Global;
  X.Name = M.Symbols.intern("x");
  M.Initializers.push_back({X, Deep, {0, 1, 1}});
  EXPECT_EQ(errorOf(printed(M)), "no error");
}

//===----------------------------------------------------------------------===//
// Random modules
//===----------------------------------------------------------------------===//

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

TEST(Text, SymbolsMayBeGiven) {
  SymbolTable Names;
  Symbol Unused = Names.intern("unused"), F = Names.intern("F");
  llvm::Expected<Module> M = parse({"func F() { return 0 }", "t"}, Names);
  ASSERT_TRUE(static_cast<bool>(M));
  EXPECT_EQ(M->Functions[0].Name, F);
  EXPECT_EQ(M->Symbols.lookup("unused"), Unused);
}

} // namespace
} // namespace ndistidy::ir
