// quillnic: a bus-master Ethernet card on NDIS 5.0.
//
// What all cards share lives in QlGlobal: DriverEntry makes it, QlUnload gives
// it back. What one card needs lives in its QL_ADAPTER.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS50_MINIPORT 1
#define BINARY_COMPATIBLE 0

#include <ndis.h>

#define QL_TAG 'inlQ'
#define QL_RING_SLOTS 16
#define QL_MAX_FRAME 1514
#define QL_MIN_FRAME 14
#define QL_SLOT_BYTES 1536
#define QL_PORT_COUNT 32
#define QL_RECEIVE_PACKETS 64
#define QL_MAX_CARDS 16
#define QL_LINK_CHECK_MILLISECONDS 2000
#define QL_SAMPLE_MILLISECONDS 1000

#define QL_IOCTL_READ_CARDS                                                    \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x820, METHOD_BUFFERED, FILE_READ_ACCESS)

// Registers of the card, as offsets from its first port.
#define QL_REG_COMMAND 0x00
#define QL_REG_STATUS 0x04
#define QL_REG_MASK 0x08
#define QL_REG_RINGS 0x0c
#define QL_REG_KICK 0x10
#define QL_REG_LINK 0x14
#define QL_REG_ADDRESS 0x18

#define QL_COMMAND_RESET 0x0001
#define QL_COMMAND_RUN 0x0002
#define QL_CAUSE_SENT 0x0001
#define QL_CAUSE_RECEIVED 0x0002
#define QL_CAUSE_ALL 0x0003
#define QL_SLOT_OF_CARD 0x8000

typedef struct _QL_SLOT {
  ULONG Address;
  USHORT Length;
  USHORT Flags;
} QL_SLOT, *PQL_SLOT;

// What card and driver share: one piece of memory.
typedef struct _QL_RINGS {
  QL_SLOT Send[QL_RING_SLOTS];
  QL_SLOT Receive[QL_RING_SLOTS];
  UCHAR SendData[QL_RING_SLOTS][QL_SLOT_BYTES];
  UCHAR ReceiveData[QL_RING_SLOTS][QL_SLOT_BYTES];
} QL_RINGS, *PQL_RINGS;

typedef struct _QL_FRAME {
  UCHAR Data[QL_MAX_FRAME];
} QL_FRAME, *PQL_FRAME;

// What the control device tells of a card.
typedef struct _QL_CARD {
  ULONG Present;
  ULONG LinkUp;
  ULONG FramesSent;
  ULONG FramesReceived;
} QL_CARD, *PQL_CARD;

typedef struct _QL_ADAPTER {
  LIST_ENTRY Link; // in QlGlobal.Adapters
  NDIS_HANDLE Handle;
  LONG References; // one for the adapter, one for each packet indicated
  NDIS_EVENT Idle; // set with the last reference
  NDIS_SPIN_LOCK Lock;
  NDIS_MINIPORT_TIMER LinkTimer;
  NDIS_MINIPORT_INTERRUPT Interrupt;
  PUCHAR Ports;
  UINT FirstPort;
  UINT Vector;
  UINT Level;
  PQL_RINGS Rings;
  NDIS_PHYSICAL_ADDRESS RingsAddress;
  BOOLEAN MapRegisters;
  BOOLEAN InterruptConnected;
  BOOLEAN ShutdownRegistered;
  BOOLEAN LinkUp;
  UINT SendNext;
  UINT ReceiveNext;
  USHORT Causes; // seen by the ISR, not yet handled
  ULONG PacketFilter;
  ULONG FramesSent;
  ULONG FramesReceived;
  UCHAR Address[ETH_LENGTH_OF_ADDRESS];
} QL_ADAPTER, *PQL_ADAPTER;

typedef struct _QL_GLOBAL {
  NDIS_HANDLE Wrapper;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Adapters; // guarded by Lock
  PQL_CARD Cards;      // guarded by Lock
  NPAGED_LOOKASIDE_LIST Frames;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  NDIS_TIMER SampleTimer;
  PCALLBACK_OBJECT PowerObject;
  PVOID PowerCallback;
  BOOLEAN OnBattery;
  NDIS_HANDLE Device;
  PDEVICE_OBJECT DeviceObject;
} QL_GLOBAL, *PQL_GLOBAL;

extern QL_GLOBAL QlGlobal;

// driver.c
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath);
DRIVER_UNLOAD QlUnload;

// device.c
NDIS_STATUS QlCreateDevice(VOID);
VOID QlDeleteDevice(VOID);
NTSTATUS QlWatchPower(VOID);
VOID QlForgetPower(VOID);
VOID NTAPI QlSampleTick(PVOID SystemSpecific1, PVOID Context,
                        PVOID SystemSpecific2, PVOID SystemSpecific3);

// adapter.c
NDIS_STATUS NTAPI QlInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE AdapterHandle,
                               NDIS_HANDLE ConfigurationContext);
VOID NTAPI QlHalt(NDIS_HANDLE Context);
VOID NTAPI QlShutdown(PVOID Context);
VOID QlDereferenceAdapter(PQL_ADAPTER Adapter);

// hardware.c
VOID QlStopCard(PQL_ADAPTER Adapter);
VOID QlStartCard(PQL_ADAPTER Adapter);
VOID QlReadAddress(PQL_ADAPTER Adapter);
NDIS_STATUS NTAPI QlReset(PBOOLEAN AddressingReset, NDIS_HANDLE Context);
VOID NTAPI QlIsr(PBOOLEAN Recognized, PBOOLEAN Queue, NDIS_HANDLE Context);
VOID NTAPI QlHandleInterrupt(NDIS_HANDLE Context);
VOID NTAPI QlLinkTick(PVOID SystemSpecific1, PVOID Context,
                      PVOID SystemSpecific2, PVOID SystemSpecific3);

// datapath.c
NDIS_STATUS NTAPI QlSend(NDIS_HANDLE Context, PNDIS_PACKET Packet, UINT Flags);
VOID NTAPI QlReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet);
VOID QlReceive(PQL_ADAPTER Adapter);

// oids.c
NDIS_STATUS NTAPI QlQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed);
NDIS_STATUS NTAPI QlSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed);
