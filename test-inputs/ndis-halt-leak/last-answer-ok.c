// The last packet that comes back may be the last reference, or halt has it.
// Who has it frees the adapter with both of its pools.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  LONG References;
  NDIS_HANDLE SendPool;
  NDIS_HANDLE ReceivePool;
} ADAPTER, *PADAPTER;

static BOOLEAN IsLast(PADAPTER Adapter) {
  return NdisInterlockedDecrement(&Adapter->References) == 0;
}

static VOID FreeAdapter(PADAPTER Adapter) {
  NdisFreePacketPool(Adapter->ReceivePool);
  NdisFreePacketPool(Adapter->SendPool);
  NdisFreeMemory(Adapter, 0, 0);
}

static VOID NTAPI ReturnPacket(NDIS_HANDLE AdapterContext,
                               PNDIS_PACKET Packet) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreePacket(Packet);
  if (IsLast(Adapter))
    FreeAdapter(Adapter);
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (IsLast(Adapter))
    FreeAdapter(Adapter);
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  Adapter->References = 1;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);

  NdisAllocatePacketPool(&Status, &Adapter->SendPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailSendPool;
  NdisAllocatePacketPool(&Status, &Adapter->ReceivePool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceivePool;
  return NDIS_STATUS_SUCCESS;

FailReceivePool:
  NdisFreePacketPool(Adapter->SendPool);
FailSendPool:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = Initialize;
  Chars.HaltHandler = Halt_Ok;
  Chars.ReturnPacketHandler = ReturnPacket;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
