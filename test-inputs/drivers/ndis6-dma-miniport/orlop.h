// What the files of the driver share.

#pragma once

#include <ntddk.h>

#include <ndis.h>

#define OL_TAG 'lprO'
#define OL_RING_SLOTS 64
#define OL_BUFFER_SIZE 2048
#define OL_MAX_FRAME 1514
#define OL_REGISTER_SPACE 0x100
#define OL_MULTICAST_MAX 16

// Offsets of registers.
#define OL_REG_CONTROL 0x00
#define OL_REG_STATUS 0x04
#define OL_REG_MASK 0x08
#define OL_REG_SEND_RING 0x10
#define OL_REG_RECEIVE_RING 0x18
#define OL_REG_FILTER 0x20

#define OL_CONTROL_RESET 0x01
#define OL_CONTROL_RUN 0x02
#define OL_INTERRUPT_SENT 0x01
#define OL_INTERRUPT_RECEIVED 0x02
#define OL_INTERRUPT_ALL 0x03

typedef struct _OL_DESCRIPTOR {
  ULONGLONG Address;
  ULONG Length;
  ULONG Flags;
} OL_DESCRIPTOR, *POL_DESCRIPTOR;

#define OL_DESCRIPTOR_HARDWARE 0x80000000

// Shared with the hardware.
typedef struct _OL_RING {
  PVOID Memory;
  NDIS_PHYSICAL_ADDRESS Physical;
  ULONG Size;
  ULONG Next;
} OL_RING, *POL_RING;

typedef struct _OL_SLOT {
  PNET_BUFFER_LIST List;
  PMDL Mdl;
} OL_SLOT, *POL_SLOT;

typedef struct _OL_ADAPTER {
  NDIS_HANDLE MiniportHandle;
  NDIS_HANDLE DmaHandle;
  NDIS_HANDLE InterruptHandle;
  NDIS_HANDLE ListPool;
  NDIS_HANDLE WorkItem;
  NDIS_SPIN_LOCK Lock;
  NDIS_PHYSICAL_ADDRESS RegisterBase;
  PUCHAR Registers;
  OL_RING SendRing;
  OL_RING ReceiveRing;
  OL_SLOT Slots[OL_RING_SLOTS];
  ULONG SlotCount;
  PNDIS_OID_REQUEST Pending;
  ULONG PacketFilter;
  ULONG Lookahead;
  ULONG InterruptStatus;
  BOOLEAN Running;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
  UCHAR Multicast[OL_MULTICAST_MAX][ETH_LENGTH_OF_ADDRESS];
  ULONG MulticastCount;
} OL_ADAPTER, *POL_ADAPTER;

extern NDIS_HANDLE OlDriverHandle;

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD OlUnload;

// adapter.c
NDIS_STATUS NTAPI OlInitialize(NDIS_HANDLE MiniportHandle,
                               NDIS_HANDLE DriverContext,
                               PNDIS_MINIPORT_INIT_PARAMETERS Parameters);
VOID NTAPI OlHalt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action);
NDIS_STATUS NTAPI OlPause(NDIS_HANDLE AdapterContext,
                          PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters);
NDIS_STATUS NTAPI OlRestart(NDIS_HANDLE AdapterContext,
                            PNDIS_MINIPORT_RESTART_PARAMETERS Parameters);
BOOLEAN NTAPI OlCheckForHang(NDIS_HANDLE AdapterContext);
NDIS_STATUS NTAPI OlReset(NDIS_HANDLE AdapterContext, PBOOLEAN AddressingReset);
VOID NTAPI OlPnPEvent(NDIS_HANDLE AdapterContext, PNET_DEVICE_PNP_EVENT Event);
VOID NTAPI OlShutdown(NDIS_HANDLE AdapterContext, NDIS_SHUTDOWN_ACTION Action);

// hardware.c
NDIS_STATUS OlMapRegisters(POL_ADAPTER Adapter, PNDIS_RESOURCE_LIST Resources);
VOID OlUnmapRegisters(POL_ADAPTER Adapter);
NDIS_STATUS OlOpenDma(POL_ADAPTER Adapter);
VOID OlCloseDma(POL_ADAPTER Adapter);
NDIS_STATUS OlConnect(POL_ADAPTER Adapter);
VOID OlDisconnect(POL_ADAPTER Adapter);
ULONG OlRead(POL_ADAPTER Adapter, ULONG Register);
VOID OlWrite(POL_ADAPTER Adapter, ULONG Register, ULONG Value);
VOID OlStart(POL_ADAPTER Adapter);
VOID OlStop(POL_ADAPTER Adapter);

// rings.c
NDIS_STATUS OlAllocateRing(POL_ADAPTER Adapter, POL_RING Ring, ULONG Size);
VOID OlFreeRing(POL_ADAPTER Adapter, POL_RING Ring);
NDIS_STATUS OlFillReceiveRing(POL_ADAPTER Adapter);
VOID OlEmptyReceiveRing(POL_ADAPTER Adapter);
VOID OlReceive(POL_ADAPTER Adapter);
VOID NTAPI OlSend(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST Lists,
                  NDIS_PORT_NUMBER Port, ULONG Flags);
VOID NTAPI OlReturn(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST Lists,
                    ULONG Flags);
VOID NTAPI OlCancelSend(NDIS_HANDLE AdapterContext, PVOID CancelId);

// oids.c
extern const NDIS_OID OlSupportedOids[];
extern const ULONG OlSupportedOidsSize;
NDIS_STATUS NTAPI OlOidRequest(NDIS_HANDLE AdapterContext,
                               PNDIS_OID_REQUEST Request);
VOID NTAPI OlCancelOidRequest(NDIS_HANDLE AdapterContext, PVOID RequestId);
