// A helper gives back members in the reverse order.

#include "../include/ndis5_protocol.h"

typedef struct _STATE {
  NDIS_HANDLE Packets;
  NDIS_HANDLE Buffers;
  PNDIS_BUFFER Header;
  UCHAR Space[64];
} STATE;

static STATE State;

static NDIS_STATUS Open(STATE *To) {
  NDIS_STATUS Status;

  do {
    NdisAllocatePacketPool(&Status, &To->Packets, 8, 0);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisAllocateBufferPool(&Status, &To->Buffers, 8);
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisFreePacketPool(To->Packets);
      break;
    }
    NdisAllocateBuffer(&Status, &To->Header, To->Buffers, To->Space,
                       sizeof(To->Space));
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisFreeBufferPool(To->Buffers);
      NdisFreePacketPool(To->Packets);
    }
  } while (FALSE);
  return Status;
}

static VOID Close(STATE *Of) {
  NdisFreeBuffer(Of->Header);
  NdisFreeBufferPool(Of->Buffers);
  NdisFreePacketPool(Of->Packets);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { Close(&State); }

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return Open(&State);
}
