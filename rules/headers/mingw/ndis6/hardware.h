//===- hardware.h - Interrupts, DMA, shared memory of NDIS 6 ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_HARDWARE_H
#define NDISTIDY_NDIS6_HARDWARE_H
#pragma GCC system_header

typedef enum _NDIS_INTERRUPT_TYPE {
  NDIS_CONNECT_LINE_BASED = 1,
  NDIS_CONNECT_MESSAGE_BASED
} NDIS_INTERRUPT_TYPE,
    *PNDIS_INTERRUPT_TYPE;

typedef BOOLEAN(NTAPI MINIPORT_ISR)(NDIS_HANDLE MiniportInterruptContext,
                                    PBOOLEAN QueueDefaultInterruptDpc,
                                    PULONG TargetProcessors);
typedef VOID(NTAPI MINIPORT_INTERRUPT_DPC)(NDIS_HANDLE MiniportInterruptContext,
                                           PVOID MiniportDpcContext,
                                           PVOID ReceiveThrottleParameters,
                                           PVOID NdisReserved2);
typedef VOID(NTAPI MINIPORT_DISABLE_INTERRUPT)(NDIS_HANDLE InterruptContext);
typedef VOID(NTAPI MINIPORT_ENABLE_INTERRUPT)(NDIS_HANDLE InterruptContext);
typedef BOOLEAN(NTAPI MINIPORT_MESSAGE_INTERRUPT)(
    NDIS_HANDLE MiniportInterruptContext, ULONG MessageId,
    PBOOLEAN QueueDefaultInterruptDpc, PULONG TargetProcessors);
typedef VOID(NTAPI MINIPORT_MESSAGE_INTERRUPT_DPC)(
    NDIS_HANDLE MiniportInterruptContext, ULONG MessageId,
    PVOID MiniportDpcContext, PVOID ReceiveThrottleParameters,
    PVOID NdisReserved2);
typedef VOID(NTAPI MINIPORT_DISABLE_MESSAGE_INTERRUPT)(
    NDIS_HANDLE MiniportInterruptContext, ULONG MessageId);
typedef VOID(NTAPI MINIPORT_ENABLE_MESSAGE_INTERRUPT)(
    NDIS_HANDLE MiniportInterruptContext, ULONG MessageId);
typedef BOOLEAN(NTAPI MINIPORT_SYNCHRONIZE_INTERRUPT)(
    NDIS_HANDLE SynchronizeContext);
typedef MINIPORT_ISR *MINIPORT_ISR_HANDLER;
typedef MINIPORT_INTERRUPT_DPC *MINIPORT_INTERRUPT_DPC_HANDLER;
typedef MINIPORT_DISABLE_INTERRUPT *MINIPORT_DISABLE_INTERRUPT_HANDLER;
typedef MINIPORT_ENABLE_INTERRUPT *MINIPORT_ENABLE_INTERRUPT_HANDLER;
typedef MINIPORT_MESSAGE_INTERRUPT *MINIPORT_MSI_ISR_HANDLER;
typedef MINIPORT_MESSAGE_INTERRUPT_DPC *MINIPORT_MSI_INTERRUPT_DPC_HANDLER;
typedef MINIPORT_DISABLE_MESSAGE_INTERRUPT
    *MINIPORT_DISABLE_MSI_INTERRUPT_HANDLER;
typedef MINIPORT_ENABLE_MESSAGE_INTERRUPT
    *MINIPORT_ENABLE_MSI_INTERRUPT_HANDLER;
typedef MINIPORT_SYNCHRONIZE_INTERRUPT *MINIPORT_SYNCHRONIZE_INTERRUPT_HANDLER;
typedef MINIPORT_SYNCHRONIZE_INTERRUPT
    *MINIPORT_SYNCHRONIZE_MSI_INTERRUPT_HANDLER;
typedef MINIPORT_SYNCHRONIZE_INTERRUPT MINIPORT_SYNCHRONIZE_MESSAGE_INTERRUPT;

typedef struct _NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  MINIPORT_ISR_HANDLER InterruptHandler;
  MINIPORT_INTERRUPT_DPC_HANDLER InterruptDpcHandler;
  MINIPORT_DISABLE_INTERRUPT_HANDLER DisableInterruptHandler;
  MINIPORT_ENABLE_INTERRUPT_HANDLER EnableInterruptHandler;
  BOOLEAN MsiSupported;
  BOOLEAN MsiSyncWithAllMessages;
  MINIPORT_MSI_ISR_HANDLER MessageInterruptHandler;
  MINIPORT_MSI_INTERRUPT_DPC_HANDLER MessageInterruptDpcHandler;
  MINIPORT_DISABLE_MSI_INTERRUPT_HANDLER DisableMessageInterruptHandler;
  MINIPORT_ENABLE_MSI_INTERRUPT_HANDLER EnableMessageInterruptHandler;
  NDIS_INTERRUPT_TYPE InterruptType;
  PIO_INTERRUPT_MESSAGE_INFO MessageInfoTable;
} NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS,
    *PNDIS_MINIPORT_INTERRUPT_CHARACTERISTICS;
#define NDIS_MINIPORT_INTERRUPT_REVISION_1 1
#define NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS,            \
                           MessageInfoTable)

typedef struct _NDIS_RECEIVE_THROTTLE_PARAMETERS {
  ULONG MaxNblsToIndicate;
  ULONG MoreNblsPending : 1;
} NDIS_RECEIVE_THROTTLE_PARAMETERS, *PNDIS_RECEIVE_THROTTLE_PARAMETERS;
#define NDIS_INDICATE_ALL_NBLS (~0UL)

NDISAPI NDIS_STATUS NTAPI NdisMRegisterInterruptEx(
    NDIS_HANDLE MiniportAdapterHandle, NDIS_HANDLE MiniportInterruptContext,
    PNDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Characteristics,
    PNDIS_HANDLE NdisInterruptHandle);
NDISAPI VOID NTAPI NdisMDeregisterInterruptEx(NDIS_HANDLE NdisInterruptHandle);
NDISAPI BOOLEAN NTAPI NdisMSynchronizeWithInterruptEx(
    NDIS_HANDLE NdisInterruptHandle, ULONG MessageId,
    MINIPORT_SYNCHRONIZE_INTERRUPT_HANDLER SynchronizeFunction,
    PVOID SynchronizeContext);
NDISAPI ULONG NTAPI NdisMQueueDpc(NDIS_HANDLE NdisInterruptHandle,
                                  ULONG MessageId, ULONG TargetProcessors,
                                  PVOID MiniportDpcContext);
NDISAPI KAFFINITY NTAPI NdisMQueueDpcEx(NDIS_HANDLE NdisInterruptHandle,
                                        ULONG MessageId,
                                        PGROUP_AFFINITY TargetProcessors,
                                        PVOID MiniportDpcContext);

typedef VOID(NTAPI MINIPORT_PROCESS_SG_LIST)(
    PDEVICE_OBJECT DeviceObject, PVOID Reserved,
    PSCATTER_GATHER_LIST ScatterGatherListBuffer, PVOID Context);
typedef VOID(NTAPI MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE)(
    NDIS_HANDLE MiniportAdapterContext, PVOID VirtualAddress,
    PNDIS_PHYSICAL_ADDRESS PhysicalAddress, ULONG Length, PVOID Context);
typedef MINIPORT_PROCESS_SG_LIST *MINIPORT_PROCESS_SG_LIST_HANDLER;
typedef MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE
    *MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE_HANDLER;

typedef struct _NDIS_SG_DMA_DESCRIPTION {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  ULONG MaximumPhysicalMapping;
  MINIPORT_PROCESS_SG_LIST_HANDLER ProcessSGListHandler;
  MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE_HANDLER
  SharedMemAllocateCompleteHandler;
  ULONG ScatterGatherListSize;
} NDIS_SG_DMA_DESCRIPTION, *PNDIS_SG_DMA_DESCRIPTION;
#define NDIS_SG_DMA_DESCRIPTION_REVISION_1 1
#define NDIS_SG_DMA_DESCRIPTION_REVISION_2 2
#define NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1                              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SG_DMA_DESCRIPTION, ScatterGatherListSize)
#define NDIS_SG_DMA_64_BIT_ADDRESS 0x00000001
#define NDIS_SG_DMA_V3_HAL_API 0x00000002
#define NDIS_SG_DMA_HYBRID_DMA 0x00000004
#define NDIS_SG_LIST_WRITE_TO_DEVICE 0x00000001

NDISAPI NDIS_STATUS NTAPI NdisMRegisterScatterGatherDma(
    NDIS_HANDLE MiniportAdapterHandle, PNDIS_SG_DMA_DESCRIPTION DmaDescription,
    PNDIS_HANDLE NdisMiniportDmaHandle);
NDISAPI VOID NTAPI
NdisMDeregisterScatterGatherDma(NDIS_HANDLE NdisMiniportDmaHandle);
NDISAPI NDIS_STATUS NTAPI NdisMAllocateNetBufferSGList(
    NDIS_HANDLE NdisMiniportDmaHandle, PNET_BUFFER NetBuffer, PVOID Context,
    ULONG Flags, PVOID ScatterGatherListBuffer,
    ULONG ScatterGatherListBufferSize);
NDISAPI VOID NTAPI NdisMFreeNetBufferSGList(NDIS_HANDLE NdisMiniportDmaHandle,
                                            PSCATTER_GATHER_LIST List,
                                            PNET_BUFFER NetBuffer);
NDISAPI NDIS_STATUS NTAPI NdisMAllocateSharedMemoryAsyncEx(
    NDIS_HANDLE MiniportDmaHandle, ULONG Length, BOOLEAN Cached, PVOID Context);

typedef enum _NDIS_SHARED_MEMORY_USAGE {
  NdisSharedMemoryUsageUndefined,
  NdisSharedMemoryUsageXmit,
  NdisSharedMemoryUsageXmitHeader,
  NdisSharedMemoryUsageXmitData,
  NdisSharedMemoryUsageReceive,
  NdisSharedMemoryUsageReceiveLookahead,
  NdisSharedMemoryUsageReceivePostLookahead,
  NdisSharedMemoryUsageReceiveHeader,
  NdisSharedMemoryUsageReceiveData,
  NdisSharedMemoryUsageOther,
  NdisSharedMemoryUsageMax
} NDIS_SHARED_MEMORY_USAGE,
    *PNDIS_SHARED_MEMORY_USAGE;

typedef VOID(NTAPI NDIS_PROCESS_SG_LIST)(PDEVICE_OBJECT DeviceObject,
                                         PVOID Reserved,
                                         PSCATTER_GATHER_LIST List,
                                         PVOID Context);
typedef NDIS_PROCESS_SG_LIST *NDIS_PROCESS_SG_LIST_HANDLER;
typedef struct _NDIS_SCATTER_GATHER_LIST_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_RECEIVE_QUEUE_ID QueueId;
  NDIS_SHARED_MEMORY_USAGE SharedMemoryUsage;
  PMDL Mdl;
  PVOID CurrentVa;
  ULONG Length;
  NDIS_PROCESS_SG_LIST_HANDLER ProcessSGListHandler;
  PVOID Context;
  PSCATTER_GATHER_LIST ScatterGatherListBuffer;
  ULONG ScatterGatherListBufferSize;
  ULONG ScatterGatherListBufferSizeNeeded;
} NDIS_SCATTER_GATHER_LIST_PARAMETERS, *PNDIS_SCATTER_GATHER_LIST_PARAMETERS;
#define NDIS_SCATTER_GATHER_LIST_PARAMETERS_REVISION_1 1
#define NDIS_SIZEOF_SCATTER_GATHER_LIST_PARAMETERS_REVISION_1                  \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SCATTER_GATHER_LIST_PARAMETERS,                \
                           ScatterGatherListBufferSizeNeeded)
NDISAPI NDIS_STATUS NTAPI NdisBuildScatterGatherList(
    NDIS_HANDLE NdisHandle, PNDIS_SCATTER_GATHER_LIST_PARAMETERS Parameters);
NDISAPI VOID NTAPI NdisFreeScatterGatherList(NDIS_HANDLE NdisHandle,
                                             PSCATTER_GATHER_LIST List,
                                             BOOLEAN WriteToDevice);

typedef struct _NDIS_SHARED_MEMORY_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_RECEIVE_QUEUE_ID QueueId;
  NDIS_HANDLE SharedMemoryHandle;
  NODE_REQUIREMENT PreferredNode;
  NDIS_SHARED_MEMORY_USAGE Usage;
  ULONG Length;
  PVOID VirtualAddress;
  ULONG SGListBufferLength;
  PSCATTER_GATHER_LIST SGListBuffer;
  NDIS_NIC_SWITCH_VPORT_ID VPortId;
} NDIS_SHARED_MEMORY_PARAMETERS, *PNDIS_SHARED_MEMORY_PARAMETERS;
#define NDIS_SHARED_MEMORY_PARAMETERS_REVISION_1 1
#define NDIS_SHARED_MEMORY_PARAMETERS_REVISION_2 2
#define NDIS_SIZEOF_SHARED_MEMORY_PARAMETERS_REVISION_1                        \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SHARED_MEMORY_PARAMETERS, SGListBuffer)
#define NDIS_SIZEOF_SHARED_MEMORY_PARAMETERS_REVISION_2                        \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SHARED_MEMORY_PARAMETERS, VPortId)
#define NDIS_SHARED_MEM_PARAMETERS_CONTIGUOUS 0x00000001
#define NDIS_SHARED_MEM_PARAMETERS_CONTIGOUS 0x00000001
typedef NDIS_STATUS(NTAPI ALLOCATE_SHARED_MEMORY)(
    NDIS_HANDLE ProviderContext, PNDIS_SHARED_MEMORY_PARAMETERS Parameters,
    PNDIS_HANDLE SharedMemoryProviderAllocationContext);
typedef VOID(NTAPI FREE_SHARED_MEMORY)(
    NDIS_HANDLE ProviderContext, NDIS_HANDLE SharedMemoryAllocationContext);
typedef ALLOCATE_SHARED_MEMORY *ALLOCATE_SHARED_MEMORY_HANDLER;
typedef FREE_SHARED_MEMORY *FREE_SHARED_MEMORY_HANDLER;
typedef struct _NDIS_SHARED_MEMORY_PROVIDER_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_HANDLE ProviderContext;
  ALLOCATE_SHARED_MEMORY_HANDLER AllocateSharedMemoryHandler;
  FREE_SHARED_MEMORY_HANDLER FreeSharedMemoryHandler;
} NDIS_SHARED_MEMORY_PROVIDER_CHARACTERISTICS,
    *PNDIS_SHARED_MEMORY_PROVIDER_CHARACTERISTICS;
#define NDIS_SHARED_MEMORY_PROVIDER_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_SHARED_MEMORY_PROVIDER_CHARACTERISTICS_REVISION_1          \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SHARED_MEMORY_PROVIDER_CHARACTERISTICS,        \
                           FreeSharedMemoryHandler)
#define NDIS_SHARED_MEMORY_PROVIDER_CHAR_SUPPORTS_PF_VPORTS 0x00000001
#define NDIS_SHARED_MEM_HANDLE_HAL_ALLOCATED ((NDIS_HANDLE)(NULL))
NDISAPI NDIS_STATUS NTAPI NdisAllocateSharedMemory(
    NDIS_HANDLE NdisHandle, PNDIS_SHARED_MEMORY_PARAMETERS Parameters,
    PNDIS_HANDLE AllocationHandle);
NDISAPI VOID NTAPI NdisFreeSharedMemory(NDIS_HANDLE NdisHandle,
                                        NDIS_HANDLE AllocationHandle);

#endif /* NDISTIDY_NDIS6_HARDWARE_H */
