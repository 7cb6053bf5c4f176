//===- AnalyserVariants.cpp - Drivers under other macros ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Analyser.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::command {

llvm::Error Analyser::analyseVariant(Driver &D, const Variant &V) {
  ParseOptions How = Parsing;
  How.ClangArguments.insert(How.ClangArguments.begin() +
                                static_cast<ptrdiff_t>(A.Defines.size()),
                            V.Flags.begin(), V.Flags.end());
  std::vector<Task> Tasks;
  std::vector<Unit *> Units;
  for (auto [N, U] : llvm::enumerate(D.Units))
    if (U && !V.changes(U->Decided))
      Units.push_back(&*U);
    else if (U)
      Tasks.push_back({&D, N, &How});
  Maker.make(Tasks, /*Last=*/false);
  Coverage Seen;
  for (Task &T : Tasks) {
    if (!*T.Made)
      return T.Made->takeError();
    Unit &U = **T.Made;
    if (U.ErrorCount > D.Units[T.Source]->ErrorCount)
      return llvm::createStringError("'" + T.file() + "' does not parse in it");
    Seen.add(U.Decided);
    Units.push_back(&U);
  }
  if (llvm::Error E = finish(D, std::move(Units), V.Name))
    return E;
  for (const auto &[File, Use] : Seen.Sources)
    D.Out->Analysed.Sources[File].add(Use);
  return llvm::Error::success();
}

void Analyser::analyseVariants(Driver &D) {
  if (!A.Variants || !D.Linked)
    return;
  D.Out->Variants = {BaseVariant.str()};
  bool Asked = *A.Variants != "auto";
  std::vector<Variant> All =
      Asked ? Named : flipEach(D.Out->Analysed.Undefined, A.Defines);
  for (const Variant &V : All) {
    llvm::Error E = analyseVariant(D, V);
    if (!E) {
      D.Out->Variants.push_back(V.Name);
      llvm::erase_if(D.Out->Analysed.Undefined,
                     [&](const TestedMacro &M) { return V.defines(M.Name); });
      continue;
    }
    std::string Why =
        "variant '" + V.Name + "': " + llvm::toString(std::move(E));
    // Not every macro can be defined on its own; what was asked for must do.
    if (Asked)
      fail("'" + D.Out->name() + "': " + Why);
    else
      D.Out->Analysed.Skipped.push_back(Why);
  }
}

} // namespace ndistidy::command
