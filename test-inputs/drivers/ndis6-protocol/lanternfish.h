// lanternfish: a protocol that watches Ethernet frames, and sends them for
// programs.
//
// NDIS binds it to every adapter (bind.c). What arrives is copied into frames
// that a thread sorts into a log (worker.c); a program reads the log through
// the device, and writes frames (device.c, frames.c). LfGlobals is what the
// driver has as a whole; an LF_BINDING is one adapter.

#pragma once

#define NDIS60 1

#include <ndis.h>

#define LF_TAG 'nrtL'
#define LF_MAX_FRAME 1514
#define LF_HEADER_SIZE 14
#define LF_SNAP_SIZE 96
#define LF_MAX_BINDINGS 16
#define LF_LOG_SLOTS 256
#define LF_DEFAULT_BACKLOG 512

#define LF_IOCTL_READ_LOG                                                      \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x850, METHOD_BUFFERED, FILE_READ_ACCESS)
#define LF_IOCTL_SET_FILTER                                                    \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x851, METHOD_BUFFERED, FILE_WRITE_ACCESS)

// The beginning of a frame, on its way to the log.
typedef struct _LF_FRAME {
  LIST_ENTRY Link;
  LARGE_INTEGER Time;
  NET_IFINDEX Interface;
  ULONG Length;
  ULONG Kept;
  UCHAR Data[LF_SNAP_SIZE];
} LF_FRAME, *PLF_FRAME;

// What a program writes: the frame follows.
typedef struct _LF_OUTGOING {
  ULONG Interface;
} LF_OUTGOING, *PLF_OUTGOING;

// What a program reads of a frame.
typedef struct _LF_RECORD {
  LARGE_INTEGER Time;
  ULONG Interface;
  ULONG Length;
  USHORT EtherType;
  UCHAR Source[6];
  UCHAR Destination[6];
} LF_RECORD, *PLF_RECORD;

// In this order: each allows what those before it do.
typedef enum _LF_STATE { LfClosing, LfPaused, LfRunning } LF_STATE;

typedef struct _LF_BINDING {
  LIST_ENTRY Link; // in LfGlobals.Bindings
  LONG References; // the binding's, and callers'
  NDIS_SPIN_LOCK Lock;
  LF_STATE State; // guarded by Lock
  ULONG Active;   // guarded by Lock: sends and requests under way
  PNET_PNP_EVENT_NOTIFICATION Pausing; // guarded by Lock: to complete
  NDIS_HANDLE Handle;
  NDIS_HANDLE Pool;
  NDIS_EVENT Completed; // an open or a close that was pending
  NDIS_STATUS CompletedStatus;
  NET_IFINDEX Interface;
  UINT MediumIndex;
} LF_BINDING, *PLF_BINDING;

// A request, and who waits for it.
typedef struct _LF_REQUEST {
  NDIS_OID_REQUEST Request;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
} LF_REQUEST, *PLF_REQUEST;

typedef struct _LF_GLOBALS {
  NDIS_HANDLE Protocol;
  PDEVICE_OBJECT Device;
  BOOLEAN Linked;
  UNICODE_STRING RegistryPath; // its text is ours
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Bindings; // guarded by Lock
  ULONG PacketFilter;  // guarded by Lock
  LOOKASIDE_LIST_EX Frames;
  BOOLEAN HasFrames;
  ULONG MaxBacklog;
  NDIS_SPIN_LOCK BacklogLock;
  LIST_ENTRY Backlog; // guarded by BacklogLock
  ULONG BacklogCount; // guarded by BacklogLock
  KEVENT Wake;
  BOOLEAN Stop;
  PKTHREAD Thread;
  KMUTEX LogMutex;
  PLF_RECORD Log; // guarded by LogMutex
  ULONG LogNext;  // guarded by LogMutex
  PIO_WORKITEM Reconfigure;
  BOOLEAN Unloading;     // guarded by Lock
  BOOLEAN Reconfiguring; // guarded by Lock: Reconfigure is queued
  KEVENT Reconfigured;   // set while it is not
} LF_GLOBALS, *PLF_GLOBALS;

extern LF_GLOBALS LfGlobals;

// driver.c
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD LfUnload;

// device.c
NTSTATUS LfCreateDevice(PDRIVER_OBJECT DriverObject);
VOID LfDeleteDevice(VOID);

// worker.c
NTSTATUS LfStartWorker(VOID);
VOID LfStopWorker(VOID);
VOID LfQueueFrame(PLF_FRAME Frame);
VOID LfQueueReconfigure(VOID);
VOID LfEndReconfigure(VOID);

// bind.c
PROTOCOL_BIND_ADAPTER_EX LfBindAdapter;
PROTOCOL_UNBIND_ADAPTER_EX LfUnbindAdapter;
PROTOCOL_OPEN_ADAPTER_COMPLETE_EX LfOpenComplete;
PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX LfCloseComplete;
PROTOCOL_NET_PNP_EVENT LfNetPnPEvent;
PROTOCOL_OID_REQUEST_COMPLETE LfRequestComplete;
PROTOCOL_STATUS_EX LfStatus;
UINT LfReferenceBindings(PLF_BINDING Bindings[LF_MAX_BINDINGS]);
PLF_BINDING LfFindBinding(NET_IFINDEX Interface);
VOID LfDereference(PLF_BINDING Binding);
BOOLEAN LfEnter(PLF_BINDING Binding, LF_STATE Needed);
VOID LfLeave(PLF_BINDING Binding);
NDIS_STATUS LfSetFilter(PLF_BINDING Binding, ULONG Filter);

// frames.c
PROTOCOL_RECEIVE_NET_BUFFER_LISTS LfReceive;
PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE LfSendComplete;
NTSTATUS LfSend(PLF_BINDING Binding, PIRP Irp, ULONG Length);
NTSTATUS LfComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information);
