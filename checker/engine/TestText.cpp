//===- TestText.cpp - What the engine says of a text ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include "catalogue/CatalogueYaml.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::engine {

std::string miniport(llvm::StringRef Middle, llvm::StringRef Rest) {
  return (Head + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
)" + Middle +
          "\n}\n" + Rest)
      .str();
}

llvm::Expected<ir::Program> linked(llvm::StringRef Text) {
  auto M = ir::parse(llvm::MemoryBufferRef(Text, "driver.c"));
  if (!M)
    return M.takeError();
  std::vector<ir::Module> Modules;
  Modules.push_back(std::move(*M));
  return ir::link(std::move(Modules));
}

std::string said(llvm::StringRef Text, const Options &O, Analysis *Whole,
                 QuietRuns *Known) {
  llvm::Expected<ir::Program> P = linked(Text);
  if (!P)
    return llvm::toString(P.takeError());
  Analysis A = analyse(*P, catalogue::shipped(), O, Known);
  std::string Result;
  for (const Finding &F : A.Findings)
    Result += std::to_string(F.Loc.Line) + ": " + F.Check + "\n";
  if (Whole)
    *Whole = std::move(A);
  return Result;
}

std::string expected(llvm::StringRef Text) {
  std::string Result;
  unsigned Number = 0;
  for (llvm::StringRef Line : llvm::split(Text, '\n')) {
    ++Number;
    llvm::StringRef Ids = Line.split("; EXPECT ").second;
    llvm::SmallVector<llvm::StringRef, 2> Each;
    Ids.split(Each, ' ', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef Id : Each)
      Result += std::to_string(Number) + ": " + Id.str() + "\n";
  }
  return Result;
}

} // namespace ndistidy::engine
