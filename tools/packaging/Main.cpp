//===- Main.cpp - Writes what comes with the command ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ndis-tidy-describe man|bash|zsh TEMPLATE: prints the template with the
// command's options and checks in it. Used by the build.
//
//===----------------------------------------------------------------------===//

#include "Describe.h"
#include "catalogue/CatalogueYaml.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace ndistidy;

int main(int Count, const char **Values) {
  using packaging::Form;
  std::optional<Form> As;
  if (Count == 3)
    As = llvm::StringSwitch<std::optional<Form>>(Values[1])
             .Case("man", Form::Manual)
             .Case("bash", Form::Bash)
             .Case("zsh", Form::Zsh)
             .Default(std::nullopt);
  if (!As) {
    llvm::errs() << "usage: ndis-tidy-describe man|bash|zsh TEMPLATE\n";
    return 2;
  }
  auto Template = llvm::MemoryBuffer::getFile(Values[2], /*IsText=*/true);
  if (!Template) {
    llvm::errs() << "ndis-tidy-describe: cannot read '" << Values[2]
                 << "': " << Template.getError().message() << '\n';
    return 2;
  }
  llvm::outs() << packaging::describe(*As, (*Template)->getBuffer(),
                                      command::optionHelp(),
                                      catalogue::shipped().Checks);
  return 0;
}
