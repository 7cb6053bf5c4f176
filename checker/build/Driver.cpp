//===- Driver.cpp - How a driver is built ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Driver.h"
#include "llvm/ADT/StringSwitch.h"

namespace ndistidy::build {

std::optional<unsigned> windowsVersion(llvm::StringRef Name) {
  unsigned Number = 0;
  if (Name.starts_with_insensitive("0x") && !Name.getAsInteger(0, Number))
    return Number;
  unsigned Known =
      llvm::StringSwitch<unsigned>(Name)
          .CasesLower({"w2k", "win2k", "windows2000"}, 0x0500)
          .CasesLower({"wxp", "winxp", "windowsxp"}, 0x0501)
          .CasesLower({"wnet", "winnet", "ws03", "windows2003"}, 0x0502)
          .CasesLower({"wlh", "winlh", "vista", "windowsvista"}, 0x0600)
          .CasesLower({"win7", "windows7"}, 0x0601)
          .CasesLower({"win8", "windows8"}, 0x0602)
          .CasesLower({"winblue", "win8.1", "windows8.1", "windowsv6.3"},
                      0x0603)
          .CasesLower({"win10", "win11", "windows10", "windows11"}, 0x0A00)
          .Default(0);
  return Known ? std::optional(Known) : std::nullopt;
}

std::string toString(const Remark &R) {
  std::string Line = R.Line ? std::to_string(R.Line) + ": " : " ";
  return R.File + ":" + Line + R.Text;
}

} // namespace ndistidy::build
