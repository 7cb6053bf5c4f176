// One block is left at each failure, whose status is where NDIS wants it, and
// some of them are for the first binding only. Behind it the pool is left.

#include "../include/ndis5_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
  NDIS_STATUS OpenError;
  UINT Medium;
} BINDING, *PBINDING;

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                         NDIS_STATUS OpenErrorStatus) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static VOID NTAPI Closed(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static ULONG Speed;

static VOID NTAPI Bind_Bad(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                           PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                           PVOID SystemSpecific2) {
  NDIS_STRING Name = NDIS_STRING_CONST("Speed");
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration = NULL;
  PBINDING Binding = NULL;

  do {
    NdisOpenProtocolConfiguration(Status, &Configuration, SystemSpecific1);
    if (*Status != NDIS_STATUS_SUCCESS)
      break;
    if (Speed == 0) {
      NdisReadConfiguration(Status, &Parameter, Configuration, &Name,
                            NdisParameterInteger);
      if (*Status != NDIS_STATUS_SUCCESS)
        break;
      Speed = Parameter->ParameterData.IntegerData;
    }

    *Status =
        NdisAllocateMemoryWithTag((PVOID *)&Binding, sizeof(*Binding), 'dB');
    if (*Status != NDIS_STATUS_SUCCESS) {
      Binding = NULL;
      break;
    }
    NdisZeroMemory(Binding, sizeof(*Binding));
    NdisInitializeEvent(&Binding->Done);
    NdisAllocatePacketPool(Status, &Binding->PacketPool, 32,
                           PROTOCOL_RESERVED_SIZE_IN_PACKET);
    if (*Status != NDIS_STATUS_SUCCESS)
      break;
    NdisOpenAdapter(Status, &Binding->OpenError, &Binding->Handle,
                    &Binding->Medium, Media, 1, ProtocolHandle, Binding,
                    DeviceName, 0, NULL);
    if (*Status == NDIS_STATUS_PENDING) {
      NdisWaitEvent(&Binding->Done, 0);
      *Status = Binding->Status;
    }
  } while (FALSE);

  if (Configuration != NULL)
    NdisCloseConfiguration(Configuration);
  if (*Status != NDIS_STATUS_SUCCESS && Binding != NULL) {
    NdisFreeMemory(Binding, 0, 0);
  }
} // expect: ndis-initialize-failure-leak: 'Bind_Bad' fails without giving back
  // the packet pool

static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                         NDIS_HANDLE UnbindContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  NdisResetEvent(&Binding->Done);
  NdisCloseAdapter(Status, Binding->Handle);
  if (*Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Binding->Done, 0);
  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
  *Status = NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind_Bad, Unbind, Opened, Closed);
}
