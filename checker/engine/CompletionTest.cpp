//===- CompletionTest.cpp - What is pending, and the routine that hears of it //
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include "llvm/ADT/ArrayRef.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

/// A protocol, with the routines of a binding to be added.
constexpr llvm::StringLiteral Protocol = R"(
declare NdisRegisterProtocol(s, h, c, l) system
declare NdisDeregisterProtocol(s, h) system
declare NdisOpenAdapter(s, e, h, m, a, n, p, c, d, o, i) system
declare NdisCloseAdapter(s, h) system
declare NdisCompleteBindAdapter(c, s, e) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisFreePacketPool(p) system
declare NdisWaitEvent(e, t) system
declare NdisSetEvent(e) system
declare Elsewhere(x)
global @Protocol internal
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisDeregisterProtocol(&%s, @Protocol)
  return
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  $0*.DriverUnload = #Unload
  %c.BindAdapterHandler = #Bind
  %c.UnbindAdapterHandler = #Unbind
  %c.OpenAdapterCompleteHandler = #Opened
  %c.CloseAdapterCompleteHandler = #Closed
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 108)
  return %s
}
)";

/// Opens and goes on where it is completed.
constexpr llvm::StringLiteral Bind = R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  %b*.BindContext = $1
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 259 ? later : now
now:
  call Finish(%b, %o)
  goto later
later:
  $0* = %o
  return
}
)";

/// Is content only with what goes on.
constexpr llvm::StringLiteral BindLater = R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  %b*.BindContext = $1
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 259 ? later : now
now:
  branch %o == 0 ? close : free
close:
  call NdisCloseAdapter(&%c, %b*.Handle)
  goto free
free:
  call NdisFreeMemory(%b, 0, 0)
  $0* = -1073741823
  return
later:
  $0* = %o
  return
}
)";

/// Has what is behind the first parameter free if the second is a failure.
constexpr llvm::StringLiteral Finish = R"(
func Finish(Binding, Status) {
  branch $1 == 0 ? good : bad
good:
  return
bad:
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

constexpr llvm::StringLiteral Opened = R"(
func Opened(Context, Status, Error) {
  %c = $0*.BindContext
  call Finish($0, $1)
  call NdisCompleteBindAdapter(%c, $1, $2)
  return
}
)";

constexpr llvm::StringLiteral Unbind = R"(
func Unbind(Status, Context, UnbindContext) {
  call NdisCloseAdapter(&%s, $1*.Handle)
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)";

/// Waits for what is pending, and goes on with the status told meanwhile.
constexpr llvm::StringLiteral BindAndWait = R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 259 ? wait : now
wait:
  call NdisWaitEvent(&%b*.Event, 0)
  %o = %b*.Status
  goto now
)";

constexpr llvm::StringLiteral TellStatus = R"(
func Opened(Context, Status, Error) {
  $0*.Status = $1
  call NdisSetEvent(&$0*.Event)
  return
}
)";

void check(llvm::ArrayRef<llvm::StringRef> Parts) {
  std::string Text = Protocol.str();
  for (llvm::StringRef Part : Parts)
    Text += Part;
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

} // namespace

TEST(Completion, ABindThatGoesOnWhereItIsCompletedIsSilent) {
  check({Bind, Finish, Opened, Unbind});
}

TEST(Completion, WhatAFailureThatIsToldLaterKeepsIsReported) {
  check({R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  %b*.BindContext = $1
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 259 ? later : now
now:
  call Finish(%b, %o)
  goto later
later:
  $0* = %o
  return ; EXPECT ndis-initialize-failure-leak
}
func Opened(Context, Status, Error) {
  call NdisCompleteBindAdapter($0*.BindContext, $1, $2)
  return
}
)",
         Finish, Unbind});
}

TEST(Completion, WhatABindKeepsThatClosesAgainIsReportedWhereThatIsCompleted) {
  const std::string BindAndClose = R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  %b*.BindContext = $1
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  branch %o == 259 ? later : now
now:
  branch %o == 0 ? more : free
free:
  call NdisFreeMemory(%b, 0, 0)
  goto later
more:
  call NdisAllocatePacketPool(&%o, &%b*.Pool, 8, 16)
  branch %o != 0 ? close : later
close:
  call NdisCloseAdapter(&%o, %b*.Handle)
  branch %o == 259 ? later : free2
free2:
  call NdisFreeMemory(%b, 0, 0)
  $0* = -1073741823
  return
later:
  $0* = %o
  return
}
func Opened(Context, Status, Error) {
  %c = $0*.BindContext
  call Finish($0, $1)
  call NdisCompleteBindAdapter(%c, $1, $2)
  return
}
func Unbind(Status, Context, UnbindContext) {
  call NdisCloseAdapter(&%s, $1*.Handle)
  branch $1*.Pool != 0 ? pool : none
pool:
  call NdisFreePacketPool($1*.Pool)
  goto none
none:
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)";
  check({BindAndClose, Finish, R"(
func Closed(Context, Status) {
  call NdisCompleteBindAdapter($0*.BindContext, -1073741823, 0)
  return ; EXPECT ndis-initialize-failure-leak
}
)"});
  check({BindAndClose, Finish, R"(
func Closed(Context, Status) {
  %c = $0*.BindContext
  call NdisFreeMemory($0, 0, 0)
  call NdisCompleteBindAdapter(%c, -1073741823, 0)
  return
}
)"});
}

TEST(Completion, WhatASuccessThatIsToldLaterHoldsUnbindOwes) {
  check({BindLater, R"(
func Unbind(Status, Context, UnbindContext) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)",
         Finish, Opened});
}

TEST(Completion, WhatOnlyTheCompletionTakesUnbindOwes) {
  check({Bind, Finish, R"(
func Opened(Context, Status, Error) {
  branch $1 == 0 ? good : bad
bad:
  %c = $0*.BindContext
  call NdisFreeMemory($0, 0, 0)
  call NdisCompleteBindAdapter(%c, $1, $2)
  return
good:
  call NdisAllocatePacketPool(&%s, &$0*.Pool, 8, 16)
  branch %s != 0 ? undo : tell
undo:
  call NdisCloseAdapter(&%o, $0*.Handle)
  %c = $0*.BindContext
  call NdisFreeMemory($0, 0, 0)
  call NdisCompleteBindAdapter(%c, %s, $2)
  return
tell:
  call NdisCompleteBindAdapter($0*.BindContext, 0, $2)
  return
}
func Unbind(Status, Context, UnbindContext) { ; EXPECT ndis-halt-leak
  call NdisCloseAdapter(&%s, $1*.Handle)
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)"});
}

TEST(Completion, TheBindingIsNotUsedBehindACompletionThatHasFreedIt) {
  check({R"(
func Bind(Status, Context, Name, One, Two) {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : zero
none:
  $0* = %s
  return
zero:
  %b* = 0
  %b*.BindContext = $1
  call NdisOpenAdapter(&%o, &%b*.Error, &%b*.Handle, &%m, &%a, 1, @Protocol, %b, $2, 0, 0)
  %b*.Last = %o ; EXPECT ndis-use-after-release
  branch %o == 259 ? later : now
now:
  call Finish(%b, %o)
  goto later
later:
  $0* = %o
  return
}
)",
         Finish, Opened, Unbind});
}

TEST(Completion, WhatIsToldMeanwhileIsEvidenceBehindTheWait) {
  check({BindAndWait, R"(
now:
  branch %o != 0 ? failed : ok
failed:
  call NdisFreeMemory(%b, 0, 0)
  $0* = %o
  return
ok:
  $0* = 0
  return
}
)",
         TellStatus, Unbind});
}

TEST(Completion, AFailureThatIsWaitedForAndKeepsSomethingIsReported) {
  check({BindAndWait, R"(
now:
  branch %o != 0 ? failed : ok
failed:
  $0* = %o
  return ; EXPECT ndis-initialize-failure-leak
ok:
  $0* = 0
  return
}
)",
         TellStatus, Unbind});
}

TEST(Completion, WhoIsToldOfAFailureMayNotCloseTheAdapter) {
  check({BindAndWait, R"(
now:
  branch %o != 0 ? failed : ok
failed:
  call NdisCloseAdapter(&%c, %b*.Handle) ; EXPECT ndis-release-unacquired
  call NdisFreeMemory(%b, 0, 0)
  $0* = %o
  return
ok:
  $0* = 0
  return
}
)",
         TellStatus, Unbind});
}

TEST(Completion, OfARoutineThatIsNotSeenNothingIsKnown) {
  check({BindLater, R"(
declare Opened(c, s, e)
func Unbind(Status, Context, UnbindContext) {
  call NdisFreeMemory($1, 0, 0)
  $0* = 0
  return
}
)"});
}
