// The upper side: the miniport of a port.

#include "tributary.h"

static NDIS_STATUS NTAPI TbInitialize(PNDIS_STATUS OpenErrorStatus,
                                      PUINT SelectedMediumIndex,
                                      PNDIS_MEDIUM MediumArray,
                                      UINT MediumArraySize,
                                      NDIS_HANDLE MiniportHandle,
                                      NDIS_HANDLE ConfigurationContext) {
  PTB_PORT Port = (PTB_PORT)NdisIMGetDeviceContext(MiniportHandle);
  NDIS_STATUS Status = NDIS_STATUS_UNSUPPORTED_MEDIA;
  UINT Index = 0;

  while (Index < MediumArraySize && MediumArray[Index] != NdisMedium802_3)
    ++Index;
  if (Index < MediumArraySize) {
    *SelectedMediumIndex = Index;
    NdisMSetAttributesEx(MiniportHandle, Port, 0,
                         NDIS_ATTRIBUTE_INTERMEDIATE_DRIVER |
                             NDIS_ATTRIBUTE_DESERIALIZE |
                             NDIS_ATTRIBUTE_NO_HALT_ON_SUSPEND,
                         (NDIS_INTERFACE_TYPE)0);
    NdisInterlockedIncrement(&Port->References);
    Port->MiniportHandle = MiniportHandle;
    TbNote("started", Port);
    Status = NDIS_STATUS_SUCCESS;
  }

  Port->InitPending = FALSE;
  NdisSetEvent(&Port->InitDone);
  return Status;
}

// Comes from TbStopPort, or from NDIS when the miniport is disabled. The other
// ports go on.
static VOID NTAPI TbHalt(NDIS_HANDLE Context) {
  PTB_PORT Port = (PTB_PORT)Context;

  TbNote("halted", Port);
  TbUnlinkPort(Port);
  // A failure leaves the adapter with more frames than are wanted.
  TbSetLowerFilter(Port->Lower, NULL);

  while (Port->Sends != 0)
    NdisMSleep(1000);
  Port->MiniportHandle = NULL;
  TbDereferencePort(Port);
}

VOID TbShareBuffers(PNDIS_PACKET Ours, PNDIS_PACKET Packet) {
  Ours->Private.Head = Packet->Private.Head;
  Ours->Private.Tail = Packet->Private.Tail;
  Ours->Private.Flags = NdisGetPacketFlags(Packet);
}

// Sends a packet of ours that stands for this one.
static NDIS_STATUS TbForward(PTB_PORT Port, PNDIS_PACKET Packet) {
  PNDIS_PACKET Ours;
  NDIS_STATUS Status;

  NdisAllocatePacket(&Status, &Ours, Port->Lower->SendPool);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisInterlockedIncrement(&Port->References);
  NdisInterlockedIncrement(&Port->Sends);
  TB_SENT(Ours)->Original = Packet;
  TB_SENT(Ours)->Port = Port;
  TbShareBuffers(Ours, Packet);
  NdisIMCopySendPerPacketInfo(Ours, Packet);

  NdisSend(&Status, Port->Lower->BindingHandle, Ours);
  if (Status != NDIS_STATUS_PENDING) {
    NdisIMCopySendCompletePerPacketInfo(Packet, Ours);
    NdisFreePacket(Ours);
    NdisInterlockedDecrement(&Port->Sends);
    TbDereferencePort(Port);
  }
  return Status;
}

static VOID NTAPI TbSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                                UINT Count) {
  PTB_PORT Port = (PTB_PORT)Context;
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    NDIS_STATUS Status = TbForward(Port, Packets[Index]);

    if (Status != NDIS_STATUS_PENDING)
      NdisMSendComplete(Port->MiniportHandle, Packets[Index], Status);
  }
}

static VOID NTAPI TbReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PNDIS_PACKET Original = TB_RECEIVED(Packet)->Original;

  NdisFreePacket(Packet);
  NdisReturnPackets(&Original, 1);
}

// A port answers all of it itself.
static NDIS_STATUS NTAPI TbQuery(NDIS_HANDLE Context, NDIS_OID Oid,
                                 PVOID Buffer, ULONG Length, PULONG Written,
                                 PULONG Needed) {
  PTB_PORT Port = (PTB_PORT)Context;
  ULONG Number = 0;
  const VOID *Answer = &Number;
  ULONG AnswerLength = sizeof(Number);

  switch (Oid) {
  case OID_GEN_MEDIA_SUPPORTED:
  case OID_GEN_MEDIA_IN_USE:
    Number = NdisMedium802_3;
    break;
  case OID_GEN_MAXIMUM_FRAME_SIZE:
    Number = TB_MAX_FRAME - TB_HEADER_SIZE;
    break;
  case OID_GEN_CURRENT_PACKET_FILTER:
    Number = Port->PacketFilter;
    break;
  case OID_802_3_CURRENT_ADDRESS:
    Answer = Port->Address;
    AnswerLength = ETH_LENGTH_OF_ADDRESS;
    break;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }

  if (Length < AnswerLength) {
    *Needed = AnswerLength;
    return NDIS_STATUS_BUFFER_TOO_SHORT;
  }
  NdisMoveMemory(Buffer, Answer, AnswerLength);
  *Written = AnswerLength;
  return NDIS_STATUS_SUCCESS;
}

// The packet filter concerns the adapter below too.
static NDIS_STATUS NTAPI TbSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                               ULONG Length, PULONG Read, PULONG Needed) {
  PTB_PORT Port = (PTB_PORT)Context;

  if (Oid != OID_GEN_CURRENT_PACKET_FILTER)
    return NDIS_STATUS_NOT_SUPPORTED;
  if (Length != sizeof(ULONG)) {
    *Needed = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  *Read = sizeof(ULONG);
  Port->PacketFilter = *(PULONG)Buffer;
  return TbSetLowerFilter(Port->Lower, Port);
}

VOID TbDescribeMiniport(PNDIS_MINIPORT_CHARACTERISTICS Chars) {
  NdisZeroMemory(Chars, sizeof(*Chars));
  Chars->MajorNdisVersion = 5;
  Chars->InitializeHandler = TbInitialize;
  Chars->HaltHandler = TbHalt;
  Chars->QueryInformationHandler = TbQuery;
  Chars->SetInformationHandler = TbSet;
  Chars->ReturnPacketHandler = TbReturnPacket;
  Chars->SendPacketsHandler = TbSendPackets;
}
