//===- Linker.cpp - Translation units into one program --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Linker.h"
#include "ir/Renaming.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::ir {
namespace {

class Linker {
public:
  using FileNames = llvm::function_ref<std::string(llvm::StringRef)>;

  explicit Linker(FileNames Names) : Shown(Names) {}

  llvm::Error add(Module From);
  Module finish();

private:
  using Positions = llvm::DenseMap<uint32_t, unsigned>;

  llvm::Error add(Function F);
  void add(Declaration D);
  void add(const Global &G);
  void addInitializers(std::vector<Store> Stores, const Renaming &Names);
  std::string spell(const Location &L) const;

  FileNames Shown;
  Module M;
  llvm::StringMap<uint32_t> Files;
  Positions Functions, Declarations, Globals;
  llvm::DenseSet<uint32_t> Macros, Initialized;
};

uint32_t key(Symbol S) { return static_cast<uint32_t>(S); }

std::string Linker::spell(const Location &L) const {
  if (!L.valid())
    return "somewhere";
  const std::string &Name = M.Files[L.File];
  return (Shown ? Shown(Name) : Name) + ":" + std::to_string(L.Line);
}

llvm::Error Linker::add(Function F) {
  auto [It, New] = Functions.try_emplace(key(F.Name), M.Functions.size());
  if (New) {
    M.Functions.push_back(std::move(F));
    return llvm::Error::success();
  }
  // What a file has twice for itself (a static routine of a header, under
  // different macros) is no conflict that a linker would see.
  Function &Known = M.Functions[It->second];
  if (Known.Loc == F.Loc || Known.Internal || F.Internal)
    return llvm::Error::success();
  // The linker takes one, and nobody can tell which.
  if (Known.Inline || F.Inline) {
    if (Known.Incomplete.empty())
      Known.Incomplete = "as an inline routine it is defined in several ways";
    return llvm::Error::success();
  }
  return llvm::createStringError(
      "duplicate definition of '" + M.Symbols.name(F.Name) +
      "': " + spell(Known.Loc) + " and " + spell(F.Loc));
}

void Linker::add(Declaration D) {
  auto [It, New] = Declarations.try_emplace(key(D.Name), M.Declarations.size());
  if (New) {
    M.Declarations.push_back(std::move(D));
    return;
  }
  Declaration &Known = M.Declarations[It->second];
  Known.System |= D.System;
  Known.Variadic |= D.Variadic;
  Known.NoReturn |= D.NoReturn;
  // In C "f()" says nothing about parameters.
  if (Known.Parameters.empty())
    Known.Parameters = std::move(D.Parameters);
}

void Linker::add(const Global &G) {
  auto [It, New] = Globals.try_emplace(key(G.Name), M.Globals.size());
  if (New)
    M.Globals.push_back(G);
  else if (Global &Known = M.Globals[It->second]; G.Defined && !Known.Defined)
    Known = G;
}

/// A static table of a header comes with every unit: the first one's values
/// are enough. Of a tentative definition and one with values, the latter's
/// count wherever it stands.
void Linker::addInitializers(std::vector<Store> Stores, const Renaming &Names) {
  llvm::DenseSet<uint32_t> Here;
  for (Store &S : Stores) {
    Names.apply(S);
    if (Initialized.contains(key(S.Target.Name)))
      continue;
    Here.insert(key(S.Target.Name));
    M.Initializers.push_back(std::move(S));
  }
  Initialized.insert(Here.begin(), Here.end());
}

llvm::Error Linker::add(Module From) {
  Renaming Names(From, M, Files);
  for (Symbol S : From.Macros) {
    Names.apply(S);
    if (Macros.insert(key(S)).second)
      M.Macros.push_back(S);
  }
  for (Declaration &D : From.Declarations) {
    Names.apply(D);
    add(std::move(D));
  }
  for (Global &G : From.Globals) {
    Names.apply(G);
    add(G);
  }
  addInitializers(std::move(From.Initializers), Names);
  for (Function &F : From.Functions) {
    Names.apply(F);
    if (llvm::Error E = add(std::move(F)))
      return E;
  }
  return llvm::Error::success();
}

Module Linker::finish() {
  llvm::erase_if(M.Declarations, [this](const Declaration &D) {
    return Functions.contains(key(D.Name));
  });
  return std::move(M);
}

} // namespace

llvm::Expected<Program>
link(std::vector<Module> Modules,
     llvm::function_ref<std::string(llvm::StringRef)> Shown) {
  Linker L(Shown);
  for (Module &From : Modules)
    if (llvm::Error E = L.add(std::move(From)))
      return std::move(E);
  return Program(L.finish());
}

} // namespace ndistidy::ir
