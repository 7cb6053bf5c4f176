//===- later.h - Kernel routines of Windows 7 and later ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_LATER_H
#define NDISTIDY_WDM_LATER_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

/* Reader/writer spin locks. */
typedef volatile LONG EX_SPIN_LOCK, *PEX_SPIN_LOCK;
#define ALIGNED_EX_SPINLOCK DECLSPEC_CACHEALIGN EX_SPIN_LOCK
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockShared(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI VOID NTAPI
ExAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI VOID NTAPI ExReleaseSpinLockShared(PEX_SPIN_LOCK SpinLock,
                                               KIRQL OldIrql);
NTKERNELAPI VOID NTAPI
ExReleaseSpinLockSharedFromDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI LOGICAL NTAPI
ExTryConvertSharedSpinLockExclusive(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockExclusive(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI VOID NTAPI
ExAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI VOID NTAPI ExReleaseSpinLockExclusive(PEX_SPIN_LOCK SpinLock,
                                                  KIRQL OldIrql);
NTKERNELAPI VOID NTAPI
ExReleaseSpinLockExclusiveFromDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI LOGICAL NTAPI
ExTryAcquireSpinLockSharedAtDpcLevel(PEX_SPIN_LOCK SpinLock);
NTKERNELAPI LOGICAL NTAPI
ExTryAcquireSpinLockExclusiveAtDpcLevel(PEX_SPIN_LOCK SpinLock);

/* Push locks. */
typedef ULONG_PTR EX_PUSH_LOCK, *PEX_PUSH_LOCK;
#define EX_PUSH_LOCK_FLAGS_VALID 0
#define EX_DEFAULT_PUSH_LOCK_FLAGS 0
NTKERNELAPI VOID NTAPI ExInitializePushLock(PEX_PUSH_LOCK PushLock);
NTKERNELAPI VOID NTAPI ExAcquirePushLockExclusiveEx(PEX_PUSH_LOCK PushLock,
                                                    ULONG Flags);
NTKERNELAPI VOID NTAPI ExAcquirePushLockSharedEx(PEX_PUSH_LOCK PushLock,
                                                 ULONG Flags);
NTKERNELAPI VOID NTAPI ExReleasePushLockExclusiveEx(PEX_PUSH_LOCK PushLock,
                                                    ULONG Flags);
NTKERNELAPI VOID NTAPI ExReleasePushLockSharedEx(PEX_PUSH_LOCK PushLock,
                                                 ULONG Flags);
#define ExAcquirePushLockExclusive(_Lock)                                      \
  ExAcquirePushLockExclusiveEx(_Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExAcquirePushLockShared(_Lock)                                         \
  ExAcquirePushLockSharedEx(_Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockExclusive(_Lock)                                      \
  ExReleasePushLockExclusiveEx(_Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockShared(_Lock)                                         \
  ExReleasePushLockSharedEx(_Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)

/* Timers. */
#define ExInitializeDeleteTimerParameters(_P)                                  \
  RtlZeroMemory((_P), sizeof(EXT_DELETE_PARAMETERS))
NTKERNELAPI VOID NTAPI ExQueryTimerResolution(PULONG MaximumTime,
                                              PULONG MinimumTime,
                                              PULONG CurrentTime);

/* Memory. */
#define POOL_NX_ALLOCATION 512
#define MM_ALLOCATE_FAST_LARGE_PAGES 0x00000040
#define MM_ALLOCATE_TRIM_IF_NECESSARY 0x00000080
#define MM_FREE_MDL_PAGES_ZERO 0x00000001
NTKERNELAPI PMDL NTAPI MmAllocateNodePagesForMdlEx(
    PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
    PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes,
    MEMORY_CACHING_TYPE CacheType, ULONG IdealNode, ULONG Flags);
NTKERNELAPI PVOID NTAPI MmMapLockedPagesSpecifyCache(
    PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
    MEMORY_CACHING_TYPE CacheType, PVOID RequestedAddress,
    ULONG BugCheckOnFailure, ULONG Priority);
NTKERNELAPI VOID NTAPI MmFreePagesFromMdlEx(PMDL Mdl, ULONG Flags);
typedef struct _MM_PHYSICAL_ADDRESS_LIST {
  PHYSICAL_ADDRESS PhysicalAddress;
  SIZE_T NumberOfBytes;
} MM_PHYSICAL_ADDRESS_LIST, *PMM_PHYSICAL_ADDRESS_LIST;
NTKERNELAPI NTSTATUS NTAPI
MmAllocateMdlForIoSpace(PMM_PHYSICAL_ADDRESS_LIST PhysicalAddressList,
                        SIZE_T NumberOfEntries, PMDL *NewMdl);
NTKERNELAPI NTSTATUS NTAPI MmMapMdl(PMDL Mdl, ULONG Protection,
                                    VOID(NTAPI *DriverRoutine)(PVOID, PVOID),
                                    PVOID DriverContext);
typedef struct _MM_COPY_ADDRESS {
  union {
    PVOID VirtualAddress;
    PHYSICAL_ADDRESS PhysicalAddress;
  };
} MM_COPY_ADDRESS, *PMMCOPY_ADDRESS;
#define MM_COPY_MEMORY_PHYSICAL 0x1
#define MM_COPY_MEMORY_VIRTUAL 0x2
NTKERNELAPI NTSTATUS NTAPI MmCopyMemory(PVOID TargetAddress,
                                        MM_COPY_ADDRESS SourceAddress,
                                        SIZE_T NumberOfBytes, ULONG Flags,
                                        PSIZE_T NumberOfBytesTransferred);

/* Input and output. */
NTKERNELAPI PIRP NTAPI IoAllocateIrpEx(PDEVICE_OBJECT DeviceObject,
                                       CCHAR StackSize, BOOLEAN ChargeQuota);
NTKERNELAPI NTSTATUS NTAPI IoSynchronousCallDriver(PDEVICE_OBJECT DeviceObject,
                                                   PIRP Irp);
NTKERNELAPI BOOLEAN NTAPI IoTryQueueWorkItem(PIO_WORKITEM IoWorkItem,
                                             PIO_WORKITEM_ROUTINE_EX Routine,
                                             WORK_QUEUE_TYPE QueueType,
                                             PVOID Context);
NTKERNELAPI NTSTATUS NTAPI IoCreateSystemThread(
    PVOID IoObject, PHANDLE ThreadHandle, ULONG DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, HANDLE ProcessHandle,
    PCLIENT_ID ClientId, PKSTART_ROUTINE StartRoutine, PVOID StartContext);
typedef struct _IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS {
  ULONG Version;
  union {
    PVOID Generic;
    PKINTERRUPT InterruptObject;
    PIO_INTERRUPT_MESSAGE_INFO InterruptMessageTable;
  } ConnectionContext;
} IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS,
    *PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS;
NTKERNELAPI VOID NTAPI IoReportInterruptActive(
    PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
NTKERNELAPI VOID NTAPI IoReportInterruptInactive(
    PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfacePropertyData(
    PUNICODE_STRING SymbolicLinkName, const DEVPROPKEY *PropertyKey, LCID Lcid,
    ULONG Flags, DEVPROPTYPE Type, ULONG Size, PVOID Data);
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfacePropertyData(
    PUNICODE_STRING SymbolicLinkName, const DEVPROPKEY *PropertyKey, LCID Lcid,
    ULONG Flags, ULONG Size, PVOID Data, PULONG RequiredSize,
    PDEVPROPTYPE Type);
typedef enum _DRIVER_DIRECTORY_TYPE {
  DriverDirectoryImage,
  DriverDirectoryData,
  DriverDirectorySharedData
} DRIVER_DIRECTORY_TYPE,
    *PDRIVER_DIRECTORY_TYPE;
NTKERNELAPI NTSTATUS NTAPI IoGetDriverDirectory(PDRIVER_OBJECT DriverObject,
                                                DRIVER_DIRECTORY_TYPE Type,
                                                ULONG Flags, PHANDLE Handle);
typedef enum _DRIVER_REGKEY_TYPE {
  DriverRegKeyParameters,
  DriverRegKeyPersistentState,
  DriverRegKeySharedPersistentState
} DRIVER_REGKEY_TYPE,
    *PDRIVER_REGKEY_TYPE;
NTKERNELAPI NTSTATUS NTAPI IoOpenDriverRegistryKey(PDRIVER_OBJECT DriverObject,
                                                   DRIVER_REGKEY_TYPE Type,
                                                   ACCESS_MASK DesiredAccess,
                                                   ULONG Flags, PHANDLE Handle);
NTKERNELAPI NTSTATUS NTAPI IoGetActivityIdIrp(PIRP Irp, LPGUID Guid);
NTKERNELAPI NTSTATUS NTAPI IoSetActivityIdIrp(PIRP Irp, LPCGUID Guid);

/* Objects, processors, time, strings. */
NTKERNELAPI BOOLEAN NTAPI ObReferenceObjectSafe(PVOID Object);
NTKERNELAPI NTSTATUS NTAPI ObCloseHandle(HANDLE Handle,
                                         KPROCESSOR_MODE PreviousMode);
NTKERNELAPI ULONG NTAPI KeGetCurrentProcessorIndex(VOID);
NTKERNELAPI LOGICAL NTAPI KeShouldYieldProcessor(VOID);
NTKERNELAPI BOOLEAN NTAPI KeRemoveQueueDpcEx(PKDPC Dpc, BOOLEAN WaitIfActive);
NTKERNELAPI ULONGLONG NTAPI
KeQueryUnbiasedInterruptTimePrecise(PULONG64 QpcTimeStamp);
NTSYSAPI ULONG NTAPI RtlCrc32(const void *Buffer, SIZE_T Size,
                              ULONG InitialCrc);
NTSYSAPI ULONGLONG NTAPI RtlCrc64(const void *Buffer, SIZE_T Size,
                                  ULONGLONG InitialCrc);
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToInt64(PCUNICODE_STRING String,
                                                ULONG Base, PLONG64 Number,
                                                PWSTR *EndPointer);
NTSYSAPI BOOLEAN NTAPI RtlSuffixUnicodeString(PCUNICODE_STRING Suffix,
                                              PCUNICODE_STRING String,
                                              BOOLEAN CaseInSensitive);
NTSYSAPI NTSTATUS NTAPI RtlGenerateClass5Guid(REFGUID NamespaceGuid,
                                              PVOID Buffer, ULONG BufferSize,
                                              PGUID Guid);
NTSYSAPI VOID NTAPI RtlCopyBitMap(PRTL_BITMAP Source, PRTL_BITMAP Destination,
                                  ULONG TargetBit);
NTSYSAPI ULONG NTAPI RtlNumberOfSetBitsInRange(PRTL_BITMAP BitMapHeader,
                                               ULONG StartingIndex,
                                               ULONG Length);
NTSYSAPI ULONG NTAPI RtlNumberOfClearBitsInRange(PRTL_BITMAP BitMapHeader,
                                                 ULONG StartingIndex,
                                                 ULONG Length);
#define RTL_QUERY_REGISTRY_TYPECHECK 0x00000100
#define RTL_QUERY_REGISTRY_TYPECHECK_SHIFT 24
#define RTL_QUERY_REGISTRY_TYPECHECK_MASK                                      \
  (0xff << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT)
#define RTL_QUERY_REGISTRY_NOSTRING 0x00000080
NTSYSAPI NTSTATUS NTAPI RtlQueryRegistryValuesEx(
    ULONG RelativeTo, PCWSTR Path, PRTL_QUERY_REGISTRY_TABLE QueryTable,
    PVOID Context, PVOID Environment);

DECLSPEC_NORETURN VOID __fastfail(unsigned int Code);
DECLSPEC_NORETURN FORCEINLINE VOID RtlFailFast(ULONG Code) { __fastfail(Code); }
#define FAST_FAIL_INVALID_REFERENCE_COUNT 14
#define FAST_FAIL_INVALID_BUFFER_ACCESS 28
#define FAST_FAIL_INVALID_NEXT_THREAD 30
#define FAST_FAIL_FATAL_APP_EXIT 7
#define FAST_FAIL_INVALID_LOCK_STATE 36

/* Smaller routines. */
NTSYSAPI NTSTATUS NTAPI RtlInitAnsiStringEx(PANSI_STRING DestinationString,
                                            PCSZ SourceString);
NTSYSAPI VOID NTAPI RtlExtractBitMap(PRTL_BITMAP Source,
                                     PRTL_BITMAP Destination, ULONG TargetBit,
                                     ULONG NumberOfBits);
FORCEINLINE BOOLEAN RemoveEntryListUnsafe(PLIST_ENTRY Entry) {
  return RemoveEntryList(Entry);
}
NTKERNELAPI NTSTATUS NTAPI
KeQueryAuxiliaryCounterFrequency(PULONG64 AuxiliaryCounterFrequency);
NTKERNELAPI NTSTATUS NTAPI KeConvertAuxiliaryCounterToPerformanceCounter(
    ULONG64 AuxiliaryCounterValue, PULONG64 PerformanceCounterValue,
    PULONG64 ConversionError);
NTKERNELAPI NTSTATUS NTAPI KeConvertPerformanceCounterToAuxiliaryCounter(
    ULONG64 PerformanceCounterValue, PULONG64 AuxiliaryCounterValue,
    PULONG64 ConversionError);
NTKERNELAPI VOID NTAPI ExInitializeRundownProtectionCacheAwareEx(
    PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, ULONG Flags);
NTKERNELAPI VOID NTAPI ExCleanupRundownProtectionCacheAware(
    PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
NTKERNELAPI VOID NTAPI IoInitializeIrpEx(PIRP Irp, PDEVICE_OBJECT DeviceObject,
                                         USHORT PacketSize, CCHAR StackSize);
NTKERNELAPI USHORT NTAPI IoSizeOfIrpEx(PDEVICE_OBJECT DeviceObject,
                                       CCHAR StackSize);
NTKERNELAPI VOID NTAPI IoCleanupIrp(PIRP Irp);

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_WDM_LATER_H */
