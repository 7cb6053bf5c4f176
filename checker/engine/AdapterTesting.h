//===- AdapterTesting.h - A driver with an adapter, in parts ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ADAPTERTESTING_H
#define NDIS_TIDY_ENGINE_ADAPTERTESTING_H

#include "engine/TestText.h"
#include "llvm/ADT/ArrayRef.h"
#include <gtest/gtest.h>

namespace ndistidy::engine::adapter {

inline constexpr llvm::StringLiteral Head = R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMRegisterUnloadHandler(w, h) system
declare NdisMSetAttributes(h, c, b, t) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisFreePacketPool(p) system
declare NdisMRegisterIoPortRange(p, h, f, n) system
declare NdisMDeregisterIoPortRange(h, f, n, p) system
declare NdisMInitializeTimer(t, h, f, c) system
declare NdisInterlockedDecrement(p) system
declare NdisInterlockedIncrement(p) system
declare InterlockedExchangeAdd(p, n) system
declare InterlockedAdd(p, n) system
declare InsertTailList(h, e) system
declare RemoveHeadList(h) system
declare RemoveEntryList(e) system
declare IoCallDriver(d, i) system
declare IsListEmpty(h) system
declare NdisIMGetDeviceContext(h) system
declare USBD_CreateConfigurationRequestEx(d, i) system
declare ExAllocatePoolWithTag(t, s, g) system
declare ExFreePool(p) system
declare Elsewhere(x)
global @Wrapper internal
global @Pool internal
global @First internal
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %c.InitializeHandler = #Initialize
  %c.HaltHandler = #Halt
  %c.ResetHandler = #Reset
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0
}
)";

inline constexpr llvm::StringLiteral NoReset = R"(
func Reset(Addressing, Context) { return 0 }
)";

inline constexpr llvm::StringLiteral NoUnload = R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return }
)";

/// How an initialisation begins that takes memory for the adapter, %a.
inline constexpr llvm::StringLiteral TakeAdapter = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
)";

/// Takes memory for the adapter and a pool in a member of it.
inline constexpr llvm::StringLiteral Initialize = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  %a*.Handle = $4
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  %a*.HasPool = 1
  return 0
}
)";

inline constexpr llvm::StringLiteral Halt = R"(
func Halt(Context) {
  branch $0*.HasPool != 0 ? give : free
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

inline void check(llvm::ArrayRef<llvm::StringRef> Parts,
                  const Options &O = {}) {
  std::string Text = Head.str();
  for (llvm::StringRef Part : Parts)
    Text += Part;
  EXPECT_EQ(said(Text, O), expected(Text)) << Text;
}

} // namespace ndistidy::engine::adapter

#endif // NDIS_TIDY_ENGINE_ADAPTERTESTING_H
