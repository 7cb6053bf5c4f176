//===- TextTesting.h - What the tests of the text form share --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_TEXTTESTING_H
#define NDIS_TIDY_IR_TEXTTESTING_H

#include "ir/Text.h"

namespace ndistidy::ir {

inline std::string printed(const Module &M) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(M, OS);
  return Text;
}

/// Everything that the text form can say, as print writes it.
inline constexpr llvm::StringLiteral Canonical = R"(file "src/a.c"
file "inc/b.h"
macro NDIS50_MINIPORT
macro "odd name"
declare NdisMSleep(Microseconds: "unsigned int") system
declare DbgPrint(Format: "const char *" const, "") system variadic noreturn
global @Wrapper !3:1
global @"src/a.c::Count" internal const !1:4:5
global @Elsewhere extern !0
init @Wrapper.Table[2].Handler = #"src/a.c::Halt" !7:3

func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *" const, Path) returns "long" !10:1 {
b0:
  %Status = call NdisMRegisterMiniport(@Wrapper, &%Chars, 108) !11:3
  call *$0*.Fn[*]("a\"b\\c\n\x01\t" !11:20-11:30, (%x#2 << -9223372036854775808) !0) !1:4:9
  %"odd.name"^Link.Next** = opaque(?, ((1 + 2) ^ opaque())) !0
  branch (%Status & 3) <u= -1 ? b1 : b2 !12:7
b1:
  switch %Status { -1: b0, 3..5: b1, default: b2 } !13:3
b2:
  return %Status !14:3
b3:
  goto b4
b4:
  unreachable
b5:
  return !1:15:1
}

func "src/a.c::Halt"() internal incomplete "a statement did not parse" !1:20:1 {
}
)";

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_TEXTTESTING_H
