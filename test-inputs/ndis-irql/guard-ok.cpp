// An object holds the lock to the end of its scope; a thread is delayed behind it.

extern "C" {
#include "../include/ndis6_sender.h"
}

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  KSPIN_LOCK Lock;
  ULONG Queued;
} ADAPTER, *PADAPTER;

class Guard {
public:
  explicit Guard(KSPIN_LOCK &Of) : Lock(Of) {
    KeAcquireSpinLock(&Lock, &Level);
  }
  ~Guard() { KeReleaseSpinLock(&Lock, Level); }

private:
  KSPIN_LOCK &Lock;
  KIRQL Level;
};

static VOID NTAPI Send_Ok(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST List,
                           NDIS_PORT_NUMBER Port, ULONG Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  LARGE_INTEGER Time;

  Time.QuadPart = -10000;
  {
    Guard Held(Adapter->Lock);
    ++Adapter->Queued;
  }
  KeDelayExecutionThread(KernelMode, FALSE, &Time);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
