//===- ShippedTest.cpp - Tests of the rules that are shipped ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs in the project's folder, like every test: what the rules promise, and
// that each check has its page.
//
//===----------------------------------------------------------------------===//

#include "catalogue/AccessPathText.h"
#include "catalogue/CatalogueYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

/// The rules as they are written.
Catalogue written() {
  std::vector<std::unique_ptr<MemoryBuffer>> Buffers;
  std::vector<MemoryBufferRef> Documents;
  std::vector<std::string> Paths;
  std::error_code EC;
  for (sys::fs::recursive_directory_iterator I("rules", EC), E; I != E && !EC;
       I.increment(EC))
    if (sys::path::extension(I->path()) == ".yaml")
      Paths.push_back(I->path());
  sort(Paths);
  for (const std::string &Path : Paths) {
    Buffers.push_back(std::move(*MemoryBuffer::getFile(Path)));
    Documents.push_back(Buffers.back()->getMemBufferRef());
  }
  Catalogue C;
  EXPECT_EQ(llvm::toString(addYaml(C, Documents)), "");
  return C;
}

TEST(Shipped, IsWhatIsWritten) {
  EXPECT_EQ(shipped(), written());
  EXPECT_FALSE(shipped().Resources.empty());
}

TEST(Shipped, EveryCheckHasItsPage) {
  for (const Check &C : shipped().Checks) {
    auto Page = MemoryBuffer::getFile("docs/checks/" + C.Id + ".md");
    ASSERT_TRUE(static_cast<bool>(Page)) << C.Id;
    StringRef Text = (*Page)->getBuffer();
    EXPECT_TRUE(Text.starts_with("# " + C.Id + "\n")) << C.Id;
    for (const char *Part :
         {"\n## Why\n", "\n## Defective\n", "\n## Correct\n", "\n## Options\n",
          "\n## What it does not see\n", "https://learn.microsoft.com/"})
      EXPECT_TRUE(Text.contains(Part)) << C.Id << ": " << Part;
    for (const CheckOption &O : C.Options)
      EXPECT_TRUE(Text.contains("`" + O.Name + "`")) << C.Id << ": " << O.Name;
  }
}

TEST(Shipped, EveryPageHasItsCheck) {
  std::error_code EC;
  unsigned Pages = 0;
  for (sys::fs::directory_iterator I("docs/checks", EC), E; I != E && !EC;
       I.increment(EC), ++Pages)
    EXPECT_NE(shipped().check(sys::path::stem(I->path())), nullptr)
        << I->path();
  EXPECT_EQ(Pages, shipped().Checks.size());
}

TEST(Shipped, EveryResourceNamesItsDocumentation) {
  for (const Resource &R : shipped().Resources) {
    EXPECT_FALSE(R.Docs.empty() && R.Notes.empty()) << R.Id;
    for (StringRef Page : R.Docs)
      EXPECT_TRUE(Page.starts_with("https://learn.microsoft.com/") ||
                  Page.starts_with("WDK6001 netxp_r: "))
          << R.Id << ": " << Page.str();
  }
}

TEST(Shipped, LocksAndLevelsNameTheirDocumentation) {
  auto Check = [](StringRef Of, const std::vector<std::string> &Docs) {
    EXPECT_FALSE(Docs.empty()) << Of.str();
    for (StringRef Page : Docs)
      EXPECT_TRUE(Page.starts_with("https://learn.microsoft.com/") ||
                  Page.starts_with("WDK6001 netxp_r: "))
          << Of.str() << ": " << Page.str();
  };
  for (const Lock &L : shipped().Locks)
    Check(L.Id, L.Docs);
  for (const LevelLimit &L : shipped().Levels)
    Check(L.Call, L.Docs);
}

/// Each form of an acquisition has its release.
TEST(Shipped, EveryFormOfALockIsGivenBack) {
  for (const Lock &L : shipped().Locks)
    for (const Lock::Use &Taken : L.Acquires) {
      auto Fits = [&](const Lock::Use &Given) {
        return Given.Form == Taken.Form &&
               Given.Ticket.has_value() == Taken.Ticket.has_value();
      };
      EXPECT_TRUE(any_of(L.Releases, Fits)) << L.Id << ": " << Taken.Call;
    }
}

TEST(Shipped, WhatIsOwedCanBeGivenBack) {
  for (const Resource &R : shipped().Resources) {
    EXPECT_FALSE(R.Acquires.empty()) << R.Id;
    if (!R.fact())
      EXPECT_FALSE(R.Releases.empty()) << R.Id;
    if (R.NeedsUnloadHandler)
      EXPECT_TRUE(R.OwedAtEnd) << R.Id;
  }
}

TEST(Shipped, AcquisitionAndReleaseTellAResourceInTheSameWay) {
  for (const Resource &R : shipped().Resources)
    for (const Release &L : R.Releases) {
      EXPECT_TRUE(any_of(R.Acquires,
                         [&](const Acquire &A) {
                           return A.Identity == L.Identity &&
                                  A.Paths.size() == L.Paths.size();
                         }))
          << R.Id << ": " << L.Call;
      for (const AccessPath &P : L.Paths)
        EXPECT_FALSE(P.Result) << R.Id << ": " << L.Call;
    }
}

TEST(Shipped, ANewHandleComesOutOfTheCall) {
  for (const Resource &R : shipped().Resources)
    for (const Acquire &A : R.Acquires)
      if (A.Identity == IdentityKind::Handle && !A.comesLater()) {
        EXPECT_TRUE(A.Paths[0].Result || A.Paths[0].Derefs > 0)
            << R.Id << ": " << A.Call << " " << toString(A.Paths[0]);
      }
}

/// Effects come last: one on the status would part it from what is held.
TEST(Shipped, EffectsLeaveHandlesAndStatusesAlone) {
  const Catalogue &C = shipped();
  for (const CallEffects &E : C.Effects)
    for (const Resource &R : C.Resources)
      for (const Acquire &A : R.Acquires) {
        if (A.Call != E.Call)
          continue;
        for (const Effect &F : E.Effects) {
          EXPECT_FALSE(A.Success && A.Success->Path == F.To) << E.Call;
          EXPECT_FALSE(A.Identity == IdentityKind::Handle && A.Paths[0] == F.To)
              << E.Call;
        }
      }
}

/// A call that takes or gives back several kinds is meant to, or a mistake.
TEST(Shipped, CallsOfSeveralResourcesAreIntended) {
  StringMap<unsigned> Takes, Gives;
  for (const Resource &R : shipped().Resources) {
    StringSet<> Taking, Giving;
    for (const Acquire &A : R.Acquires)
      Taking.insert(A.Call);
    for (const Release &L : R.Releases)
      Giving.insert(L.Call);
    for (const auto &Call : Taking)
      ++Takes[Call.getKey()];
    for (const auto &Call : Giving)
      ++Gives[Call.getKey()];
  }
  const StringSet<> SeveralTaken = {
      "PsCreateSystemThread",         "MmAllocatePagesForMdl",
      "MmAllocatePagesForMdlEx",      "KeSetTimerEx",
      "KeSetCoalescableTimer",        "NdisSetTimerObject",
      "NdisSetCoalescableTimerObject"};
  const StringMap<unsigned> SeveralGiven = {
      {"NdisCloseFile", 2},   {"NdisMCancelTimer", 2},
      {"NdisCancelTimer", 2}, {"NdisCancelTimerObject", 2},
      {"KeCancelTimer", 2},   {"__drv_freesMem", 3}};
  // Who cancels a timer may leave its routine running.
  const StringSet<> Both = {"IoWMIRegistrationControl",
                            "PsSetCreateProcessNotifyRoutine",
                            "PsSetCreateProcessNotifyRoutineEx",
                            "NdisMCancelTimer",
                            "NdisCancelTimer",
                            "NdisCancelTimerObject",
                            "KeCancelTimer"};
  for (const auto &Call : Takes) {
    EXPECT_EQ(Call.getValue(), SeveralTaken.contains(Call.getKey()) ? 2u : 1u)
        << Call.getKey().str();
    EXPECT_EQ(Gives.contains(Call.getKey()), Both.contains(Call.getKey()))
        << Call.getKey().str();
  }
  for (const auto &Call : Gives)
    EXPECT_EQ(Call.getValue(), std::max(1U, SeveralGiven.lookup(Call.getKey())))
        << Call.getKey().str();
}

TEST(Shipped, ChecksOfTheEngineAndOfTheDriversLifeAreThere) {
  const Catalogue &C = shipped();
  for (StringRef Id :
       {C.DoubleReleaseCheck, C.UseAfterReleaseCheck, C.UnacquiredCheck,
        C.UncheckedStatusCheck, C.ReleaseOrderCheck, C.LocalLeakCheck,
        C.LockCheck, C.IrqlCheck})
    EXPECT_NE(C.check(Id), nullptr) << Id.str();
  ASSERT_FALSE(C.Lifecycles.empty());
  EXPECT_EQ(C.Lifecycles[0].Begin, "driver-entry");
  EXPECT_EQ(C.Lifecycles[0].MissingEndCheck, "ndis-unload-handler-missing");
}

/// Every role is reached by name, by a call or by a place.
TEST(Shipped, EveryRoleIsGivenToSomeRoutine) {
  const Catalogue &C = shipped();
  StringSet<> Given;
  for (const Registration &R : C.Registrations)
    for (const Registration::Handler &H : R.Handlers)
      Given.insert(H.Role);
  for (const RegistrationPlace &P : C.RegistrationPlaces)
    Given.insert(P.Role);
  for (const Role &R : C.Roles)
    EXPECT_TRUE(!R.Names.empty() || Given.contains(R.Id)) << R.Id;
}

} // namespace
