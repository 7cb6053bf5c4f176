// References are counted under a lock. Who gives back the last one frees the
// adapter, but leaves a pool where the time has not come.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  LONG References;
  NDIS_SPIN_LOCK Lock;
  NDIS_HANDLE SendPool;
  NDIS_HANDLE ReceivePool;
} ADAPTER, *PADAPTER;

static LONG Dereference(PADAPTER Adapter) {
  LONG Left;

  NdisAcquireSpinLock(&Adapter->Lock);
  Left = --Adapter->References;
  NdisReleaseSpinLock(&Adapter->Lock);
  return Left;
}

static VOID FreeAdapter(PADAPTER Adapter) {
  if (KeQueryTimeIncrement() > 100000)
    NdisFreePacketPool(Adapter->SendPool);
  NdisFreePacketPool(Adapter->ReceivePool);
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

static VOID NTAPI ReturnPacket(NDIS_HANDLE AdapterContext,
                               PNDIS_PACKET Packet) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreePacket(Packet);
  if (Dereference(Adapter) == 0)
    FreeAdapter(Adapter);
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (Dereference(Adapter) == 0)
    FreeAdapter(Adapter);
} // expect: ndis-halt-leak: 'Halt_Bad' returns without giving back the packet pool on this path

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
  NdisAllocateSpinLock(&Adapter->Lock);
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
  Chars.HaltHandler = Halt_Bad;
  Chars.ReturnPacketHandler = ReturnPacket;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
