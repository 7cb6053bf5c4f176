//===- UnseenTest.cpp - What is not seen, and what pointers lead to -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine;

namespace {

void check(const std::string &Text, const Options &O = {}) {
  EXPECT_EQ(said(Text, O), expected(Text)) << Text;
}

/// A driver whose pool everybody may know by name; \p Dispatch stands in a
/// dispatch routine.
std::string dispatching(llvm::StringRef Dispatch, llvm::StringRef Unload) {
  return miniport(R"(
  call NdisAllocatePacketPool(&%s, &@Shared, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  @Previous = $0*.MajorFunction[14]
  $0*.MajorFunction[14] = #Dispatch
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0)",
                  ("global @Previous\nfunc Dispatch(Device, Irp) {\n" +
                   Dispatch +
                   "\n}\nfunc Unload(DriverObject: \"struct _DRIVER_OBJECT "
                   "*\") {\n" +
                   Unload + "  return\n}\n")
                      .str());
}

TEST(UnseenTest, UnseenRoutinesMayDoAnything) {
  check(miniport(R"(
  call NdisAllocatePacketPool(&%s, &@Shared, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0)",
                 R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call Elsewhere(0)
  return
})"));
}

TEST(UnseenTest, WhatAPointerLeadsToIsSeenOrTheSystems) {
  const char *Call = "  %r = call *@Previous($0, $1)\n  return %r";
  std::string Text = dispatching(Call, "  call KeQueryTimeIncrement()\n");
  EXPECT_NE(said(Text, {}).find("ndis-unload-leak"), std::string::npos) << Text;
  check(dispatching(Call, "  call NdisFreePacketPool(@Shared)\n"));
  // Others may know what only a part of the driver is there for.
  Options Open;
  Open.Of = World::Open;
  EXPECT_EQ(said(Text, Open), "");
}

TEST(UnseenTest, WhatAPointerIsGivenItMayGiveBack) {
  check(dispatching("  call *@Previous(@Shared)\n  return 0", ""));
}

TEST(UnseenTest, ARoutineOfTheDriverBehindAPointerGivesBackWhatItKnows) {
  check(dispatching("  call *$1*.Done($0)\n  return 0", "") + R"(
func Give(Context) {
  call NdisFreePacketPool(@Shared)
  return
}
global @Table internal
init @Table.Give = #Give
)");
}

TEST(UnseenTest, WhatLiesBehindAnObjectOfTheSystemIsReachedToo) {
  // The extension of a device object, which nobody has put there.
  auto Text = [](llvm::StringRef Unload) {
    return "global @Device\n"
           "declare IoCreateDevice(d, e, n, t, c, x, o) system\n"
           "declare IoDeleteDevice(d) system\n" +
           miniport(
               R"(
  %s = call IoCreateDevice($0, 64, 0, 23, 0, 0, &@Device)
  branch %s < 0 ? undo : made
made:
  %e = @Device*.DeviceExtension
  call NdisAllocatePacketPool(&%s, &%e*.Pool, 8, 16)
  branch %s == 0 ? ok : failed
failed:
  call IoDeleteDevice(@Device)
  goto undo
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0)",
               ("func Unload(DriverObject: \"struct _DRIVER_OBJECT *\") {" +
                Unload + "  return\n}\n")
                   .str());
  };
  check(Text("\n  call Elsewhere(0)\n"));
  check(Text(" ; EXPECT ndis-unload-leak\n  call IoDeleteDevice(@Device)\n"));
}

TEST(UnseenTest, WhatLiesInARequestTheSystemMayWrite) {
  for (llvm::StringRef Send :
       {"call IofCallDriver(0, %irp)", "call Send(%irp)"})
    check("declare IofCallDriver(d, i) system\n"
          "declare IoBuildSynchronousFsdRequest(m) system\n" +
          miniport(("  %v = 0\n"
                    "  %irp = call IoBuildSynchronousFsdRequest(27)\n"
                    "  %irp*.Stack*.Interface = &%v\n  " +
                    Send + R"(
  branch %v.Version == 7 ? take : undo
take:
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0)")
                       .str(),
                   R"(
func Send(Irp) {
  call IofCallDriver(0, $0)
  return
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { ; EXPECT ndis-unload-leak
  return
})"));
}

} // namespace
