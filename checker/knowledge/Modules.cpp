//===- Modules.cpp - Modules as bytes -------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Modules.h"
#include "ir/Text.h"

namespace ndistidy::knowledge {

void write(cache::ByteWriter &W, const ir::Module &M) {
  W.number(M.Symbols.size() - 1);
  for (uint32_t N = 1; N != M.Symbols.size(); ++N)
    W.text(M.Symbols.name(static_cast<ir::Symbol>(N)));
  std::string Text;
  // Nothing could be parsed.
  if (!M.Files.empty()) {
    llvm::raw_string_ostream OS(Text);
    ir::print(M, OS);
  }
  W.text(Text);
}

std::optional<ir::Module> readModule(cache::ByteReader &R) {
  ir::SymbolTable Names;
  for (size_t N = R.count(); N != 0; --N)
    Names.intern(R.text());
  llvm::StringRef Text = R.text();
  if (Text.empty())
    return ir::Module();
  llvm::Expected<ir::Module> M = ir::parse({Text, "cache"}, std::move(Names));
  if (M)
    return std::move(*M);
  llvm::consumeError(M.takeError());
  return std::nullopt;
}

} // namespace ndistidy::knowledge
