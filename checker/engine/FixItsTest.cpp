//===- FixItsTest.cpp - Tests of what to write instead --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "engine/TestText.h"
#include "gtest/gtest.h"

using namespace ndistidy;

namespace {

/// What is to be written where, for the findings of \p Check in \p Text.
std::string fixes(const std::string &Text, llvm::StringRef Check) {
  llvm::Expected<ir::Program> P = engine::linked(Text);
  if (!P)
    return llvm::toString(P.takeError());
  std::string Result;
  bool Any = false;
  for (const engine::Finding &F :
       engine::analyse(*P, catalogue::shipped(), {}).Findings) {
    Any |= F.Check == Check;
    for (const engine::FixIt &Fix : F.Fixes) {
      const auto &[Begin, End] = Fix.Where;
      Result += std::to_string(Begin.Line) + ":" + std::to_string(Begin.Column);
      if (End != Begin)
        Result += "-" + std::to_string(End.Column);
      Result += " '" + Fix.Text + "'";
    }
  }
  return Any ? Result : "no finding";
}

/// Registers an unload handler with \p Arguments, having run \p Before.
std::string wrapper(const std::string &Before, const std::string &Arguments) {
  return R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMRegisterUnloadHandler(w, h) system
global @Wrapper internal !5:1
global @Other internal !6:1
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return }
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) !10:1 {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
)" + Before +
         R"(
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  call NdisMRegisterUnloadHandler()" +
         Arguments + R"() !20:3
  return 0
})";
}

TEST(FixIts, TheVariableThatHasTheHandle) {
  EXPECT_EQ(fixes(wrapper("", "0 !20:5-20:9, #Unload !20:11-20:17"),
                  "ndis-unload-handler-argument"),
            "20:5-9 'Wrapper'");
  EXPECT_EQ(fixes(wrapper("", "@Other !20:5-20:9, #Unload !20:11-20:17"),
                  "ndis-unload-handler-argument"),
            "20:5-9 'Wrapper'");
}

TEST(FixIts, NoHandleWhereItIsInTwoVariablesOrInAMacro) {
  EXPECT_EQ(fixes(wrapper("  %v = @Wrapper\n  call Look(%v)",
                          "0 !20:5-20:9, #Unload !20:11-20:17"),
                  "ndis-unload-handler-argument"),
            "");
  EXPECT_EQ(fixes(wrapper("", "0, #Unload"), "ndis-unload-handler-argument"),
            "");
}

/// DriverEntry consists of \p Steps, at the end of which %s is its status.
std::string order(const std::string &Steps) {
  return R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMRegisterUnloadHandler(w, h) system
global @W internal !5:1
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return }
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) !10:1 {
  call NdisMInitializeWrapper(&@W, $0, $1, 0)
)" + Steps +
         R"(
  branch %s == 0 ? good : bad
bad:
  call NdisTerminateWrapper(@W, 0)
  return %s
good:
  return 0
})";
}

constexpr char TakeMiniport[] = "%s = call NdisMRegisterMiniport(@W, &%c, 108) "
                                "!21:9 !21:5-21:60\n";
constexpr char Register[] = "call NdisMRegisterUnloadHandler(@W !20:32-20:33, "
                            "#Unload !20:35-20:41) !20:5 !20:5-20:43\n";

TEST(FixIts, TheCallBehindWhatItDemands) {
  EXPECT_EQ(fixes(order(std::string(Register) + TakeMiniport),
                  "ndis-unload-handler-order"),
            "20:5-43 ''21:60 '\n    if (s == 0)\n        "
            "NdisMRegisterUnloadHandler(W, Unload);'");
}

TEST(FixIts, TheConditionInFrontOfTheCall) {
  EXPECT_EQ(fixes(order(std::string(TakeMiniport) + Register),
                  "ndis-unload-handler-order"),
            "20:5 'if (s == 0)\n        '");
}

TEST(FixIts, NoOrderWhereItIsNotClear) {
  // A cast, the status written over, another block, no statement.
  std::string Cast = "call NdisMRegisterUnloadHandler(@W !20:32-20:33, "
                     "#Unload !20:35-20:49) !20:5 !20:5-20:51\n";
  std::string Loose = "call NdisMRegisterUnloadHandler(@W !20:32-20:33, "
                      "#Unload !20:35-20:41) !20:5\n";
  for (const std::string &Steps :
       {Cast + TakeMiniport, Loose + TakeMiniport,
        std::string(TakeMiniport) + "%s = 5\n" + Register,
        std::string(Register) + "goto next\nnext:\n" + TakeMiniport})
    EXPECT_EQ(fixes(order(Steps), "ndis-unload-handler-order"), "") << Steps;
}

/// A driver whose unload handler, at 20:6, consists of \p Unload; \p Globals
/// has @Pool, and whatever stands above.
std::string pool(const std::string &Globals, const std::string &Unload) {
  return R"(
declare NdisAllocatePacketPool(s, p, n, r) system
declare KeQueryTimeIncrement() system
)" + Globals +
         R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") !20:6 {
)" + Unload +
         R"(
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) !30:1 {
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16) !31:5
  branch %s != 0 ? failed : ok
failed:
  return %s
ok:
  $0*.DriverUnload = #Unload
  return 0
})";
}

constexpr char Pool[] = "global @Pool internal !5:1\n";

TEST(FixIts, TheMissingCallInFrontOfTheEnd) {
  EXPECT_EQ(fixes(pool(Pool, "return !22:1"), "ndis-unload-leak"),
            "22:1 '    NdisFreePacketPool(Pool);\n'");
  EXPECT_EQ(fixes(pool(Pool, "return !22:5"), "ndis-unload-leak"),
            "22:5 'NdisFreePacketPool(Pool);\n    '");
  EXPECT_EQ(fixes(pool(Pool, "return !20:30"), "ndis-unload-leak"),
            "20:30 'NdisFreePacketPool(Pool); '");
}

TEST(FixIts, NoCallWhereTheHandleIsNotInSight) {
  EXPECT_EQ(
      fixes(pool("global @Pool !25:1\n", "return !22:1"), "ndis-unload-leak"),
      "");
}

TEST(FixIts, NoCallWhereThereAreSeveralWays) {
  EXPECT_EQ(fixes(pool(Pool, R"(
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? a : b
a:
  return !22:1
b:
  return !23:1)"),
                  "ndis-unload-leak"),
            "");
}

} // namespace
