//===- StandardOutput.h - Standard output through a filter ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CLANGD_STANDARDOUTPUT_H
#define NDIS_TIDY_TOOLS_CLANGD_STANDARDOUTPUT_H

#include "Pages.h"
#include <thread>

namespace ndistidy::clangd {

/// As long as it lives, what is written to the process's standard output goes
/// through \p Links. Where the system refuses, it goes out as it is.
class FilteredOutput {
public:
  explicit FilteredOutput(PageLinks Links);
  ~FilteredOutput();
  FilteredOutput(const FilteredOutput &) = delete;

private:
  void run(int From);

  PageLinks Links;
  int Real = -1; ///< the descriptor of where it went before
  std::thread Worker;
};

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_STANDARDOUTPUT_H
