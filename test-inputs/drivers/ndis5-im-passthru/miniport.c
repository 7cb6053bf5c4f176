// The upper side: a virtual miniport.

#include "glasspane.h"

NDIS_STATUS NTAPI GpInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE MiniportHandle,
                               NDIS_HANDLE ConfigurationContext) {
  PGP_ADAPT Adapt = (PGP_ADAPT)NdisIMGetDeviceContext(MiniportHandle);
  NDIS_STATUS Status = NDIS_STATUS_SUCCESS;
  UINT Index;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  UNREFERENCED_PARAMETER(ConfigurationContext);
  for (Index = 0; Index < MediumArraySize; ++Index)
    if (MediumArray[Index] == NdisMedium802_3)
      break;

  if (Index == MediumArraySize) {
    Status = NDIS_STATUS_UNSUPPORTED_MEDIA;
  } else {
    *SelectedMediumIndex = Index;
    NdisMSetAttributesEx(MiniportHandle, Adapt, 0,
                         NDIS_ATTRIBUTE_IGNORE_PACKET_TIMEOUT |
                             NDIS_ATTRIBUTE_IGNORE_REQUEST_TIMEOUT |
                             NDIS_ATTRIBUTE_INTERMEDIATE_DRIVER |
                             NDIS_ATTRIBUTE_DESERIALIZE |
                             NDIS_ATTRIBUTE_NO_HALT_ON_SUSPEND,
                         (NDIS_INTERFACE_TYPE)0);
    GpReferenceAdapt(Adapt);
    Adapt->MiniportHandle = MiniportHandle;
    GpNote(GpInitialized, Adapt);
  }

  Adapt->InitPending = FALSE;
  NdisSetEvent(&Adapt->InitDone);
  return Status;
}

// Comes from GpStopMiniport, or from NDIS when the miniport is disabled. The
// binding serves no one then: it is closed, and NDIS will not unbind it.
VOID NTAPI GpHalt(NDIS_HANDLE Context) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  GpNote(GpHalted, Adapt);
  GpCloseBinding(Adapt);
  Adapt->MiniportHandle = NULL;
  GpDereferenceAdapt(Adapt);
}

// Sends a packet of ours that stands for this one.
static NDIS_STATUS GpForward(PGP_ADAPT Adapt, PNDIS_PACKET Packet) {
  PNDIS_PACKET Ours;
  NDIS_STATUS Status;

  NdisAllocatePacket(&Status, &Ours, Adapt->SendPool);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  GP_SENT(Ours)->Packet = Packet;
  Ours->Private.Head = Packet->Private.Head;
  Ours->Private.Tail = Packet->Private.Tail;
  Ours->Private.Flags = NdisGetPacketFlags(Packet);
  NdisMoveMemory(NDIS_OOB_DATA_FROM_PACKET(Ours),
                 NDIS_OOB_DATA_FROM_PACKET(Packet),
                 sizeof(NDIS_PACKET_OOB_DATA));
  NdisIMCopySendPerPacketInfo(Ours, Packet);

  NdisSend(&Status, Adapt->BindingHandle, Ours);
  if (Status != NDIS_STATUS_PENDING) {
    NdisIMCopySendCompletePerPacketInfo(Packet, Ours);
    NdisFreePacket(Ours);
  }
  return Status;
}

VOID NTAPI GpSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    NDIS_STATUS Status = GpForward(Adapt, Packets[Index]);

    if (Status != NDIS_STATUS_PENDING)
      NdisMSendComplete(Adapt->MiniportHandle, Packets[Index], Status);
  }
}

VOID NTAPI GpReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PNDIS_PACKET Original = GP_RECEIVED(Packet)->Packet;

  UNREFERENCED_PARAMETER(Context);
  NdisFreePacket(Packet);
  NdisReturnPackets(&Original, 1);
}

NDIS_STATUS NTAPI GpTransferData(PNDIS_PACKET Packet, PUINT Transferred,
                                 NDIS_HANDLE Context,
                                 NDIS_HANDLE ReceiveContext, UINT Offset,
                                 UINT Bytes) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  NDIS_STATUS Status;

  NdisTransferData(&Status, Adapt->BindingHandle, ReceiveContext, Offset, Bytes,
                   Packet, Transferred);
  return Status;
}

NDIS_STATUS NTAPI GpQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  PNDIS_REQUEST Request = &Adapt->Request;
  NDIS_STATUS Status;

  if (Oid == OID_PNP_QUERY_POWER) {
    *Written = 0;
    return NDIS_STATUS_SUCCESS;
  }

  Request->RequestType = NdisRequestQueryInformation;
  Request->DATA.QUERY_INFORMATION.Oid = Oid;
  Request->DATA.QUERY_INFORMATION.InformationBuffer = Buffer;
  Request->DATA.QUERY_INFORMATION.InformationBufferLength = Length;
  Request->DATA.QUERY_INFORMATION.BytesWritten = 0;
  Request->DATA.QUERY_INFORMATION.BytesNeeded = 0;
  Adapt->BytesDone = Written;
  Adapt->BytesNeeded = Needed;

  NdisRequest(&Status, Adapt->BindingHandle, Request);
  if (Status != NDIS_STATUS_PENDING) {
    *Written = Request->DATA.QUERY_INFORMATION.BytesWritten;
    *Needed = Request->DATA.QUERY_INFORMATION.BytesNeeded;
  }
  return Status;
}

NDIS_STATUS NTAPI GpSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  PNDIS_REQUEST Request = &Adapt->Request;
  NDIS_STATUS Status;

  if (Oid == OID_PNP_SET_POWER) {
    *Read = sizeof(NDIS_DEVICE_POWER_STATE);
    return NDIS_STATUS_SUCCESS;
  }

  Request->RequestType = NdisRequestSetInformation;
  Request->DATA.SET_INFORMATION.Oid = Oid;
  Request->DATA.SET_INFORMATION.InformationBuffer = Buffer;
  Request->DATA.SET_INFORMATION.InformationBufferLength = Length;
  Request->DATA.SET_INFORMATION.BytesRead = 0;
  Request->DATA.SET_INFORMATION.BytesNeeded = 0;
  Adapt->BytesDone = Read;
  Adapt->BytesNeeded = Needed;

  NdisRequest(&Status, Adapt->BindingHandle, Request);
  if (Status != NDIS_STATUS_PENDING) {
    *Read = Request->DATA.SET_INFORMATION.BytesRead;
    *Needed = Request->DATA.SET_INFORMATION.BytesNeeded;
  }
  return Status;
}

VOID NTAPI GpDevicePnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                            PVOID Buffer, ULONG Length) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Event);
  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Length);
}

VOID NTAPI GpShutdown(PVOID Context) { UNREFERENCED_PARAMETER(Context); }
