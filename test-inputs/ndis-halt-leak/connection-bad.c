// A connection of a connection-oriented miniport: its pool, made with it, is
// forgotten when it is deleted.

#include "../include/ndis5_connection.h"

typedef struct _CONNECTION {
  NDIS_HANDLE VcHandle;
  NDIS_HANDLE PacketPool;
  BOOLEAN Active;
} CONNECTION, *PCONNECTION;

static NDIS_STATUS NTAPI CreateVc(NDIS_HANDLE AdapterContext,
                                  NDIS_HANDLE VcHandle,
                                  PNDIS_HANDLE VcContext) {
  PCONNECTION Connection;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Connection, sizeof(*Connection),
                                     'cV');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Connection, sizeof(*Connection));
  Connection->VcHandle = VcHandle;
  NdisAllocatePacketPool(&Status, &Connection->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Connection, 0, 0);
    return Status;
  }
  *VcContext = Connection;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI DeleteVc_Bad(NDIS_HANDLE VcContext) { // expect: ndis-halt-leak: 'DeleteVc_Bad' never gives back the packet pool
  PCONNECTION Connection = (PCONNECTION)VcContext;

  if (Connection->Active)
    return NDIS_STATUS_NOT_ACCEPTED;
  NdisFreeMemory(Connection, 0, 0);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI ActivateVc(NDIS_HANDLE VcContext,
                                    PCO_CALL_PARAMETERS Parameters) {
  ((PCONNECTION)VcContext)->Active = TRUE;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI DeactivateVc(NDIS_HANDLE VcContext) {
  ((PCONNECTION)VcContext)->Active = FALSE;
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, CreateVc, DeleteVc_Bad,
                          ActivateVc, DeactivateVc);
}
