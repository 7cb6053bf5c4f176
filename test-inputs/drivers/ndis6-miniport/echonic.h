// echonic: a virtual network adapter that receives what it sends.
//
// Driver-wide objects live in one EN_DRIVER. They are made by DriverEntry, in
// the order of the structure's fields, and undone by EnUnload in the reverse
// order. Objects of one adapter live in its EN_ADAPTER.

#pragma once

#define EN_TAG 'nciE'
#define EN_MAX_FRAME 1514
#define EN_MIN_FRAME 14
#define EN_HISTORY_SLOTS 64
#define EN_SAMPLE_MILLISECONDS 1000
#define EN_LINK_SPEED 1000000000ULL
#define EN_MULTICAST_MAX 32
#define EN_DRIVER_VERSION_MAJOR 1
#define EN_DRIVER_VERSION_MINOR 0

#define EN_IOCTL_READ_HISTORY                                                  \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)

typedef struct _EN_SAMPLE {
  ULONG64 FramesSent;
  ULONG64 FramesReceived;
  ULONG64 FramesDropped;
} EN_SAMPLE, *PEN_SAMPLE;

// A frame under way from the send to the receive side.
typedef struct _EN_FRAME {
  UCHAR Data[EN_MAX_FRAME];
} EN_FRAME, *PEN_FRAME;

typedef enum _EN_STATE { EnPaused, EnRunning, EnPausing } EN_STATE;

typedef struct _EN_ADAPTER {
  LIST_ENTRY Link;
  NDIS_HANDLE MiniportHandle;
  NDIS_SPIN_LOCK Lock;
  EN_STATE State; // guarded by Lock
  // Guarded by Lock: frames indicated and not returned, sends under way.
  LONG Outstanding;
  ULONG PacketFilter;
  ULONG Lookahead;
  UCHAR PermanentAddress[ETH_LENGTH_OF_ADDRESS];
  UCHAR CurrentAddress[ETH_LENGTH_OF_ADDRESS];
  UCHAR MulticastList[EN_MULTICAST_MAX][ETH_LENGTH_OF_ADDRESS];
  ULONG MulticastCount;
  PEN_SAMPLE Totals; // guarded by Lock
} EN_ADAPTER, *PEN_ADAPTER;

typedef struct _EN_WORKER {
  PVOID Thread; // referenced thread object
  KEVENT Wake;
  BOOLEAN Stop;
} EN_WORKER, *PEN_WORKER;

typedef struct _EN_DRIVER {
  NDIS_SPIN_LOCK HistoryLock;
  NPAGED_LOOKASIDE_LIST FrameList;
  NDIS_HANDLE MiniportDriver;
  PNDIS_RW_LOCK_EX AdapterLock;
  LIST_ENTRY Adapters; // guarded by AdapterLock
  PEN_SAMPLE History;  // guarded by HistoryLock
  ULONG HistoryNext;
  NDIS_HANDLE NblPool;
  NDIS_HANDLE SampleTimer;
  EN_WORKER Worker;
  NDIS_HANDLE Device;
  PDEVICE_OBJECT DeviceObject;
} EN_DRIVER, *PEN_DRIVER;

extern EN_DRIVER EnDriver;

// driver.c
DRIVER_INITIALIZE DriverEntry;
MINIPORT_UNLOAD EnUnload;

// device.c
NDIS_STATUS EnCreateDevice(PEN_DRIVER Driver);
VOID EnDeleteDevice(PEN_DRIVER Driver);

// worker.c
NTSTATUS EnStartWorker(PEN_DRIVER Driver);
VOID EnStopWorker(PEN_DRIVER Driver);
NDIS_TIMER_FUNCTION EnSampleTick;

// adapter.c
MINIPORT_INITIALIZE EnInitialize;
MINIPORT_HALT EnHalt;
MINIPORT_PAUSE EnPause;
MINIPORT_RESTART EnRestart;
MINIPORT_SHUTDOWN EnShutdown;
MINIPORT_DEVICE_PNP_EVENT_NOTIFY EnPnPEvent;

// oids.c
MINIPORT_OID_REQUEST EnOidRequest;
MINIPORT_CANCEL_OID_REQUEST EnCancelOidRequest;
extern const NDIS_OID EnSupportedOids[];
extern const ULONG EnSupportedOidsSize;

// datapath.c
MINIPORT_SEND_NET_BUFFER_LISTS EnSend;
MINIPORT_RETURN_NET_BUFFER_LISTS EnReturn;
MINIPORT_CANCEL_SEND EnCancelSend;
VOID EnReleaseOutstanding(PEN_ADAPTER Adapter, LONG Count);
