//===- MutantsTest.cpp ----------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "catalogue/CatalogueYaml.h"
#include "ir/Linker.h"
#include "mutate/Parsing.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::mutate;

namespace {

/// The mutants of one file in memory.
class Small {
public:
  explicit Small(const std::string &Text)
      : Source("#define NDIS_MINIPORT_DRIVER 1\n#include <ndis.h>\n" + Text) {
    const catalogue::Catalogue &Rules = catalogue::shipped();
    ChangedFile File{"/driver/driver.c", Source.text().str()};
    command::Input From;
    From.Path = "/driver";
    From.IsFolder = true;
    From.Sources = {File.Path};
    static int Here;
    Parser Parse = llvm::cantFail(parserFor(
        From, llvm::sys::fs::getMainExecutable(nullptr, &Here), Rules));
    std::vector<ir::Module> Modules;
    Modules.push_back(llvm::cantFail(Parse(File.Path, &File)));
    P.emplace(llvm::cantFail(ir::link(std::move(Modules))));
    Facts.emplace(*P, Rules);
    Mutants = makeMutants(*Facts, [&](llvm::StringRef Path) {
      return Path == File.Path ? &Source : nullptr;
    });
  }

  /// Those of \p Op whose subject begins with \p Subject.
  std::vector<const Mutant *> all(Operator Op, llvm::StringRef Subject) const {
    std::vector<const Mutant *> Result;
    for (const Mutant &M : Mutants)
      if (M.Op == Op && llvm::StringRef(M.Subject).starts_with(Subject))
        Result.push_back(&M);
    return Result;
  }
  const Mutant &one(Operator Op, llvm::StringRef Subject) const {
    std::vector<const Mutant *> Found = all(Op, Subject);
    EXPECT_EQ(Found.size(), 1U) << Subject.str();
    static const Mutant None;
    return Found.empty() ? None : *Found.front();
  }
  bool changes(const Mutant &M, llvm::StringRef To) const {
    return llvm::StringRef(Source.edited(M.Edits)).contains(To);
  }

private:
  SourceText Source;
  std::optional<ir::Program> P;
  std::optional<DriverFacts> Facts;
  std::vector<Mutant> Mutants;
};

using Expected = std::set<Expectation>;

/// A protocol driver with a pool, cleaned up by one routine.
constexpr const char *Protocol = R"(
NDIS_HANDLE Pool, Handle;
static VOID Release(VOID) {
  if (Pool != NULL) {
    NdisFreePacketPool(Pool);
    Pool = NULL;
  }
}
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;
  NdisDeregisterProtocol(&Status, Handle);
  Release();
}
static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE Context,
                         NDIS_HANDLE Unbind) {
  NdisFreePacketPool(Context);
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.UnbindAdapterHandler = Unbind;
  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Status, &Pool, 8, 8);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisRegisterProtocol(&Status, &Handle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    Release();
  return Status;
}
)";

TEST(MutantsTest, AReleaseLeftOutIsMissingAtTheEnd) {
  Small S(Protocol);
  const Mutant &Registration =
      S.one(Operator::ReleaseRemoved, "NdisDeregisterProtocol");
  EXPECT_EQ(Registration.Judged.AnyOf,
            (Expected{{"ndis-unload-skips-deregister", "Unload"}}));
  EXPECT_TRUE(S.changes(Registration, "NDIS_STATUS Status;\n  ;\n"));
  const Mutant &Shared =
      S.one(Operator::ReleaseUnderOsResult, "NdisFreePacketPool(Pool)");
  EXPECT_EQ(Shared.Judged.AnyOf, (Expected{{"ndis-local-leak", "Release"},
                                           {"ndis-unload-leak", "Unload"}}));
  EXPECT_TRUE(S.changes(Shared, "{ if (KeQueryTimeIncrement() == 7) "
                                "NdisFreePacketPool(Pool); }"));
}

TEST(MutantsTest, TheDriverObjectIsUsedWhereThereIsOne) {
  Small S(Protocol);
  const Mutant &M =
      S.one(Operator::ReleaseUnderDriverField, "NdisDeregisterProtocol");
  EXPECT_TRUE(S.changes(M, "if (DriverObject->DriverSize == 7) "));
  EXPECT_TRUE(S.all(Operator::ReleaseUnderDriverField, "NdisFree").empty());
}

TEST(MutantsTest, WhatRunsOutsideOfLifecyclesIsAllowed) {
  Small S(Protocol);
  const Mutant &M =
      S.one(Operator::ReleaseRemoved, "NdisFreePacketPool(Context)");
  EXPECT_EQ(M.Judged.K, Verdict::Kind::Allowed);
  EXPECT_EQ(M.Judged.Reason, "it runs in no lifecycle of the rules");
}

TEST(MutantsTest, WhatNeedsTheOtherGoesAfterIt) {
  Small S(R"(
NDIS_HANDLE Pool, Other;
PNDIS_PACKET Packet;
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreePacket(Packet);
  NdisFreePacketPool(Pool);
  NdisFreePacketPool(Other);
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_STATUS Status;
  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Status, &Pool, 8, 8);
  NdisAllocatePacketPool(&Status, &Other, 8, 8);
  NdisAllocatePacket(&Status, &Packet, Pool);
  return Status;
}
)");
  const Mutant &M = S.one(Operator::ReleasesSwapped, "NdisFreePacket(Packet)");
  EXPECT_EQ(M.Judged.AnyOf, (Expected{{"ndis-release-order", "Unload"}}));
  EXPECT_TRUE(
      S.changes(M, "NdisFreePacketPool(Pool); NdisFreePacket(Packet);\n  ;\n"));
}

TEST(MutantsTest, AReleaseMadeTwiceIsADefectWhereItStands) {
  Small S(Protocol);
  EXPECT_EQ(
      S.one(Operator::ReleaseDoubled, "NdisFreePacketPool(Pool)").Judged.AnyOf,
      (Expected{{"ndis-double-release", "Release"}}));
}

TEST(MutantsTest, ACleanUpLeftOutIsMissingAtItsEnd) {
  Small S(Protocol);
  std::vector<const Mutant *> Calls =
      S.all(Operator::CleanupRemoved, "Release");
  ASSERT_EQ(Calls.size(), 2U);
  EXPECT_EQ(Calls[0]->Judged.AnyOf, (Expected{{"ndis-local-leak", "Unload"},
                                              {"ndis-unload-leak", "Unload"}}));
  EXPECT_EQ(
      Calls[1]->Judged.AnyOf.count({"ndis-entry-failure-leak", "DriverEntry"}),
      1U);
}

TEST(MutantsTest, AStoredHandlerIsRemovedAndReplaced) {
  Small S(Protocol);
  const Mutant &Removed = S.one(Operator::HandlerRemoved, "Unload");
  EXPECT_EQ(Removed.Judged.AnyOf,
            (Expected{{"ndis-unload-handler-missing", "DriverEntry"}}));
  EXPECT_TRUE(S.changes(Removed, "= Unbind;\n  ;\n"));
  const Mutant &Other = S.one(Operator::HandlerOtherRoutine, "Unload");
  EXPECT_EQ(Other.Judged.AnyOf,
            (Expected{{"ndis-unload-leak", "Unbind"},
                      {"ndis-unload-skips-deregister", "Unbind"}}));
  EXPECT_TRUE(
      S.changes(Other, "DriverUnload = (PDRIVER_UNLOAD)(PVOID)Unbind;"));
}

/// What may be left out, doubled or skipped.
constexpr const char *Lenient = R"(
PVOID Thread, Buffer;
UNICODE_STRING Name;
static VOID Stop(VOID) {
  if (Buffer != NULL) {
    ExFreePoolWithTag(Buffer, 1);
    Buffer = NULL;
  }
}
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
  NdisMSleep(10);
  ObDereferenceObject(Thread);
  RtlFreeUnicodeString(&Name);
  Stop();
}
static VOID NTAPI Run(PVOID Context) {}
static NTSTATUS Start(VOID) {
  HANDLE Handle;
  NTSTATUS Status;
  Buffer = ExAllocatePoolWithTag(NonPagedPool, 8, 1);
  if (Buffer == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  if (!RtlCreateUnicodeString(&Name, L"name")) {
    ExFreePoolWithTag(Buffer, 2);
    Buffer = NULL;
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  Status = PsCreateSystemThread(&Handle, 0, NULL, NULL, NULL, Run, NULL);
  if (NT_SUCCESS(Status)) {
    ObReferenceObjectByHandle(Handle, 0, NULL, KernelMode, &Thread, NULL);
    ZwClose(Handle);
  }
  return Status;
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NTSTATUS Status = Start();
  DriverObject->DriverUnload = Unload;
  if (!NT_SUCCESS(Status))
    Stop();
  return Status;
}
)";

TEST(MutantsTest, OneOfSeveralWaitsMayBeLeftOut) {
  Small S(Lenient);
  EXPECT_EQ(S.one(Operator::ReleaseRemoved, "KeWait").Judged.Reason,
            "another call releases the system thread");
}

TEST(MutantsTest, SomeThingsMayBeReleasedTwice) {
  Small S(Lenient);
  EXPECT_EQ(S.one(Operator::ReleaseDoubled, "ObDeref").Judged.Reason,
            "the reference to an object may be released twice");
  EXPECT_EQ(S.one(Operator::ReleaseDoubled, "RtlFree").Judged.Reason,
            "the first call leaves a null handle behind");
}

TEST(MutantsTest, AReturnInFrontOfAReleaseThatTheCallerMakesIsUndecided) {
  Small S(Lenient);
  const Mutant &M =
      S.one(Operator::ReturnOnOsResult, "ExFreePoolWithTag(Buffer, 2)");
  EXPECT_EQ(M.Judged.K, Verdict::Kind::Undecided);
  EXPECT_TRUE(S.changes(M, "{ if (KeQueryTimeIncrement() == 7) return "
                           "(NTSTATUS)0xC0000001L; ExFree"));
  EXPECT_TRUE(S.one(Operator::ReturnOnOsResult, "ZwClose").Judged.isDefect());
}

/// The old way to register an unload handler.
constexpr const char *Wrapper = R"(
NDIS_HANDLE Miniport;
NDIS_SPIN_LOCK Lock;
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeSpinLock(&Lock);
  NdisIMDeregisterLayeredMiniport(Miniport);
}
static VOID NTAPI Halt(NDIS_HANDLE Context) {}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Handle;
  NDIS_STATUS Status;
  NdisMInitializeWrapper(&Handle, DriverObject, Path, NULL);
  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.HaltHandler = Halt;
  Status = NdisIMRegisterLayeredMiniport(Handle, &Chars, sizeof(Chars),
                                         &Miniport);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Handle, NULL);
    return Status;
  }
  NdisAllocateSpinLock(&Lock);
  NdisMRegisterUnloadHandler(Handle, Unload);
  return Status;
}
)";

TEST(MutantsTest, ARegistrationIsRemovedMovedAndGivenOtherArguments) {
  Small S(Wrapper);
  auto Check = [&](Operator Op, const char *Id, const char *Text) {
    const Mutant &M = S.one(Op, "NdisMRegisterUnloadHandler");
    EXPECT_EQ(M.Judged.AnyOf, (Expected{{Id, "DriverEntry"}})) << Text;
    EXPECT_TRUE(S.changes(M, Text)) << Text;
  };
  Check(Operator::HandlerRemoved, "ndis-unload-handler-missing",
        "(&Lock);\n  ;\n  return Status;");
  Check(Operator::HandlerMoved, "ndis-unload-handler-order",
        "NdisMRegisterUnloadHandler(Handle, Unload); Status = NdisIMReg");
  Check(Operator::HandlerOtherHandle, "ndis-unload-handler-argument",
        "UnloadHandler(Miniport, Unload)");
  Check(Operator::HandlerNullHandle, "ndis-unload-handler-argument",
        "UnloadHandler(NULL, Unload)");
  Check(Operator::HandlerOtherRoutine, "ndis-unload-handler-argument",
        "UnloadHandler(Handle, (PDRIVER_UNLOAD)(PVOID)Halt)");
  Check(Operator::HandlerNullRoutine, "ndis-unload-handler-argument",
        "UnloadHandler(Handle, NULL)");
}

TEST(MutantsTest, AMacroOfTheHeadersIsARelease) {
  Small S(Wrapper);
  EXPECT_EQ(S.one(Operator::ReleaseRemoved, "NdisFreeSpinLock").Judged.AnyOf,
            (Expected{{"ndis-unpaired-lock", "Unload"}}));
  EXPECT_EQ(
      S.one(Operator::ReleaseRemoved, "NdisTerminateWrapper").Judged.AnyOf,
      (Expected{{"ndis-entry-failure-leak", "DriverEntry"}}));
}

/// A miniport driver whose send routine locks.
constexpr const char *Sender = R"(
static NDIS_SPIN_LOCK Lock;
static VOID Unlock(VOID) { NdisReleaseSpinLock(&Lock); }
static VOID Never(VOID) { NdisReleaseSpinLock(&Lock); }
static NDIS_STATUS NTAPI Send(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              UINT Flags) {
  NdisAcquireSpinLock(&Lock);
  if (Flags != 0) {
    Unlock();
    return NDIS_STATUS_FAILURE;
  }
  NdisReleaseSpinLock(&Lock);
  return NDIS_STATUS_PENDING;
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NdisMInitializeWrapper(&Wrapper, DriverObject, Path, NULL);
  Chars.SendHandler = Send;
  return NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
}
)";

TEST(MutantsTest, ALockIsGivenBackOnceByTheCallThatBelongsToIt) {
  Small S(Sender);
  for (Operator Op :
       {Operator::LockReleaseRemoved, Operator::LockReleaseDoubled,
        Operator::LockReleaseUnderOsResult, Operator::LockFormMixed}) {
    std::vector<const Mutant *> All = S.all(Op, "NdisReleaseSpinLock");
    ASSERT_EQ(All.size(), 3U) << name(Op).str();
    EXPECT_EQ(All[0]->Routine, "Unlock");
    EXPECT_TRUE(All[0]->Judged.isDefect());
    EXPECT_TRUE(All[0]->Judged.AnyOf.count({"ndis-spin-lock", "Send"}));
    EXPECT_EQ(All[1]->Routine, "Never");
    EXPECT_EQ(All[1]->Judged.K, Verdict::Kind::Allowed);
    EXPECT_TRUE(All[2]->Judged.isDefect());
  }
  EXPECT_TRUE(S.changes(*S.all(Operator::LockFormMixed, "NdisRelease")[2],
                        "  NdisDprReleaseSpinLock(&Lock);\n  return"));
}

TEST(MutantsTest, ACallerMayGiveBackWhatAHelperReturnsWith) {
  Small S(Sender);
  std::vector<const Mutant *> All =
      S.all(Operator::LockReturnOnOsResult, "NdisReleaseSpinLock");
  ASSERT_EQ(All.size(), 3U);
  EXPECT_EQ(All[0]->Judged.K, Verdict::Kind::Undecided);
  EXPECT_TRUE(All[2]->Judged.isDefect());
}

/// A protocol driver that is slow at PASSIVE_LEVEL.
constexpr const char *Sleeper = R"(
static NDIS_SPIN_LOCK Lock;
static ULONG Count;
static VOID Never(VOID) { NdisMSleep(1); }
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ULONG Old = 0;
  NdisAcquireSpinLock(&Lock);
  Old += Count;
  NdisReleaseSpinLock(&Lock);
  Count = 0;
  NdisMSleep(Old);
  NdisAcquireSpinLock(&Lock);
  NdisReleaseSpinLock(&Lock);
  if (Old)
    NdisMSleep(2);
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  DriverObject->DriverUnload = Unload;
  return 0;
}
)";

TEST(MutantsTest, ACallIsMadeWhereItsPageForbidsIt) {
  Small S(Sleeper);
  std::vector<const Mutant *> All =
      S.all(Operator::CallUnderLock, "NdisMSleep");
  ASSERT_EQ(All.size(), 3U);
  EXPECT_EQ(All[0]->Judged.K, Verdict::Kind::Allowed);
  EXPECT_EQ(All[1]->Judged.AnyOf, (Expected{{"ndis-irql", "Unload"}}));
  EXPECT_TRUE(S.changes(*All[1], "KeAcquireSpinLock(&MutantLock, &MutantIrql); "
                                 "NdisMSleep(Old); KeReleaseSpinLock("));
  EXPECT_TRUE(All[2]->Judged.isDefect());

  // Not the second one: who goes on may never call it.
  const Mutant &Delayed =
      S.one(Operator::LockReleaseDelayed, "NdisReleaseSpinLock");
  EXPECT_EQ(Delayed.Judged.AnyOf, (Expected{{"ndis-irql", "Unload"}}));
  EXPECT_TRUE(S.changes(Delayed, "Old += Count;\n  ;\n  Count = 0;\n  "
                                 "NdisMSleep(Old); NdisReleaseSpinLock("));
}

/// A miniport driver that tests each status.
constexpr const char *Tester = R"(
static NDIS_HANDLE Pool, Buffers;
static PNDIS_PACKET Packet;
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeBufferPool(Buffers);
  NdisFreePacket(Packet);
  NdisFreePacketPool(Pool);
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_STATUS Status;
  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Status, &Pool, 8, 16);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocatePacket(&Status, &Packet, Pool);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacketPool(Pool);
    return Status;
  }
  NdisAllocateBufferPool(&Status, &Buffers, 8);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacket(Packet);
    NdisFreePacketPool(Pool);
  }
  return Status;
}
)";

TEST(MutantsTest, AStatusIsLookedAtBeforeTheHandleIsUsed) {
  Small S(Tester);
  const Mutant &Used =
      S.one(Operator::StatusCheckRemoved, "NdisAllocatePacketPool");
  EXPECT_EQ(Used.Judged.AnyOf,
            (Expected{{"ndis-unchecked-status", "DriverEntry"}}));
  EXPECT_TRUE(S.changes(Used, "&Pool, 8, 16);\n  ;\n  NdisAllocatePacket("));
  // No one uses these here.
  for (const char *Call : {"NdisAllocatePacket(", "NdisAllocateBufferPool"})
    EXPECT_EQ(S.one(Operator::StatusCheckRemoved, Call).Judged.K,
              Verdict::Kind::Undecided)
        << Call;
}

} // namespace
