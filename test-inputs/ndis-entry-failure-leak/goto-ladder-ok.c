// Labels from the last step to the first. One jump goes a step too far.

#include "../include/ndis5_miniport.h"

typedef struct _RESOURCES {
  NDIS_HANDLE Wrapper;
  PUCHAR Table;
  NDIS_HANDLE PacketPool;
  NPAGED_LOOKASIDE_LIST Frames;
} RESOURCES;

static RESOURCES Resources;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeleteNPagedLookasideList(&Resources.Frames);
  NdisFreePacketPool(Resources.PacketPool);
  NdisFreeMemory(Resources.Table, 4096, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Resources.Wrapper, DriverObject, RegistryPath, NULL);

  Status = NdisAllocateMemoryWithTag((PVOID *)&Resources.Table, 4096, 'elbT');
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoTable;
  NdisAllocatePacketPool(&Status, &Resources.PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPackets;
  NdisInitializeNPagedLookasideList(&Resources.Frames, NULL, NULL, 0, 1536,
                                    'marF', 0);

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Resources.Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoMiniport;
  NdisMRegisterUnloadHandler(Resources.Wrapper, Unload);
  return STATUS_SUCCESS;

NoMiniport:
  NdisDeleteNPagedLookasideList(&Resources.Frames);
  NdisFreePacketPool(Resources.PacketPool);
NoPackets:
  NdisFreeMemory(Resources.Table, 4096, 0);
NoTable:
  NdisTerminateWrapper(Resources.Wrapper, NULL);
  return Status;
}
