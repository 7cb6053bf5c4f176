// sluice: an intermediate driver that makes a virtual adapter of each VLAN.
//
// Below it is one protocol binding for each adapter, an SL_TRUNK; above it are
// virtual miniports, each an SL_VLAN in the list of its trunk. A VLAN is there
// from bind to unbind; what it needs to run, from initialize to halt.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS50_MINIPORT 1
#define NDIS50 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define SL_TAG 'iulS'
#define SL_PACKETS 64
#define SL_MAX_VLANS 32
#define SL_MAX_FRAME 1514
#define SL_HEADER_BYTES 14
#define SL_ADDRESS_BYTES 12 // of both addresses; the tag stands behind them
#define SL_TAG_BYTES 4
#define SL_TAGGED_BYTES (SL_MAX_FRAME + SL_TAG_BYTES)

typedef struct _SL_TRUNK {
  LIST_ENTRY Link; // in SlGlobals.Trunks
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Vlans; // guarded by Lock
  NDIS_EVENT Completed;
  NDIS_STATUS CompletedStatus;
  NDIS_STATUS OpenErrorStatus;
  UINT MediumIndex;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
} SL_TRUNK, *PSL_TRUNK;

typedef struct _SL_VLAN {
  LIST_ENTRY Link; // in Trunk->Vlans
  PSL_TRUNK Trunk;
  USHORT Number;
  NDIS_STRING Name; // its text follows the structure
  BOOLEAN InitPending;
  NDIS_EVENT InitDone;

  // From initialize to halt.
  NDIS_HANDLE MiniportHandle; // guarded by Trunk->Lock
  LONG Busy;                  // frames that are under way
  NDIS_HANDLE SendPool;
  NDIS_HANDLE ReceivePool;
  NDIS_HANDLE BufferPool;
  NPAGED_LOOKASIDE_LIST Frames;
  ULONG PacketFilter;
  ULONG Lookahead;
  ULONG FramesSent;
  ULONG FramesReceived;
} SL_VLAN, *PSL_VLAN;

// A frame of ours, an entry of Vlan->Frames.
typedef struct _SL_FRAME {
  UCHAR Data[SL_TAGGED_BYTES];
} SL_FRAME, *PSL_FRAME;

// What a packet of ours remembers.
typedef struct _SL_RESERVED {
  PSL_VLAN Vlan;
  PNDIS_PACKET Original; // of one that is sent
  PSL_FRAME Frame;
} SL_RESERVED, *PSL_RESERVED;

#define SL_SENT(_Packet) ((PSL_RESERVED)(_Packet)->ProtocolReserved)

typedef struct _SL_GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Driver; // the layered miniport
  NDIS_HANDLE Protocol;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Trunks; // guarded by Lock
} SL_GLOBALS, *PSL_GLOBALS;

extern SL_GLOBALS SlGlobals;

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD SlUnload;
VOID NTAPI SlUnloadProtocol(VOID);

// vlan.c
UINT SlCreateVlans(PSL_TRUNK Trunk, PNDIS_STRING Section);
VOID SlDeleteVlans(PSL_TRUNK Trunk);
PSL_VLAN SlEnterVlan(PSL_TRUNK Trunk, USHORT Number);
VOID SlLeaveVlan(PSL_VLAN Vlan);

// trunk.c
NDIS_STATUS SlRegisterProtocol(VOID);

// receive.c
INT NTAPI SlReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);

// miniport.c
NDIS_STATUS SlRegisterMiniport(VOID);

// send.c
VOID NTAPI SlSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count);
VOID NTAPI SlSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status);
UINT SlCopyPacket(PNDIS_PACKET Packet, PUCHAR To, UINT Most);
