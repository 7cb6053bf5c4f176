//===- Program.h - What a driver does, in four steps ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The intermediate representation between the frontend (which knows Clang and
// no rules) and the engine (which knows rules and no Clang). It has four kinds
// of step: a store, a call, a branch and a return. What C can say and these
// cannot becomes *unknown*, never nothing.
//
// Example (text form, see Text.h and docs/ir.md):
//
//   func DriverEntry(DriverObject, RegistryPath) {
//   b0:
//     %Status = call NdisMRegisterMiniport(@Wrapper, &%Chars, 108)
//     branch %Status == 0 ? b1 : b2
//   b1:
//     return 0
//   b2:
//     return %Status
//   }
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_PROGRAM_H
#define NDIS_TIDY_IR_PROGRAM_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ndistidy::ir {

/// An interned name. Only comparable within the SymbolTable that made it;
/// the default one is the empty name in every table.
enum class Symbol : uint32_t { None = 0 };

/// Owns the names of one module or program.
class SymbolTable {
public:
  SymbolTable() { intern(""); }
  Symbol intern(llvm::StringRef Name);
  /// The symbol of \p Name if it is here, Symbol::None otherwise.
  Symbol lookup(llvm::StringRef Name) const;
  llvm::StringRef name(Symbol S) const {
    return Names[static_cast<uint32_t>(S)];
  }
  size_t size() const { return Names.size(); }

private:
  llvm::StringMap<uint32_t> Index;
  std::vector<std::string> Names;
};

/// A point in a source file: an index into Module::Files, and a line and
/// column counted from 1. Line 0 means "nowhere".
struct Location {
  uint32_t File = 0;
  uint32_t Line = 0;
  uint32_t Column = 0;

  bool valid() const { return Line != 0; }
  auto operator<=>(const Location &) const = default;
};

/// From the first character to just behind the last one, in one file and
/// outside of macro bodies, so that a fix-it may replace it; else invalid.
struct Range {
  Location Begin;
  Location End;

  bool valid() const { return Begin.valid(); }
  bool operator==(const Range &) const = default;
};

/// One step from a place to a place inside it, behind it or around it.
struct Projection {
  enum class Kind : uint8_t {
    Deref,     ///< what the pointer held here points to
    Field,     ///< the member called Name
    Element,   ///< the array element Index, or any one when there is no Index
    Container, ///< the structure whose member Name this is (CONTAINING_RECORD)
  };
  Kind K = Kind::Deref;
  Symbol Name = Symbol::None;   ///< Field, Container
  std::optional<int64_t> Index; ///< Element

  static Projection deref() { return {}; }
  static Projection field(Symbol S) { return {Kind::Field, S, std::nullopt}; }
  static Projection element(std::optional<int64_t> I) {
    return {Kind::Element, Symbol::None, I};
  }
  static Projection container(Symbol S) {
    return {Kind::Container, S, std::nullopt};
  }
  bool operator==(const Projection &) const = default;
};

/// A storage location as the source names it: a variable and a way from it.
struct Place {
  enum class Root : uint8_t { Local, Parameter, Global };
  Root R = Root::Local;
  /// Local: unique in its function ("x", a second x in it "x#2", temporaries
  /// "t1"). Global: the key of the ir::Global. Parameter: unused.
  Symbol Name = Symbol::None;
  unsigned Parameter = 0; ///< counted from 0
  std::vector<Projection> Path;

  bool operator==(const Place &) const = default;
};

/// A value as an operand. Casts are transparent. Integers of up to 32 bits are
/// sign-extended from 32 bits whatever their type, so that one NDIS_STATUS has
/// one spelling.
struct Value {
  enum class Kind : uint8_t {
    Unknown,  ///< nothing is known about it
    Integer,  ///< Integer; a null pointer is 0
    String,   ///< a string literal, its text in Name
    Load,     ///< what is in Where (a whole structure, if it is one)
    Address,  ///< the address of Where
    Function, ///< the routine with the key Name
    Binary,   ///< Operands[0] Op Operands[1]
    Opaque,   ///< some value that depends on nothing but Operands
  };
  enum class Operator : uint8_t { Add, Sub, And, Or, Xor, Shl, Shr };

  Kind K = Kind::Unknown;
  Operator Op = Operator::Add;
  int64_t Integer = 0;
  Symbol Name = Symbol::None;
  std::optional<Place> Where;
  std::vector<Value> Operands;

  static Value unknown() { return {}; }
  static Value integer(int64_t I);
  static Value string(Symbol S);
  static Value load(Place P);
  static Value address(Place P);
  static Value function(Symbol S);
  static Value binary(Operator Op, Value L, Value R);
  static Value opaque(std::vector<Value> Operands);
  bool operator==(const Value &) const = default;
};

/// Left Op Right, without side effects. The U forms compare as unsigned.
struct Condition {
  enum class Operator : uint8_t { EQ, NE, LT, LE, GT, GE, ULT, ULE, UGT, UGE };
  Value Left;
  Operator Op = Operator::NE;
  Value Right;
  bool operator==(const Condition &) const = default;
};

/// Target = Source. Storing 0 into a structure or array zeroes all of it,
/// storing a Load of one copies all of it.
struct Store {
  Place Target;
  Value Source;
  Location Loc;
  bool operator==(const Store &) const = default;
};

/// Result = Callee(Arguments). A function-like macro that a header puts in the
/// place of a routine appears as the call that the driver's author wrote.
struct Call {
  std::optional<Place> Result;
  Value Callee; ///< Function when named directly, else the pointer called
  std::vector<Value> Arguments;
  std::vector<Range> ArgumentRanges; ///< empty, or one for each argument
  Location Loc;                      ///< of the callee's name
  /// From its first character to behind its semicolon, the statement between
  /// braces that is nothing but the call, or that and a store of its result;
  /// else invalid.
  Range Statement = {};
  bool operator==(const Call &) const = default;
};

using Step = std::variant<Store, Call>;

using BlockId = uint32_t;

struct Goto {
  BlockId Target = 0;
  bool operator==(const Goto &) const = default;
};
struct Branch {
  Condition Cond;
  BlockId True = 0;
  BlockId False = 0;
  Location Loc; ///< of the condition
  bool operator==(const Branch &) const = default;
};
struct Switch {
  /// First..Last, both included (GNU case ranges; usually equal).
  struct Case {
    int64_t First = 0;
    int64_t Last = 0;
    BlockId Target = 0;
    bool operator==(const Case &) const = default;
  };
  Value On;
  std::vector<Case> Cases;
  BlockId Default = 0;
  Location Loc;
  bool operator==(const Switch &) const = default;
};
struct Return {
  std::optional<Value> Result;
  Location Loc; ///< of the return, or of the closing brace
  bool operator==(const Return &) const = default;
};
/// Control never gets here (behind a routine that does not return).
struct Unreachable {
  bool operator==(const Unreachable &) const = default;
};

using Terminator = std::variant<Goto, Branch, Switch, Return, Unreachable>;

/// Calls \p F with each block, as a BlockId &, that control may go to.
template <typename Function> void forEachTarget(Terminator &T, Function F) {
  if (auto *G = std::get_if<Goto>(&T)) {
    F(G->Target);
  } else if (auto *B = std::get_if<Branch>(&T)) {
    F(B->True);
    F(B->False);
  } else if (auto *S = std::get_if<Switch>(&T)) {
    for (Switch::Case &C : S->Cases)
      F(C.Target);
    F(S->Default);
  }
}

struct Block {
  std::vector<Step> Steps;
  Terminator Term = Unreachable{};
  bool operator==(const Block &) const = default;
};

struct Parameter {
  Symbol Name = Symbol::None;
  /// Canonical type with typedefs resolved ("struct _DRIVER_OBJECT *"), or
  /// none where it is not known.
  Symbol Type = Symbol::None;
  /// A pointer whose pointee the callee may not write.
  bool PointsToConst = false;
  bool operator==(const Parameter &) const = default;
};

/// A routine with a body. Blocks[0] is its entry; blocks that cannot be
/// reached may be there.
struct Function {
  /// "Name", or "path/file.c::Name" with internal linkage (see displayName).
  Symbol Name = Symbol::None;
  bool Internal = false;
  /// Several units may have one of their own: of an inline routine.
  bool Inline = false;
  std::vector<Parameter> Parameters;
  Symbol ReturnType = Symbol::None;
  Location Loc; ///< of its name
  std::vector<Block> Blocks;
  /// Empty, or why the body is not all there ("a statement did not parse").
  /// Such a routine is analysed as if its body were unknown.
  std::string Incomplete;
  bool operator==(const Function &) const = default;
};

/// A routine of which the module has seen a declaration, but no body.
struct Declaration {
  Symbol Name = Symbol::None;
  /// Declared in a system or DDK header: an OS routine. Otherwise one of the
  /// driver's own, in a file that is not here.
  bool System = false;
  bool Variadic = false; ///< arguments behind Parameters are only looked at
  bool NoReturn = false;
  std::vector<Parameter> Parameters;
  bool operator==(const Declaration &) const = default;
};

/// A variable with static storage.
struct Global {
  /// "Name"; "path/file.c::Name" with internal linkage;
  /// "path/file.c::Function::Name" when it stands in a function.
  Symbol Name = Symbol::None;
  bool Internal = false;
  /// Defined here: zero, then Module::Initializers. Otherwise only declared.
  bool Defined = false;
  bool Const = false;
  Location Loc;
  bool operator==(const Global &) const = default;
};

/// One translation unit.
struct Module {
  SymbolTable Symbols;
  std::vector<std::string> Files; ///< paths, as the compiler was given them
  std::vector<Function> Functions;
  std::vector<Declaration> Declarations;
  std::vector<Global> Globals;
  /// What static initialisers put into globals, in order.
  std::vector<Store> Initializers;
  /// Names of the macros defined at the end of the unit, of those that the
  /// frontend was asked to watch ("NDIS60_MINIPORT").
  std::vector<Symbol> Macros;
};

/// A driver, or the part of it that is known: modules linked into one, with
/// look-up by name.
class Program {
public:
  explicit Program(Module Linked);

  const Module &module() const { return M; }
  SymbolTable &symbols() { return M.Symbols; }
  const SymbolTable &symbols() const { return M.Symbols; }
  const Function *function(Symbol Name) const;
  const Declaration *declaration(Symbol Name) const;
  const Global *global(Symbol Name) const;
  bool definesMacro(llvm::StringRef Name) const;
  llvm::StringRef file(Location L) const { return M.Files[L.File]; }

private:
  Module M;
  llvm::DenseMap<uint32_t, unsigned> Functions, Declarations, Globals;
};

/// "Name" for both "Name" and "path/file.c::Name".
llvm::StringRef displayName(llvm::StringRef Key);

/// \p P as C would write it: "Adapter->Pool", "Globals.Handles[0]".
std::string spell(const Place &P, const Function &In, const SymbolTable &Names);

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_PROGRAM_H
