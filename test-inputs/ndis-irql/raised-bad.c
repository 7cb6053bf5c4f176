// The level is raised for a while; a file is closed meanwhile.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK SendLock;
  NDIS_SPIN_LOCK ReceiveLock;
  LIST_ENTRY Queue;
  ULONG Queued;
  BOOLEAN Halting;
  BOOLEAN Shared;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  HANDLE File = Adapter->Handle;
  KIRQL Level;

  KeRaiseIrql(DISPATCH_LEVEL, &Level); // note: the IRQL is raised here
  ++Adapter->Queued;
  if (Adapter->Halting)
    ZwClose(File); // expect: ndis-irql: ZwClose is called at DISPATCH_LEVEL, but may be called at PASSIVE_LEVEL only
  KeLowerIrql(Level);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
