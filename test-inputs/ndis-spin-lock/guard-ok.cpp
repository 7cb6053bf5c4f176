// An object takes the lock and its destructor gives it back.

extern "C" {
#include "../include/ndis6_sender.h"
}

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PNDIS_RW_LOCK_EX Routes;
  KSPIN_LOCK Lock;
  LIST_ENTRY Queue;
  ULONG Queued;
  BOOLEAN Paused;
} ADAPTER, *PADAPTER;

class Guard {
public:
  explicit Guard(KSPIN_LOCK &Of) : Lock(Of) {
    KeAcquireSpinLock(&Lock, &Level);
  }
  ~Guard() {
    KeReleaseSpinLock(&Lock, Level);
  }

private:
  KSPIN_LOCK &Lock;
  KIRQL Level;
};

static VOID NTAPI Send_Ok(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST List,
                           NDIS_PORT_NUMBER Port, ULONG Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  Guard Held(Adapter->Lock);

  if (Adapter->Paused)
    return;
  ++Adapter->Queued;
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
