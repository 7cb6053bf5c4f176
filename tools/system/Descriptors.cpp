//===- Descriptors.cpp - The system's own files ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "system/Descriptors.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#define POSIX(Name) ::_##Name
#else
#include <unistd.h>
#define POSIX(Name) ::Name
#endif

namespace ndistidy::system {

void write(int To, llvm::StringRef Text) {
  while (!Text.empty()) {
    auto Count =
        POSIX(write)(To, Text.data(), static_cast<unsigned>(Text.size()));
    if (Count <= 0)
      return;
    Text = Text.drop_front(static_cast<size_t>(Count));
  }
}

std::optional<Pipe> makePipe() {
  int Ends[2];
#ifdef _WIN32
  int Status = ::_pipe(Ends, 1 << 16, _O_BINARY);
#else
  int Status = ::pipe(Ends);
#endif
  if (Status != 0)
    return std::nullopt;
  return Pipe{Ends[0], Ends[1]};
}

size_t read(int From, char *Into, size_t Size) {
  auto Count = POSIX(read)(From, Into, static_cast<unsigned>(Size));
  return Count > 0 ? static_cast<size_t>(Count) : 0;
}

int duplicate(int Of) { return POSIX(dup)(Of); }

bool redirect(int Of, int To) { return POSIX(dup2)(Of, To) >= 0; }

void close(int Descriptor) { (void)POSIX(close)(Descriptor); }

} // namespace ndistidy::system
