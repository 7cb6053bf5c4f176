// heron: a protocol on NDIS 5 with which programs read and write frames.
//
// Nothing waits while it binds or unbinds: what NDIS leaves pending is finished
// by the completion, which has the binding for its context.

#pragma once

#define NDIS50 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define HN_TAG 'noeH'
#define HN_PACKETS 32
#define HN_MAX_FRAME 1514
#define HN_HEADER_BYTES 14

#define HN_IOCTL_OPEN                                                          \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x840, METHOD_BUFFERED, FILE_READ_ACCESS)
#define HN_IOCTL_ADDRESS                                                       \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x841, METHOD_BUFFERED, FILE_READ_ACCESS)

// An adapter: made when NDIS binds, freed when it has unbound.
typedef struct _HN_BINDING {
  LIST_ENTRY Link;   // in HnGlobals.Bindings, while it is open
  LONG References;   // the binding's own, and one for whatever is under way
  NDIS_EVENT Unused; // set with the last reference
  NDIS_HANDLE Handle;
  NDIS_HANDLE BindContext;
  NDIS_HANDLE UnbindContext;
  NDIS_STATUS OpenErrorStatus;
  UINT MediumIndex;
  NDIS_HANDLE SendPool;
  NDIS_HANDLE TransferPool;
  NDIS_HANDLE BufferPool;
  NDIS_SPIN_LOCK ReadLock;
  LIST_ENTRY Reads;  // IRPs that wait for a frame, guarded by ReadLock
  PFILE_OBJECT File; // of the program that has it, guarded by HnGlobals.Lock
  NDIS_STRING Name;  // its text follows the structure
} HN_BINDING, *PHN_BINDING;

// A request that is waited for, an entry of HnGlobals.Requests.
typedef struct _HN_REQUEST {
  NDIS_REQUEST Request;
  NDIS_EVENT Completed;
  NDIS_STATUS Status;
} HN_REQUEST, *PHN_REQUEST;

// What a packet of ours remembers.
typedef struct _HN_RESERVED {
  PIRP Irp;    // of a packet that is sent
  PVOID Frame; // that a transfer fills
  ULONG Length;
} HN_RESERVED, *PHN_RESERVED;

#define HN_OF(_Packet) ((PHN_RESERVED)(_Packet)->ProtocolReserved)

typedef struct _HN_GLOBALS {
  NDIS_HANDLE Protocol;
  PDEVICE_OBJECT Device;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Bindings; // guarded by Lock
  NPAGED_LOOKASIDE_LIST Requests;
} HN_GLOBALS, *PHN_GLOBALS;

extern HN_GLOBALS HnGlobals;

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD HnUnload;

// bind.c
VOID NTAPI HnBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2);
VOID NTAPI HnUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext);
VOID NTAPI HnOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus);
VOID NTAPI HnCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
VOID HnReference(PHN_BINDING Binding);
VOID HnDereference(PHN_BINDING Binding);

// device.c
NTSTATUS HnCreateDevice(PDRIVER_OBJECT DriverObject);
VOID HnDeleteDevice(VOID);
VOID HnOrphan(PHN_BINDING Binding);

// reads.c
NTSTATUS HnRead(PHN_BINDING Binding, PIRP Irp);
PIRP HnTakeRead(PHN_BINDING Binding);
VOID HnFinishRead(PHN_BINDING Binding, PIRP Irp, NTSTATUS Status, ULONG Length);
VOID HnFailReads(PHN_BINDING Binding);

// frames.c
NTSTATUS HnWrite(PHN_BINDING Binding, PIRP Irp);
VOID NTAPI HnSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status);
VOID NTAPI HnTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes);
NDIS_STATUS NTAPI HnReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize);
INT NTAPI HnReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
VOID NTAPI HnReceiveComplete(NDIS_HANDLE Context);

// requests.c
NDIS_STATUS HnSetFilter(PHN_BINDING Binding, ULONG Filter);
NDIS_STATUS HnQueryAddress(PHN_BINDING Binding, PUCHAR Address);
VOID NTAPI HnRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status);
VOID NTAPI HnResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
VOID NTAPI HnStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size);
VOID NTAPI HnStatusComplete(NDIS_HANDLE Context);
NDIS_STATUS NTAPI HnPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event);
