//===- ConnectionTest.cpp - Connections and address families of CoNDIS ----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

/// A protocol that is a call manager of its bindings, and a client of others.
constexpr llvm::StringLiteral Protocol = R"(
declare NdisRegisterProtocol(s, h, c, l) system
declare NdisDeregisterProtocol(s, h) system
declare NdisOpenAdapter(s, e, h, m, a, n, p, c, d, o, i) system
declare NdisCloseAdapter(s, h) system
declare NdisCmRegisterAddressFamily(h, f, c, l) system
declare NdisClOpenAddressFamily(h, f, x, c, l, a) system
declare NdisClCloseAddressFamily(a) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisFreePacketPool(p) system
global @Protocol internal
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisDeregisterProtocol(&%s, @Protocol)
  return
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  $0*.DriverUnload = #Unload
  %c.BindAdapterHandler = #Bind
  %c.UnbindAdapterHandler = #Unbind
  %c.CoAfRegisterNotifyHandler = #Notify
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 108)
  return %s
}
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  call NdisOpenAdapter(&%o, &%e, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 0 ? opened : failed
failed:
  call NdisFreeMemory(%b, 0, 0)
  $0* = -1073741823
  return
opened:
  %c.CmOpenAfHandler = #OpenAf
  %c.CmCloseAfHandler = #CloseAf
  %c.CmCreateVcHandler = #CreateVc
  %c.CmDeleteVcHandler = #DeleteVc
  %o = call NdisCmRegisterAddressFamily(%b*.Handle, &%f, &%c, 80)
  $0* = 0
  return
}
func Unbind(Status, Context, UnbindContext) {
  call NdisCloseAdapter(&%s, $1*.Handle)
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)";

constexpr llvm::StringLiteral NoClient = R"(
func Notify(Context, Family) { return }
)";

constexpr llvm::StringLiteral OpenAf = R"(
func OpenAf(Binding, Family, Handle, Context) {
  %s = call NdisAllocateMemoryWithTag(&%f, 64, 7)
  branch %s != 0 ? none : some
none:
  return %s
some:
  %f*.Binding = $0
  $3* = %f
  return 0
}
)";

constexpr llvm::StringLiteral CloseAf = R"(
func CloseAf(Context) {
  call NdisFreeMemory($0, 0, 0)
  return 0
}
)";

constexpr llvm::StringLiteral CreateVc = R"(
func CreateVc(Family, Handle, Context) {
  %s = call NdisAllocateMemoryWithTag(&%v, 64, 7)
  branch %s != 0 ? none : some
none:
  return %s
some:
  %v* = 0
  %v*.Family = $0
  $2* = %v
  return 0
}
)";

constexpr llvm::StringLiteral DeleteVc = R"(
func DeleteVc(Context) {
  call NdisFreeMemory($0, 0, 0)
  return 0
}
)";

void check(llvm::ArrayRef<llvm::StringRef> Parts) {
  std::string Text = Protocol.str();
  for (llvm::StringRef Part : Parts)
    Text += Part;
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

} // namespace

TEST(Connection, WhatEndsWhatItBeganIsSilent) {
  check({NoClient, OpenAf, CloseAf, CreateVc, DeleteVc});
}

TEST(Connection, AnAddressFamilyThatIsNotFreedIsReported) {
  check({NoClient, OpenAf, CreateVc, DeleteVc, R"(
func CloseAf(Context) { ; EXPECT ndis-halt-leak
  $0*.Closed = 1
  return 0
}
)"});
}

TEST(Connection, AConnectionOfAnAddressFamilyThatIsNotFreedIsReported) {
  check({NoClient, OpenAf, CloseAf, CreateVc, R"(
func DeleteVc(Context) { ; EXPECT ndis-halt-leak
  $0*.Deleted = 1
  return 0
}
)"});
}

TEST(Connection, AnEndThatIsRefusedOwesNothing) {
  check({NoClient, OpenAf, CloseAf, CreateVc, R"(
func DeleteVc(Context) {
  branch $0*.Family == 0 ? refuse : free
refuse:
  return -1073676285
free:
  call NdisFreeMemory($0, 0, 0)
  return 0
}
)"});
}

TEST(Connection, AnEndThatGoesOnElsewhereOwesNothing) {
  check({NoClient, OpenAf, CreateVc, DeleteVc, R"(
func CloseAf(Context) { return 259 }
)"});
}

TEST(Connection, WhoBeginsInsideIsToldOfThat) {
  check({NoClient, OpenAf, CloseAf, DeleteVc, R"(
func CreateVc(Family, Handle, Context) {
  %s = call NdisAllocateMemoryWithTag(&%v, 64, 7)
  branch %s != 0 ? none : some
none:
  call NdisFreeMemory($0, 0, 0)
  call NdisFreeMemory($0, 0, 0) ; EXPECT ndis-double-release
  return %s
some:
  $2* = %v
  return 0
}
)"});
}

TEST(Connection, AFailureKeepsNothing) {
  check({NoClient, OpenAf, CloseAf, DeleteVc, R"(
func CreateVc(Family, Handle, Context) {
  %s = call NdisAllocateMemoryWithTag(&%v, 64, 7)
  branch %s != 0 ? none : some
none:
  return %s
some:
  %v* = 0
  call NdisAllocatePacketPool(&%s, &%v*.Pool, 8, 16)
  branch %s != 0 ? none2 : good
none2:
  return %s ; EXPECT ndis-initialize-failure-leak
good:
  call NdisFreePacketPool(%v*.Pool)
  $2* = %v
  return 0
}
)"});
}

namespace {

/// The call manager's ends, of which nothing is said.
constexpr llvm::StringLiteral Later = R"(
func CloseAf(Context) { return 259 }
func DeleteVc(Context) { return 259 }
)";

/// Opens an address family; connections of it are made by MakeVc.
constexpr llvm::StringLiteral Client = R"(
func Notify(Binding, Family) {
  %s = call NdisAllocateMemoryWithTag(&%f, 64, 7)
  branch %s != 0 ? out : some
out:
  return
some:
  %f* = 0
  %c.ClOpenAfCompleteHandler = #AfOpened
  %c.ClCreateVcHandler = #MakeVc
  %c.ClDeleteVcHandler = #EndVc
  %s = call NdisClOpenAddressFamily(1, $1, %f, &%c, 80, &%f*.Handle)
  branch %s == 259 ? out : now
now:
  call AfOpened(%s, %f, %f*.Handle)
  return
}
func MakeVc(Family, Handle, Context) {
  %s = call NdisAllocateMemoryWithTag(&%v, 64, 7)
  branch %s != 0 ? none : some
none:
  return %s
some:
  $2* = %v
  return 0
}
)";

constexpr llvm::StringLiteral AfOpened = R"(
func AfOpened(Status, Family, Handle) {
  branch $0 == 0 ? opened : failed
opened:
  $1*.Handle = $2
  return
failed:
  call NdisFreeMemory($1, 0, 0)
  return
}
)";

} // namespace

TEST(Connection, WhatAClientIsGivenLaterIsFollowed) {
  check({OpenAf, Later, CreateVc, Client, AfOpened, R"(
func EndVc(Context) {
  call NdisFreeMemory($0, 0, 0)
  return 0
})"});
}

TEST(Connection, AConnectionOfAClientIsOwed) {
  check({OpenAf, Later, CreateVc, Client, AfOpened, R"(
func EndVc(Context) { ; EXPECT ndis-halt-leak
  return 0
})"});
}

TEST(Connection, WhatWasNeverOpenedIsNotClosed) {
  check({OpenAf, Later, CreateVc, Client, R"(
func AfOpened(Status, Family, Handle) {
  branch $0 == 0 ? opened : failed
opened:
  $1*.Handle = $2
  return
failed:
  call NdisClCloseAddressFamily($1*.Handle) ; EXPECT ndis-release-unacquired
  call NdisFreeMemory($1, 0, 0)
  return
}
func EndVc(Context) {
  call NdisFreeMemory($0, 0, 0)
  return 0
})"});
}
