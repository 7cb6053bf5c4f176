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
