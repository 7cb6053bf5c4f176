// A connection whose pool is refused is not made: its memory is freed.

#include "../include/ndis5_connection.h"

typedef struct _CONNECTION {
  NDIS_HANDLE VcHandle;
  NDIS_HANDLE PacketPool;
} CONNECTION, *PCONNECTION;

static NDIS_STATUS NTAPI CreateVc_Ok(NDIS_HANDLE AdapterContext,
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
  *VcContext = Connection;
  NdisAllocatePacketPool(&Status, &Connection->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Connection, 0, 0);
  return Status;
}

static NDIS_STATUS NTAPI DeleteVc(NDIS_HANDLE VcContext) {
  PCONNECTION Connection = (PCONNECTION)VcContext;

  NdisFreePacketPool(Connection->PacketPool);
  NdisFreeMemory(Connection, 0, 0);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI ActivateVc(NDIS_HANDLE VcContext,
                                    PCO_CALL_PARAMETERS Parameters) {
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI DeactivateVc(NDIS_HANDLE VcContext) {
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, CreateVc_Ok, DeleteVc,
                          ActivateVc, DeactivateVc);
}
