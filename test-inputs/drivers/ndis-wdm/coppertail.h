// coppertail: an Ethernet adapter on USB. NDIS 5.1 above, WDM below: what the
// adapter does, it does with I/O requests to the bus driver.
//
// What all adapters share lives in CtGlobals: DriverEntry makes it, CtUnload
// gives it back. What one adapter needs lives in its CT_ADAPTER.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS_WDM 1
#define NDIS51_MINIPORT 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>
#include <usbdi.h>
#include <usbdlib.h>

#define CT_TAG 'lpoC'
#define CT_RECEIVES 8
#define CT_MAX_FRAME 1514
#define CT_MIN_FRAME 14
#define CT_MAX_CONFIGURATION 256
#define CT_TICK_MILLISECONDS 1000
#define CT_FLUSH_MILLISECONDS 2000
#define CT_TRACE_SLOTS 512
#define CT_TRACE_LINE 64

// Requests of the adapter's own on the control pipe.
#define CT_REQUEST_ADDRESS 0x10
#define CT_REQUEST_FILTER 0x11

typedef struct _CT_ADAPTER CT_ADAPTER, *PCT_ADAPTER;

// A bulk transfer from the device, and what it fills.
typedef struct _CT_RECEIVE {
  PCT_ADAPTER Adapter;
  PIRP Irp;
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  BOOLEAN Idle; // it failed, and waits for CtStartReceives
  struct _URB_BULK_OR_INTERRUPT_TRANSFER Urb;
  UCHAR Data[CT_MAX_FRAME];
} CT_RECEIVE, *PCT_RECEIVE;

// A bulk transfer to the device, an entry of CtGlobals.Sends.
typedef struct _CT_SEND {
  PCT_ADAPTER Adapter;
  PNDIS_PACKET Packet;
  ULONG Length;
  struct _URB_BULK_OR_INTERRUPT_TRANSFER Urb;
  UCHAR Data[CT_MAX_FRAME];
} CT_SEND, *PCT_SEND;

struct _CT_ADAPTER {
  NDIS_HANDLE Handle;
  PDEVICE_OBJECT Pdo;
  PDEVICE_OBJECT Fdo;
  PDEVICE_OBJECT Next; // of the stack: the bus driver's
  NDIS_SPIN_LOCK Lock;
  BOOLEAN Stopping; // guarded by Lock
  LONG Pending;     // guarded by Lock: transfers and work under way
  KEVENT Idle;      // set while Pending is none
  PIO_WORKITEM WorkItem;
  LONG Working; // 1 while WorkItem is queued
  NDIS_MINIPORT_TIMER Timer;
  BOOLEAN TimerSet;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  PCT_RECEIVE Receives; // CT_RECEIVES of them
  USBD_PIPE_HANDLE PipeIn;
  USBD_PIPE_HANDLE PipeOut;
  ULONG PacketFilter;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
};

typedef struct _CT_GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Device;
  PDEVICE_OBJECT DeviceObject;
  NPAGED_LOOKASIDE_LIST Sends;
  BOOLEAN HasSends;
  ULONG TraceLevel;
  KSPIN_LOCK TraceLock;
  PCHAR Trace;      // guarded by TraceLock: lines that are not in the file yet
  ULONG TraceCount; // guarded by TraceLock
  PCHAR TraceCopy;  // of the work item
  HANDLE TraceFile; // or null: the driver does without
  KTIMER FlushTimer;
  BOOLEAN HasTimer;
  KDPC FlushDpc;
  PIO_WORKITEM FlushItem;
  LONG Flushing; // 1 while FlushItem is queued
  KEVENT Flushed;
} CT_GLOBALS, *PCT_GLOBALS;

extern CT_GLOBALS CtGlobals;

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD CtUnload;
// trace.c
NTSTATUS CtOpenTrace(VOID);
VOID CtCloseTrace(VOID);
NTSTATUS CtStartFlushing(VOID);
VOID CtStopFlushing(VOID);
VOID CtTrace(ULONG Level, PCSTR Text, ULONG Number);
// device.c
NDIS_STATUS CtCreateDevice(VOID);
VOID CtDeleteDevice(VOID);
// adapter.c
NDIS_STATUS NTAPI CtInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE AdapterHandle,
                               NDIS_HANDLE ConfigurationContext);
NDIS_STATUS NTAPI CtQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed);
NDIS_STATUS NTAPI CtSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed);
VOID NTAPI CtHalt(NDIS_HANDLE Context);
VOID NTAPI CtPnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                      PVOID Buffer, ULONG Length);
VOID NTAPI CtShutdown(PVOID Context);
BOOLEAN CtBegin(PCT_ADAPTER Adapter);
VOID CtEnd(PCT_ADAPTER Adapter);
// usb.c
NTSTATUS CtConfigureUsb(PCT_ADAPTER Adapter);
NTSTATUS CtVendorRequest(PCT_ADAPTER Adapter, UCHAR Request, USHORT Value,
                         PVOID Buffer, ULONG Length);
NTSTATUS CtAbortPipe(PCT_ADAPTER Adapter, USBD_PIPE_HANDLE Pipe);
// transfer.c
NDIS_STATUS CtCreateReceives(PCT_ADAPTER Adapter);
VOID CtDeleteReceives(PCT_ADAPTER Adapter);
VOID CtStartReceives(PCT_ADAPTER Adapter);
VOID CtCancelReceives(PCT_ADAPTER Adapter);
VOID NTAPI CtSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count);
