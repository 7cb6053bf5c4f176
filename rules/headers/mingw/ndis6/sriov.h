//===- sriov.h - Single root I/O virtualization --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_SRIOV_H
#define NDISTIDY_NDIS6_SRIOV_H
#pragma GCC system_header

NDISAPI NDIS_STATUS NTAPI NdisMEnableVirtualization(
    NDIS_HANDLE NdisMiniportHandle, USHORT NumVFs, BOOLEAN EnableVFMigration,
    BOOLEAN EnableMigrationInterrupt, BOOLEAN EnableVirtualization);
NDISAPI ULONG NTAPI NdisMGetVirtualFunctionBusData(
    NDIS_HANDLE NdisMiniportHandle, NDIS_SRIOV_FUNCTION_ID VFId, PVOID Buffer,
    ULONG Offset, ULONG Length);
NDISAPI ULONG NTAPI NdisMSetVirtualFunctionBusData(
    NDIS_HANDLE NdisMiniportHandle, NDIS_SRIOV_FUNCTION_ID VFId, PVOID Buffer,
    ULONG Offset, ULONG Length);
NDISAPI VOID NTAPI NdisMGetVirtualDeviceLocation(NDIS_HANDLE NdisMiniportHandle,
                                                 NDIS_SRIOV_FUNCTION_ID VFId,
                                                 PUSHORT SegmentNumber,
                                                 PUCHAR BusNumber,
                                                 PVOID Reserved,
                                                 PUCHAR FunctionNumber);
NDISAPI VOID NTAPI NdisMGetVirtualFunctionLocation(
    NDIS_HANDLE NdisMiniportHandle, NDIS_SRIOV_FUNCTION_ID VFId,
    PUSHORT SegmentNumber, PUCHAR BusNumber, PUCHAR FunctionNumber);
NDISAPI VOID NTAPI NdisMInvalidateConfigBlock(NDIS_HANDLE NdisMiniportHandle,
                                              NDIS_SRIOV_FUNCTION_ID VFId,
                                              ULONGLONG BlockMask);
NDISAPI NDIS_STATUS NTAPI NdisMWriteConfigBlock(NDIS_HANDLE NdisMiniportHandle,
                                                ULONG BlockId, PVOID Buffer,
                                                ULONG Length);
NDISAPI NDIS_STATUS NTAPI NdisMReadConfigBlock(NDIS_HANDLE NdisMiniportHandle,
                                               ULONG BlockId, PVOID Buffer,
                                               ULONG Length);

typedef struct _NDIS_SRIOV_VF_CONFIG_STATE {
  NDIS_OBJECT_HEADER Header;
  NDIS_SRIOV_FUNCTION_ID VFId;
  ULONG BlockId;
  ULONG Length;
} NDIS_SRIOV_VF_CONFIG_STATE, *PNDIS_SRIOV_VF_CONFIG_STATE;
#define NDIS_SIZEOF_SRIOV_CONFIG_STATE_REVISION_1                              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SRIOV_VF_CONFIG_STATE, Length)
typedef struct _NDIS_RECEIVE_FILTER_QUEUE_STATE_CHANGE {
  NDIS_OBJECT_HEADER Header;
  ULONG QueueId;
} NDIS_RECEIVE_FILTER_QUEUE_STATE_CHANGE,
    *PNDIS_RECEIVE_FILTER_QUEUE_STATE_CHANGE;
#define NDIS_RECEIVE_FILTER_QUEUE_STATE_CHANGE_REVISION_1 1
#define NDIS_SIZEOF_RECEIVE_FILTER_QUEUE_STATE_CHANGE_REVISION_1               \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_RECEIVE_FILTER_QUEUE_STATE_CHANGE, QueueId)

#endif /* NDISTIDY_NDIS6_SRIOV_H */
