// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Smaller things, beside NDIS.
#include <ntifs.h>

#include <ndis.h>

#include <ndistapi.h>
#include <ntstrsafe.h>
#include <windot11.h>

EXTERN_C_START
typedef enum _FEATURES { FeatureA = 1, FeatureB = 2 } FEATURES;
EXTERN_C_END
DEFINE_ENUM_FLAG_OPERATORS(FEATURES)

C_ASSERT(FeatureA == 1);

IO_CSQ_INSERT_IRP Insert;
IO_CSQ_REMOVE_IRP Remove;
static D3COLD_SUPPORT_INTERFACE Cold;
static PCW_REGISTRATION_INFORMATION Counters;
static DOT11_EXTSTA_ATTRIBUTES Station;
static DOT11_SEND_CONTEXT FrameContext;
static VAR_STRING Text;

DECLARE_GLOBAL_CONST_UNICODE_STRING(GlobalName, L"\\Device\\Global");
DECLARE_GLOBAL_CONST_ANSI_STRING(GlobalText, "text");

BOOLEAN IsGlobal(PCUNICODE_STRING Name) {
  PUNICODE_STRING Writable = RTL_CONST_CAST(PUNICODE_STRING)(Name);
  return RtlEqualUnicodeString(Writable, &GlobalName, TRUE);
}

static FORCEINLINE FEATURES both(FEATURES Some) {
  Some |= FeatureA;
  return Some | FeatureB;
}

PVOID Map(PMDL Mdl) {
  return MmGetSystemAddressForMdlSafe(Mdl,
                                      NormalPagePriority | MdlMappingNoExecute);
}

ULONG Targets(const IO_RESOURCE_DESCRIPTOR *Wanted) {
  return Wanted->u.Interrupt.AffinityPolicy == IrqPolicySpecifiedProcessors
             ? Wanted->u.Interrupt.Group
             : RotateLeft32(1, 3);
}

NTSTATUS Count(PEX_RUNDOWN_REF Rundown, volatile LONG *Counter) {
  if (!ExAcquireRundownProtection(Rundown))
    return STATUS_DELETE_PENDING;
  InterlockedIncrementNoFence(Counter);
  if (ReadAcquire(Counter) > 1 && both(FeatureB) == FeatureA)
    Cold.Size = (USHORT)sizeof(Cold);
  ExReleaseRundownProtection(Rundown);
  Station.bANQPQueryOffloadSupported = FrameContext.bDontFragment;
  return Text.ulTotalSize ? STATUS_SUCCESS : PcwRegister(NULL, &Counters);
}

#ifndef __cplusplus
NTSTATUS Probe(PMDL Mdl) {
  NTSTATUS Status = STATUS_ALREADY_INITIALIZED;
  try {
    try {
      if (Mdl == NULL)
        leave;
      MmProbeAndLockPages(Mdl, UserMode, IoReadAccess);
    } finally {
      Status = STATUS_SUCCESS;
    }
  } except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  return Status;
}
#endif

#ifdef __cplusplus
extern "C++" {
// Clang reads a template when it is written, Microsoft's compiler when it is
// used.
struct Adapter;
template <typename T> struct Path {
  Adapter *Context;
  T Value;
  void count();
  void use() { Context->count(Value); }
};
struct Adapter {
  LONG Used;
  void count(LONG By) { Used += By; }
};
void use(Path<LONG> &P) { P.use(); }
}
#endif
