//===- SourceText.cpp - Source files by lines -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/SourceText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ConvertUTF.h"

namespace ndistidy::report {

size_t characterSize(llvm::StringRef Text) {
  auto Lead = static_cast<llvm::UTF8>(Text[0]);
  size_t Size = llvm::getNumBytesForUTF8(Lead);
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  if (Size > Text.size() || !llvm::isLegalUTF8Sequence(Begin, Begin + Size))
    return 1;
  return Size;
}

SourceFile::SourceFile(std::unique_ptr<llvm::MemoryBuffer> Buffer)
    : Text(std::move(Buffer)), LineStarts{0} {
  llvm::StringRef All = text();
  for (size_t I = 0; I != All.size(); ++I) {
    bool PartOfPair =
        All[I] == '\r' && I + 1 != All.size() && All[I + 1] == '\n';
    if (All[I] == '\n' || (All[I] == '\r' && !PartOfPair))
      LineStarts.push_back(I + 1);
  }
}

std::optional<llvm::StringRef> SourceFile::line(unsigned Number) const {
  if (Number == 0 || Number > LineStarts.size())
    return std::nullopt;
  size_t End = Number == LineStarts.size() ? text().size() : LineStarts[Number];
  return text().slice(LineStarts[Number - 1], End).rtrim("\r\n");
}

std::optional<size_t> SourceFile::offset(unsigned Line, unsigned Column) const {
  std::optional<llvm::StringRef> Shown = line(Line);
  if (!Shown || Column == 0)
    return std::nullopt;
  return LineStarts[Line - 1] + std::min<size_t>(Column - 1, Shown->size());
}

std::pair<unsigned, unsigned> SourceFile::position(size_t Offset) const {
  auto Next = llvm::upper_bound(LineStarts, Offset);
  return {Next - LineStarts.begin(), Offset - *std::prev(Next) + 1};
}

const SourceFile *SourceTexts::file(llvm::StringRef Path) {
  auto [It, New] = Files.try_emplace(Path);
  if (New)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      It->second = std::make_unique<SourceFile>(std::move(*Buffer));
  return It->second.get();
}

void SourceTexts::set(llvm::StringRef Path, llvm::StringRef Text) {
  Files[Path] = std::make_unique<SourceFile>(
      llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
}

} // namespace ndistidy::report
