//===- PackRules.cpp - Build step: check and pack the rules -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ndis-pack-rules OUTPUT.cpp ROOT FILE...: reads the rules, which stops the
// build with file, line and column when one of them is wrong, and writes them
// as the array that Shipped.cpp declares. Names in messages are relative to
// ROOT.
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "catalogue/Packed.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace ndistidy::catalogue;

/// The catalogue of all the files.
static Expected<Catalogue> load(StringRef Root, ArrayRef<const char *> Files) {
  std::vector<std::unique_ptr<MemoryBuffer>> Buffers;
  std::vector<MemoryBufferRef> Documents;
  for (StringRef File : Files) {
    ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(File);
    if (!Buffer)
      return createFileError(File, Buffer.getError());
    Buffers.push_back(std::move(*Buffer));
    StringRef Name = File;
    if (Name.consume_front(Root))
      Name.consume_front("/");
    Documents.emplace_back(Buffers.back()->getBuffer(), Name);
  }
  Catalogue C;
  if (Error E = addYaml(C, Documents))
    return std::move(E);
  return C;
}

static void write(raw_ostream &OS, StringRef Bytes) {
  OS << "// Made by ndis-pack-rules.\n"
        "#include <cstddef>\n\n"
        "namespace ndistidy::catalogue {\n\n"
        "extern const unsigned char PackedRules[];\n"
        "extern const size_t PackedRulesSize;\n\n"
        "const unsigned char PackedRules[] = {";
  for (size_t I = 0; I < Bytes.size(); ++I)
    OS << (I % 16 ? "" : "\n ") << static_cast<unsigned>(Bytes.bytes_begin()[I])
       << ',';
  OS << "\n};\nconst size_t PackedRulesSize = sizeof(PackedRules);\n\n"
        "} // namespace ndistidy::catalogue\n";
}

int main(int Count, const char **Arguments) {
  if (Count < 3) {
    errs() << "usage: ndis-pack-rules OUTPUT.cpp ROOT FILE...\n";
    return 2;
  }
  ExitOnError ExitOnErr;
  const Catalogue C =
      ExitOnErr(load(Arguments[2], ArrayRef(Arguments + 3, Arguments + Count)));
  std::error_code EC;
  raw_fd_ostream OS(Arguments[1], EC, sys::fs::OF_None);
  if (EC)
    ExitOnErr(createFileError(Arguments[1], EC));
  write(OS, pack(C));
  return 0;
}
