//===- routines.h - Kernel routines that mingw-w64 lacks ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_ROUTINES_H
#define NDISTIDY_WDM_ROUTINES_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

/* Its expansion lacks the parentheses around the argument. */
#undef KeInitializeCallbackRecord
#define KeInitializeCallbackRecord(_Record) ((_Record)->State = BufferEmpty)

/* Routines on x86; macros that read a fixed address elsewhere. */
#undef KeQuerySystemTime
VOID NTAPI KeQuerySystemTime(PLARGE_INTEGER CurrentTime);
#undef KeQueryTickCount
VOID NTAPI KeQueryTickCount(PLARGE_INTEGER CurrentCount);

/* Pool. */
typedef ULONGLONG POOL_FLAGS;
#define POOL_FLAG_USE_QUOTA 0x0000000000000001ULL
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002ULL
#define POOL_FLAG_SESSION 0x0000000000000004ULL
#define POOL_FLAG_CACHE_ALIGNED 0x0000000000000008ULL
#define POOL_FLAG_RESERVED1 0x0000000000000010ULL
#define POOL_FLAG_RAISE_ON_FAILURE 0x0000000000000020ULL
#define POOL_FLAG_NON_PAGED 0x0000000000000040ULL
#define POOL_FLAG_NON_PAGED_EXECUTE 0x0000000000000080ULL
#define POOL_FLAG_PAGED 0x0000000000000100ULL
typedef struct _POOL_EXTENDED_PARAMETER POOL_EXTENDED_PARAMETER,
    *PPOOL_EXTENDED_PARAMETER;
typedef const POOL_EXTENDED_PARAMETER *PCPOOL_EXTENDED_PARAMETER;
NTKERNELAPI PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes,
                                        ULONG Tag);
NTKERNELAPI PVOID NTAPI
ExAllocatePool3(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag,
                PCPOOL_EXTENDED_PARAMETER ExtendedParameters,
                ULONG ExtendedParametersCount);
NTKERNELAPI VOID NTAPI ExFreePool2(PVOID, ULONG Tag,
                                   PCPOOL_EXTENDED_PARAMETER ExtendedParameters,
                                   ULONG ExtendedParametersCount);
NTKERNELAPI PVOID NTAPI ExAllocatePoolZero(POOL_TYPE PoolType,
                                           SIZE_T NumberOfBytes, ULONG Tag);
NTKERNELAPI PVOID NTAPI ExAllocatePoolUninitialized(POOL_TYPE PoolType,
                                                    SIZE_T NumberOfBytes,
                                                    ULONG Tag);
NTKERNELAPI PVOID NTAPI ExAllocatePoolQuotaZero(POOL_TYPE PoolType,
                                                SIZE_T NumberOfBytes,
                                                ULONG Tag);
NTKERNELAPI PVOID NTAPI ExAllocatePoolPriorityZero(POOL_TYPE PoolType,
                                                   SIZE_T NumberOfBytes,
                                                   ULONG Tag,
                                                   EX_POOL_PRIORITY Priority);
NTKERNELAPI VOID NTAPI ExInitializeDriverRuntime(ULONG RuntimeFlags);
#define DrvRtPoolNxOptIn 0x00000001

/* Memory. */
#define MdlMappingNoWrite 0x80000000
#define MdlMappingNoExecute 0x40000000
#define MdlMappingWithGuardPtes 0x20000000
NTKERNELAPI PVOID NTAPI MmMapIoSpaceEx(PHYSICAL_ADDRESS PhysicalAddress,
                                       SIZE_T NumberOfBytes, ULONG Protect);
NTKERNELAPI PVOID NTAPI MmAllocateContiguousNodeMemory(
    SIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
    PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, ULONG Protect,
    NODE_REQUIREMENT PreferredNode);
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemoryEx(
    PSIZE_T NumberOfBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
    PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, NODE_REQUIREMENT PreferredNode,
    ULONG Protect, PVOID PartitionObject, ULONG Tag, ULONG Flags, PVOID *Base);

/* Role types of the allocation callbacks, without the pointer. */
typedef PVOID(NTAPI ALLOCATE_FUNCTION)(POOL_TYPE PoolType, SIZE_T NumberOfBytes,
                                       ULONG Tag);
typedef VOID(NTAPI FREE_FUNCTION)(PVOID Buffer);

/* Strings that ntifs.h has, documented for every driver. */
NTSYSAPI BOOLEAN NTAPI RtlCreateUnicodeString(PUNICODE_STRING Destination,
                                              PCWSTR SourceString);

/* Time. */
NTKERNELAPI ULONG64 NTAPI KeQueryInterruptTimePrecise(PULONG64 QpcTimeStamp);
NTKERNELAPI VOID NTAPI KeQuerySystemTimePrecise(PLARGE_INTEGER CurrentTime);

/* Barriers and prefetch, which only winnt.h has. */
#ifndef MemoryBarrier
#define MemoryBarrier() __sync_synchronize()
#endif
#ifndef KeMemoryBarrier
#define KeMemoryBarrier() __sync_synchronize()
#endif
#ifndef PreFetchCacheLine
#define PF_TEMPORAL_LEVEL_1 1
#define PF_NON_TEMPORAL_LEVEL_ALL 0
#define PreFetchCacheLine(_Level, _Address)                                    \
  __builtin_prefetch((const void *)(_Address))
#define PrefetchForWrite(_P) __builtin_prefetch((const void *)(_P), 1)
#endif
#define FAST_FAIL_CORRUPT_LIST_ENTRY 3
#define FAST_FAIL_INVALID_ARG 5
#ifndef NT_FRE_ASSERT
#define NT_FRE_ASSERT(_E) ((_E) ? (void)0 : (void)DbgBreakPoint())
#endif

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_WDM_ROUTINES_H */
