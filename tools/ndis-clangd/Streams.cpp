//===- Streams.cpp - Standard input and output through a filter -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Streams.h"
#include "system/Descriptors.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::clangd {

void Filter::run() {
  char Bytes[1 << 14];
  while (size_t Count = system::read(From, Bytes, sizeof(Bytes))) {
    std::lock_guard<std::mutex> Lock(Guard);
    system::write(To, Stream.pass(llvm::StringRef(Bytes, Count)));
  }
  std::lock_guard<std::mutex> Lock(Guard);
  system::write(To, Stream.finish());
  system::close(From);
  Ended = true;
}

void Filter::send(llvm::function_ref<std::string()> Make) {
  std::lock_guard<std::mutex> Lock(Guard);
  if (!Stream.hasMessages() || Ended)
    return;
  if (std::string Message = Make(); !Message.empty())
    system::write(To, framed(Message));
}

FilteredOutput::FilteredOutput(MessageStream Through)
    : Filter(std::move(Through)) {
  std::optional<system::Pipe> Way = system::makePipe();
  if (!Way)
    return;
  From = Way->ReadEnd;
  To = system::duplicate(system::StandardOutput);
  bool Done =
      To >= 0 && system::redirect(Way->WriteEnd, system::StandardOutput);
  system::close(Way->WriteEnd);
  if (Done)
    Worker = std::thread([this] { run(); });
  else
    system::close(From);
}

FilteredOutput::~FilteredOutput() {
  if (!Worker.joinable())
    return;
  llvm::outs().flush();
  // The last writer of the pipe is gone with that.
  (void)system::redirect(To, system::StandardOutput);
  Worker.join();
  system::close(To);
}

FilteredInput::FilteredInput(MessageStream Through)
    : Filter(std::move(Through)) {
  std::optional<system::Pipe> Way = system::makePipe();
  if (!Way)
    return;
  From = system::duplicate(system::StandardInput);
  To = Way->WriteEnd;
  bool Done =
      From >= 0 && system::redirect(Way->ReadEnd, system::StandardInput);
  system::close(Way->ReadEnd);
  if (!Done) {
    system::close(To);
    return;
  }
  Worker = std::thread([this] {
    run();
    system::close(To);
  });
}

} // namespace ndistidy::clangd
