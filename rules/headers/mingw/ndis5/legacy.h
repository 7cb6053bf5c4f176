//===- legacy.h - NDIS 5 that mingw-w64 lacks ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS5_LEGACY_H
#define NDISTIDY_NDIS5_LEGACY_H
#pragma GCC system_header

typedef enum _NDIS_POWER_PROFILE {
  NdisPowerProfileBattery,
  NdisPowerProfileAcOnLine
} NDIS_POWER_PROFILE,
    *PNDIS_POWER_PROFILE;
NDISAPI ULONG NTAPI NdisMGetDmaAlignment(NDIS_HANDLE MiniportAdapterHandle);
NDISAPI NDIS_STATUS NTAPI NdisIMNotifyPnPEvent(NDIS_HANDLE MiniportHandle,
                                               PNET_PNP_EVENT NetPnPEvent);

typedef INT *PINT;
typedef const NDIS_STRING *PCNDIS_STRING;
typedef struct _VAR_STRING {
  ULONG ulTotalSize;
  ULONG ulNeededSize;
  ULONG ulUsedSize;
  ULONG ulStringFormat;
  ULONG ulStringSize;
  ULONG ulStringOffset;
} VAR_STRING, *PVAR_STRING;
#define __NDISTAPI_VAR_STRING_DECLARED
#define STRINGFORMAT_ASCII 0x00000001
#define STRINGFORMAT_DBCS 0x00000002
#define STRINGFORMAT_UNICODE 0x00000003
#define STRINGFORMAT_BINARY 0x00000004
#define __NDISTAPI_STRINGFORMATS_DEFINED
typedef struct _CO_ADDRESS {
  ULONG AddressSize;
  UCHAR Address[1];
} CO_ADDRESS, *PCO_ADDRESS;
typedef struct _CO_ADDRESS_LIST {
  ULONG NumberOfAddressesAvailable;
  ULONG NumberOfAddresses;
  CO_ADDRESS AddressList;
} CO_ADDRESS_LIST, *PCO_ADDRESS_LIST;
typedef struct _CO_PVC {
  NDIS_HANDLE NdisAfHandle;
  CO_SPECIFIC_PARAMETERS PvcParameters;
} CO_PVC, *PCO_PVC;
typedef VOID(NTAPI NDIS_PROC_CALLBACK)(struct _NDIS_WORK_ITEM *WorkItem,
                                       PVOID Context);
#ifndef EXPORT
#define EXPORT
#endif
#define NDIS_NT 1
#define AFFINITY_MASK(_N) ((KAFFINITY)1 << (_N))
#define ERRED_PACKET_INDICATION 0x00000001
#define NDIS_OPEN_RECEIVE_NOT_REENTRANT 0x00000001
#define CO_SEND_FLAG_SET_DISCARD_ELIBILITY 0x00000001
#define NDIS_MAX_EVENT_LOG_DATA_SIZE                                           \
  ((ERROR_LOG_MAXIMUM_SIZE - sizeof(IO_ERROR_LOG_PACKET) + sizeof(ULONG)) & ~3)
#define NdisInterlockedAddLargeStatistic(_Addend, _Increment)                  \
  ExInterlockedAddLargeStatistic((PLARGE_INTEGER)(_Addend), _Increment)

/* Registers may be given as numbers: mingw-w64's expect pointers. */
#define NdisReadRegisterUchar(_Register, _Data)                                \
  (*(_Data) = *(volatile UCHAR *)(_Register))
#define NdisReadRegisterUshort(_Register, _Data)                               \
  (*(_Data) = *(volatile USHORT *)(_Register))
#define NdisReadRegisterUlong(_Register, _Data)                                \
  (*(_Data) = *(volatile ULONG *)(_Register))
#define NdisWriteRegisterUchar(_Register, _Data)                               \
  WRITE_REGISTER_UCHAR((PUCHAR)(_Register), (_Data))
#define NdisWriteRegisterUshort(_Register, _Data)                              \
  WRITE_REGISTER_USHORT((PUSHORT)(_Register), (_Data))
#define NdisWriteRegisterUlong(_Register, _Data)                               \
  WRITE_REGISTER_ULONG((PULONG)(_Register), (_Data))

/* Blocks. */
NDISAPI NDIS_HANDLE NTAPI NdisCreateBlockPool(USHORT BlockSize,
                                              USHORT FreeBlockLimit, ULONG Tag,
                                              NDIS_HANDLE Handle);
NDISAPI VOID NTAPI NdisDestroyBlockPool(NDIS_HANDLE BlockPoolHandle);
NDISAPI PVOID NTAPI NdisAllocateFromBlockPool(NDIS_HANDLE BlockPoolHandle);
NDISAPI VOID NTAPI NdisFreeToBlockPool(PVOID Block);

/* DMA. */
NDISAPI VOID NTAPI NdisMStartBufferPhysicalMapping(
    NDIS_HANDLE MiniportAdapterHandle, PNDIS_BUFFER Buffer,
    ULONG PhysicalMapRegister, BOOLEAN WriteToDevice,
    PNDIS_PHYSICAL_ADDRESS_UNIT PhysicalAddressArray, PUINT ArraySize);
NDISAPI VOID NTAPI NdisMCompleteBufferPhysicalMapping(
    NDIS_HANDLE MiniportAdapterHandle, PNDIS_BUFFER Buffer,
    ULONG PhysicalMapRegister);
NDISAPI NDIS_STATUS NTAPI NdisMRegisterDmaChannel(
    PNDIS_HANDLE MiniportDmaHandle, NDIS_HANDLE MiniportAdapterHandle,
    UINT DmaChannel, BOOLEAN Dma32BitAddresses,
    PNDIS_DMA_DESCRIPTION DmaDescription, ULONG MaximumLength);
NDISAPI VOID NTAPI NdisMDeregisterDmaChannel(NDIS_HANDLE MiniportDmaHandle);
NDISAPI ULONG NTAPI NdisMReadDmaCounter(NDIS_HANDLE MiniportDmaHandle);
NDISAPI VOID NTAPI NdisSetupDmaTransfer(PNDIS_STATUS Status,
                                        NDIS_HANDLE NdisDmaHandle,
                                        PNDIS_BUFFER Buffer, ULONG Offset,
                                        ULONG Length, BOOLEAN WriteToDevice);
NDISAPI VOID NTAPI NdisCompleteDmaTransfer(PNDIS_STATUS Status,
                                           NDIS_HANDLE NdisDmaHandle,
                                           PNDIS_BUFFER Buffer, ULONG Offset,
                                           ULONG Length, BOOLEAN WriteToDevice);
#define NdisMSetupDmaTransfer(_Status, _Dma, _Buffer, _Offset, _Length,        \
                              _Write)                                          \
  NdisSetupDmaTransfer(_Status, _Dma, _Buffer, _Offset, _Length, _Write)
#define NdisMCompleteDmaTransfer(_Status, _Dma, _Buffer, _Offset, _Length,     \
                                 _Write)                                       \
  NdisCompleteDmaTransfer(_Status, _Dma, _Buffer, _Offset, _Length, _Write)

/* A miniport call manager's routines are the call manager's. */
#define NdisMCmAddPartyComplete NdisCmAddPartyComplete
#define NdisMCmCloseAddressFamilyComplete NdisCmCloseAddressFamilyComplete
#define NdisMCmCloseCallComplete NdisCmCloseCallComplete
#define NdisMCmDeregisterSapComplete NdisCmDeregisterSapComplete
#define NdisMCmDispatchCallConnected NdisCmDispatchCallConnected
#define NdisMCmDispatchIncomingCall NdisCmDispatchIncomingCall
#define NdisMCmDispatchIncomingCallQoSChange NdisCmDispatchIncomingCallQoSChange
#define NdisMCmDispatchIncomingCloseCall NdisCmDispatchIncomingCloseCall
#define NdisMCmDispatchIncomingDropParty NdisCmDispatchIncomingDropParty
#define NdisMCmDropPartyComplete NdisCmDropPartyComplete
#define NdisMCmMakeCallComplete NdisCmMakeCallComplete
#define NdisMCmModifyCallQoSComplete NdisCmModifyCallQoSComplete
#define NdisMCmOpenAddressFamilyComplete NdisCmOpenAddressFamilyComplete
#define NdisMCmRegisterSapComplete NdisCmRegisterSapComplete
#define NdisMCmOidRequestComplete NdisCoOidRequestComplete

#endif /* NDISTIDY_NDIS5_LEGACY_H */
