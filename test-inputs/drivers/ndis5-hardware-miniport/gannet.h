// gannet: a bus-master Ethernet controller on NDIS 5.1, deserialized.
//
// All that the driver takes is taken for one controller, a GN_ADAPTER:
// adapter.c takes and gives back, rung by rung.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS51_MINIPORT 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define GN_TAG 'tnaG'
#define GN_SEND_SLOTS 32
#define GN_RECEIVE_SLOTS 64
#define GN_BUFFER_BYTES 1536
#define GN_MAX_FRAME 1514
#define GN_HEADER_BYTES 14
#define GN_PIECES 16
#define GN_PORT_COUNT 64
#define GN_WATCH_MILLISECONDS 1000
#define GN_RETRY_MILLISECONDS 20

// Registers of the controller, as offsets from its first port.
#define GN_REG_COMMAND 0x00
#define GN_REG_CAUSE 0x04
#define GN_REG_MASK 0x08
#define GN_REG_SEND_RING 0x0c
#define GN_REG_RECEIVE_RING 0x10
#define GN_REG_KICK 0x14
#define GN_REG_LINK 0x18
#define GN_REG_ADDRESS 0x20

#define GN_COMMAND_RESET 0x01
#define GN_COMMAND_RUN 0x02
#define GN_CAUSE_SENT 0x01
#define GN_CAUSE_RECEIVED 0x02
#define GN_CAUSE_ALL 0x03
#define GN_OF_CONTROLLER 0x80000000

// What driver and controller share: one entry of a ring.
typedef struct _GN_DESCRIPTOR {
  ULONG Address;
  ULONG Length;
  ULONG Flags;
  ULONG Reserved;
} GN_DESCRIPTOR, *PGN_DESCRIPTOR;

// A piece of memory that is shared, and where the controller sees it.
typedef struct _GN_SHARED {
  PVOID Memory;
  NDIS_PHYSICAL_ADDRESS Address;
  ULONG Size;
} GN_SHARED, *PGN_SHARED;

// A frame on its way to the controller, an entry of the lookaside list.
typedef struct _GN_SEND {
  LIST_ENTRY Link; // in Adapter->Waiting or Adapter->Sending
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Mapped[GN_PIECES]; // each with the map register of its number
  UINT MappedCount;
  UINT FirstRegister;
} GN_SEND, *PGN_SEND;

typedef struct _GN_ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK SendLock;
  NDIS_SPIN_LOCK ReceiveLock;

  UINT FirstPort;
  UINT Vector;
  UINT Level;
  PUCHAR Ports;
  NDIS_MINIPORT_INTERRUPT Interrupt;
  NDIS_MINIPORT_TIMER WatchTimer; // fires again and again
  NDIS_MINIPORT_TIMER RetryTimer; // fires once, when the ring was full
  ULONG Causes;                   // seen by the ISR, not yet handled
  BOOLEAN Stopping;
  BOOLEAN LinkUp;

  GN_SHARED SendRing;
  GN_SHARED ReceiveRing;
  GN_SHARED ReceiveData;
  NPAGED_LOOKASIDE_LIST Sends;
  LIST_ENTRY Waiting; // guarded by SendLock, as the five below
  LIST_ENTRY Sending;
  UINT SendNext;
  UINT SendFree;
  UINT NextRegister;
  BOOLEAN Resetting;

  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  PNDIS_PACKET Packets[GN_RECEIVE_SLOTS]; // one for each slot
  UINT PacketCount;
  UINT ReceiveNext;
  LONG Indicated; // one for the adapter, one for each packet above
  NDIS_EVENT Returned;

  ULONG PacketFilter;
  ULONG FramesSent;
  ULONG FramesReceived;
  ULONG MaxLookahead;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
} GN_ADAPTER, *PGN_ADAPTER;

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);

// adapter.c
NDIS_STATUS NTAPI GnInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE Handle,
                               NDIS_HANDLE ConfigurationContext);
VOID NTAPI GnHalt(NDIS_HANDLE Context);
VOID NTAPI GnShutdown(NDIS_HANDLE Context);
VOID NTAPI GnPnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                      PVOID Buffer, ULONG Length);

// memory.c
NDIS_STATUS GnAllocateRings(PGN_ADAPTER Adapter);
VOID GnFreeRings(PGN_ADAPTER Adapter);
NDIS_STATUS GnAllocatePackets(PGN_ADAPTER Adapter);
VOID GnFreePackets(PGN_ADAPTER Adapter);

// hardware.c
VOID GnStopController(PGN_ADAPTER Adapter);
VOID GnStartController(PGN_ADAPTER Adapter);
VOID GnReadAddress(PGN_ADAPTER Adapter);
VOID GnKick(PGN_ADAPTER Adapter, ULONG Slot);
NDIS_STATUS NTAPI GnReset(PBOOLEAN AddressingReset, NDIS_HANDLE Context);
BOOLEAN NTAPI GnCheckForHang(NDIS_HANDLE Context);
VOID NTAPI GnIsr(PBOOLEAN Recognized, PBOOLEAN Queue, NDIS_HANDLE Context);
VOID NTAPI GnHandleInterrupt(NDIS_HANDLE Context);
VOID NTAPI GnWatch(PVOID SystemSpecific1, PVOID Context, PVOID SystemSpecific2,
                   PVOID SystemSpecific3);

// send.c
VOID NTAPI GnSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count);
VOID NTAPI GnRetry(PVOID SystemSpecific1, PVOID Context, PVOID SystemSpecific2,
                   PVOID SystemSpecific3);
VOID GnSent(PGN_ADAPTER Adapter);
VOID GnCancelSends(PGN_ADAPTER Adapter);
VOID GnHoldSends(PGN_ADAPTER Adapter, BOOLEAN Hold);

// receive.c
VOID GnReceive(PGN_ADAPTER Adapter);
VOID NTAPI GnReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
VOID GnDereference(PGN_ADAPTER Adapter);

// oids.c
NDIS_STATUS NTAPI GnQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed);
NDIS_STATUS NTAPI GnSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed);
