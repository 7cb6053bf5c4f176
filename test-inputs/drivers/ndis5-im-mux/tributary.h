// tributary: an intermediate driver that puts several virtual adapters on one.
//
// Below it is one protocol binding for each adapter, a TB_LOWER (lower.c, its
// handlers in protocol.c); above it are virtual miniports, each a TB_PORT in
// the list of its lower (port.c, miniport.c). TbGlobals is what the driver has
// as a whole.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS50_MINIPORT 1
#define NDIS50 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define TB_TAG 'birT'
#define TB_MAX_PORTS 8
#define TB_MIN_PACKETS 32
#define TB_MAX_PACKETS 256
#define TB_MAX_FRAME 1514
#define TB_HEADER_SIZE 14
#define TB_HISTORY_SLOTS 64

typedef struct _TB_HISTORY {
  LARGE_INTEGER Time;
  PCSTR Event;
  PVOID Subject;
} TB_HISTORY, *PTB_HISTORY;

typedef struct _TB_LOWER {
  LIST_ENTRY Link; // in TbGlobals.Lowers
  LONG References; // the binding's, and one for each port and request
  NDIS_EVENT Idle; // set with the last reference
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Ports; // guarded by Lock
  NDIS_HANDLE BindingHandle;
  NDIS_HANDLE SendPool;
  NDIS_HANDLE ReceivePool;
  NDIS_EVENT Completed; // an open or a close that was pending
  NDIS_STATUS CompletedStatus;
  NDIS_STATUS OpenErrorStatus;
  UINT MediumIndex;
} TB_LOWER, *PTB_LOWER;

typedef struct _TB_PORT {
  LIST_ENTRY Link; // in Lower->Ports, while Linked
  BOOLEAN Linked;  // guarded by Lower->Lock
  LONG References; // the list's, the miniport's, and callers'
  PTB_LOWER Lower; // referenced
  NDIS_HANDLE MiniportHandle;
  NDIS_EVENT InitDone;
  BOOLEAN InitPending; // the instance is made, MiniportInitialize has not run
  LONG Sends;          // under way
  ULONG PacketFilter;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
  NDIS_STRING Name; // its text follows the structure
} TB_PORT, *PTB_PORT;

// A request of ours to an adapter below, an entry of TbGlobals.Requests.
typedef struct _TB_REQUEST {
  NDIS_REQUEST Request;
  PTB_PORT Port;      // referenced; whose set it completes, or null
  ULONG PacketFilter; // what it sets
} TB_REQUEST, *PTB_REQUEST;

// What a packet of ours remembers.
typedef struct _TB_RESERVED {
  PNDIS_PACKET Original;
  PTB_PORT Port;
} TB_RESERVED, *PTB_RESERVED;

#define TB_SENT(_Packet) ((PTB_RESERVED)(_Packet)->ProtocolReserved)
#define TB_RECEIVED(_Packet) ((PTB_RESERVED)(_Packet)->MiniportReserved)

typedef struct _TB_GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Driver;   // the layered miniport
  NDIS_HANDLE Protocol; // taken with TbDeregister
  NDIS_HANDLE Device;
  PDEVICE_OBJECT DeviceObject;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Lowers; // guarded by Lock
  NPAGED_LOOKASIDE_LIST Requests;
  NDIS_SPIN_LOCK HistoryLock;
  PTB_HISTORY History; // guarded by HistoryLock
  ULONG HistoryNext;   // guarded by HistoryLock
  KBUGCHECK_CALLBACK_RECORD CrashRecord;
  PUCHAR CrashCopy; // the history, where a crash dump finds it
  LONG LastAddress; // given to a port
  LONG Allocations; // of memory.c, outstanding
} TB_GLOBALS, *PTB_GLOBALS;

extern TB_GLOBALS TbGlobals;

// memory.c
NDIS_STATUS TbAllocate(PVOID *Memory, UINT Size, PCSTR File, ULONG Line);
VOID TbFree(PVOID Memory);

#define TB_ALLOCATE(_Pointer, _Size)                                           \
  TbAllocate((PVOID *)(_Pointer), (_Size), __FILE__, __LINE__)
#define TB_FREE(_Pointer)                                                      \
  do {                                                                         \
    if (*(_Pointer) != NULL) {                                                 \
      TbFree(*(_Pointer));                                                     \
      *(_Pointer) = NULL;                                                      \
    }                                                                          \
  } while (FALSE)

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD TbUnload;
VOID NTAPI TbUnloadProtocol(VOID);

// device.c
NDIS_STATUS TbCreateDevice(VOID);
VOID TbDeleteDevice(VOID);
NDIS_STATUS TbCreateHistory(VOID);
VOID TbDeleteHistory(VOID);
VOID TbNote(PCSTR Event, PVOID Subject);

// lower.c
NDIS_STATUS TbCreateLower(PTB_LOWER *LowerPointer);
VOID TbFreeLower(PTB_LOWER Lower);
NDIS_STATUS TbOpenLower(PTB_LOWER Lower, PNDIS_STRING DeviceName);
VOID TbCloseLower(PTB_LOWER Lower);
VOID TbDereferenceLower(PTB_LOWER Lower);
NDIS_STATUS TbSetLowerFilter(PTB_LOWER Lower, PTB_PORT Port);
UINT TbReferencePorts(PTB_LOWER Lower, PTB_PORT Ports[TB_MAX_PORTS]);

// port.c
UINT TbStartPorts(PTB_LOWER Lower, PNDIS_STRING Section);
VOID TbStopPorts(PTB_LOWER Lower);
VOID TbUnlinkPort(PTB_PORT Port);
BOOLEAN TbDereferencePort(PTB_PORT Port);

// protocol.c
NDIS_STATUS TbRegisterProtocol(VOID);

// miniport.c
VOID TbShareBuffers(PNDIS_PACKET Ours, PNDIS_PACKET Packet);
VOID TbDescribeMiniport(PNDIS_MINIPORT_CHARACTERISTICS Chars);
