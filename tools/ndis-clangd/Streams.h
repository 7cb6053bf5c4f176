//===- Streams.h - Standard input and output through a filter ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CLANGD_STREAMS_H
#define NDIS_TIDY_TOOLS_CLANGD_STREAMS_H

#include "Messages.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <mutex>
#include <thread>

namespace ndistidy::clangd {

/// Between the process and its client in one direction. Where the system
/// refuses, all goes on as it is.
class Filter {
public:
  Filter(const Filter &) = delete;

  /// A message of our own, between those that pass. \p Make is called when none
  /// passes; what it makes counts, if it is not empty and there are messages.
  void send(llvm::function_ref<std::string()> Make);

protected:
  explicit Filter(MessageStream Through) : Stream(std::move(Through)) {}
  ~Filter() = default;
  /// To the end of what comes.
  void run();

  MessageStream Stream;
  int From = -1, To = -1; ///< descriptors
  std::thread Worker;

private:
  std::mutex Guard;
  bool Ended = false;
};

/// As long as it lives, what is written to the process's standard output goes
/// through it.
class FilteredOutput : public Filter {
public:
  explicit FilteredOutput(MessageStream Through);
  ~FilteredOutput();
};

/// What is read from the process's standard input has gone through it. It has
/// to live as long as the process: what waits for a client cannot be ended.
class FilteredInput : public Filter {
public:
  explicit FilteredInput(MessageStream Through);
};

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_STREAMS_H
