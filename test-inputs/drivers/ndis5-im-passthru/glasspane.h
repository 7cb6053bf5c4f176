// glasspane: an intermediate driver that passes everything through.
//
// Above it is a virtual miniport for each adapter (miniport.c), below it a
// protocol binding to that adapter (protocol.c). Both share one GP_ADAPT, which
// lives as long as either refers to it (adapt.c).

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS51_MINIPORT 1
#define NDIS51 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define GP_TAG 'apGP'
#define GP_MIN_PACKETS 64
#define GP_MAX_PACKETS 512
#define GP_JOURNAL_SLOTS 32

typedef enum _GP_EVENT { GpBound, GpUnbound, GpInitialized, GpHalted } GP_EVENT;

typedef struct _GP_ENTRY {
  LARGE_INTEGER Time;
  GP_EVENT Event;
  PVOID Adapt;
} GP_ENTRY, *PGP_ENTRY;

typedef struct _GP_ADAPT {
  LIST_ENTRY Link;     // in GpAdapts
  LONG References;     // the open binding's, the miniport's, and callers'
  NDIS_SPIN_LOCK Lock; // guards BindingHandle
  NDIS_HANDLE BindingHandle;
  NDIS_HANDLE MiniportHandle;
  NDIS_HANDLE SendPool;
  NDIS_HANDLE ReceivePool;
  NDIS_EVENT Completed; // an open or a close that was pending
  NDIS_STATUS CompletedStatus;
  NDIS_STATUS OpenErrorStatus;
  UINT MediumIndex;
  NDIS_EVENT InitDone;
  BOOLEAN InitPending; // the instance is made, MiniportInitialize has not run
  BOOLEAN IndicateComplete;
  NDIS_REQUEST Request; // NDIS sends one at a time
  PULONG BytesDone;
  PULONG BytesNeeded;
  NDIS_STRING MiniportName; // its text follows the structure
} GP_ADAPT, *PGP_ADAPT;

// What a packet of ours remembers of the one that it stands for.
typedef struct _GP_ORIGINAL {
  PNDIS_PACKET Packet;
} GP_ORIGINAL, *PGP_ORIGINAL;

#define GP_SENT(_Packet) ((PGP_ORIGINAL)(_Packet)->ProtocolReserved)
#define GP_RECEIVED(_Packet) ((PGP_ORIGINAL)(_Packet)->MiniportReserved)

extern NDIS_HANDLE GpProtocolHandle;
extern NDIS_HANDLE GpDriverHandle;
extern LIST_ENTRY GpAdapts;
extern NDIS_SPIN_LOCK GpAdaptsLock;
extern PGP_ENTRY GpJournal;

// glasspane.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD GpUnload;
VOID NTAPI GpUnloadProtocol(VOID);
VOID GpNote(GP_EVENT Event, PGP_ADAPT Adapt);

// adapt.c
NDIS_STATUS GpCreateAdapt(PNDIS_STRING MiniportName, PGP_ADAPT *AdaptPointer);
VOID GpReferenceAdapt(PGP_ADAPT Adapt);
BOOLEAN GpDereferenceAdapt(PGP_ADAPT Adapt);
NDIS_STATUS GpOpenBinding(PGP_ADAPT Adapt, PNDIS_STRING DeviceName);
VOID GpCloseBinding(PGP_ADAPT Adapt);

// protocol.c
VOID NTAPI GpBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2);
VOID NTAPI GpUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext);
VOID NTAPI GpOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus);
VOID NTAPI GpCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
VOID NTAPI GpResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
VOID NTAPI GpRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status);
VOID NTAPI GpSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status);
VOID NTAPI GpTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes);
NDIS_STATUS NTAPI GpReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize);
VOID NTAPI GpReceiveComplete(NDIS_HANDLE Context);
INT NTAPI GpReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
VOID NTAPI GpStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size);
VOID NTAPI GpStatusComplete(NDIS_HANDLE Context);
NDIS_STATUS NTAPI GpPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event);

// miniport.c
NDIS_STATUS NTAPI GpInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE MiniportHandle,
                               NDIS_HANDLE ConfigurationContext);
VOID NTAPI GpHalt(NDIS_HANDLE Context);
VOID NTAPI GpSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count);
VOID NTAPI GpReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
NDIS_STATUS NTAPI GpTransferData(PNDIS_PACKET Packet, PUINT Transferred,
                                 NDIS_HANDLE Context,
                                 NDIS_HANDLE ReceiveContext, UINT Offset,
                                 UINT Bytes);
NDIS_STATUS NTAPI GpQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed);
NDIS_STATUS NTAPI GpSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed);
VOID NTAPI GpDevicePnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                            PVOID Buffer, ULONG Length);
VOID NTAPI GpShutdown(PVOID Context);
