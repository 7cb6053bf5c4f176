// plumbline: a protocol with which programs send and receive Ethernet frames.
//
// A program opens the device, names an adapter, and then reads and writes
// frames. PbGlobals is what the driver has as a whole; a PB_OPEN is a binding.

#pragma once

#define NDIS50 1

#include <ndis.h>

#define PB_TAG 'lbmP'
#define PB_MAX_FRAME 1514
#define PB_MIN_FRAME 14
#define PB_SENDS 32
#define PB_DEFAULT_QUEUE 128
#define PB_READ_MILLISECONDS 1000

#define PB_IOCTL_OPEN                                                          \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x830, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define PB_IOCTL_SET_FILTER                                                    \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x831, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define PB_IOCTL_WAIT_FOR_BINDS                                                \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x832, METHOD_BUFFERED, FILE_READ_ACCESS)

typedef struct _PB_FRAME {
  LIST_ENTRY Link;
  ULONG Length;
  UCHAR Data[PB_MAX_FRAME];
} PB_FRAME, *PPB_FRAME;

typedef struct _PB_OPEN {
  LIST_ENTRY Link; // in PbGlobals.Opens
  LONG References; // the binding's, the file's, and callers'
  NDIS_SPIN_LOCK Lock;
  NDIS_HANDLE BindingHandle;
  BOOLEAN Closing;      // guarded by Lock
  PFILE_OBJECT File;    // guarded by PbGlobals.ConfigLock
  LIST_ENTRY Received;  // guarded by Lock
  ULONG ReceivedCount;  // guarded by Lock
  KEVENT Arrived;       // set while Received has frames
  volatile LONG Active; // sends and requests under way
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  NDIS_EVENT Completed; // an open or a close that was pending
  NDIS_STATUS CompletedStatus;
  NDIS_STATUS OpenErrorStatus;
  UINT MediumIndex;
  NDIS_STRING Name; // its text follows the structure
} PB_OPEN, *PPB_OPEN;

// A request, and who waits for it.
typedef struct _PB_REQUEST {
  NDIS_REQUEST Request;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
} PB_REQUEST, *PPB_REQUEST;

typedef struct _PB_GLOBALS {
  PDEVICE_OBJECT Device;
  UNICODE_STRING RegistryPath;
  NDIS_HANDLE ProtocolHandle;
  ERESOURCE ConfigLock;
  NPAGED_LOOKASIDE_LIST Frames;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Opens; // guarded by Lock
  NDIS_EVENT BindsDone;
  ULONG MaxQueue;
  BOOLEAN HasConfigLock;
  BOOLEAN HasFrames;
  BOOLEAN HasLink;
  BOOLEAN HasShutdown;
  BOOLEAN ShuttingDown;
} PB_GLOBALS, *PPB_GLOBALS;

extern PB_GLOBALS PbGlobals;

// driver.c
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD PbUnload;

// bind.c
VOID NTAPI PbBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2);
VOID NTAPI PbUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext);
VOID NTAPI PbOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus);
VOID NTAPI PbCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
NDIS_STATUS NTAPI PbPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event);
PPB_OPEN PbFindOpen(PNDIS_STRING Name);
VOID PbDereferenceOpen(PPB_OPEN Open);
BOOLEAN PbEnter(PPB_OPEN Open);
VOID PbLeave(PPB_OPEN Open);

// io.c
DRIVER_DISPATCH PbDispatchCreate;
DRIVER_DISPATCH PbDispatchCleanup;
DRIVER_DISPATCH PbDispatchClose;
DRIVER_DISPATCH PbDispatchShutdown;
DRIVER_DISPATCH PbDispatchControl;
DRIVER_DISPATCH PbDispatchRead;
DRIVER_DISPATCH PbDispatchWrite;
NTSTATUS PbComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information);

// frames.c
NTSTATUS PbSendFrame(PPB_OPEN Open, PIRP Irp, ULONG Length);
NTSTATUS PbSetFilter(PPB_OPEN Open, ULONG Filter);
VOID PbDropFrames(PPB_OPEN Open);
PPB_FRAME PbTakeFrame(PPB_OPEN Open);
VOID NTAPI PbSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status);
VOID NTAPI PbTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes);
VOID NTAPI PbResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status);
VOID NTAPI PbRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status);
NDIS_STATUS NTAPI PbReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize);
VOID NTAPI PbReceiveComplete(NDIS_HANDLE Context);
INT NTAPI PbReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
VOID NTAPI PbStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size);
VOID NTAPI PbStatusComplete(NDIS_HANDLE Context);
