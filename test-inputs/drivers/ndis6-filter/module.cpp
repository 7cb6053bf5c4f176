// One filter module: its life, and the frames that pass through it.

#include "guard.hpp"

namespace {

// The memory of a module, given back unless the attach keeps it.
class NewModule {
public:
  NewModule(NDIS_HANDLE FilterHandle, const NDIS_STRING &Name) {
    Module = static_cast<PFG_MODULE>(NdisAllocateMemoryWithTagPriority(
        FilterHandle, sizeof(FG_MODULE) + Name.Length, FG_TAG,
        LowPoolPriority));
    if (Module == nullptr)
      return;

    NdisZeroMemory(Module, sizeof(FG_MODULE));
    NdisAllocateSpinLock(&Module->RequestLock);
    KeInitializeEvent(&Module->LinkIdle, NotificationEvent, FALSE);
    Module->Handle = FilterHandle;
    Module->LinkReferences = 1;
    Module->State = FgPaused;
    Module->Name.Buffer = reinterpret_cast<PWCH>(Module + 1);
    Module->Name.Length = Module->Name.MaximumLength = Name.Length;
    NdisMoveMemory(Module->Name.Buffer, Name.Buffer, Name.Length);
  }

  ~NewModule() {
    if (Module != nullptr) {
      NdisFreeSpinLock(&Module->RequestLock);
      NdisFreeMemory(Module, 0, 0);
    }
  }

  NewModule(const NewModule &) = delete;
  NewModule &operator=(const NewModule &) = delete;

  PFG_MODULE get() const { return Module; }

  PFG_MODULE keep() {
    PFG_MODULE Kept = Module;
    Module = nullptr;
    return Kept;
  }

private:
  PFG_MODULE Module;
};

NDIS_STATUS setAttributes(PFG_MODULE Module) {
  NDIS_FILTER_ATTRIBUTES Attributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_FILTER_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_FILTER_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_FILTER_ATTRIBUTES_REVISION_1;
  return NdisFSetAttributes(Module->Handle, Module, &Attributes);
}

void releaseLink(PFG_MODULE Module) {
  if (InterlockedDecrement(&Module->LinkReferences) == 0)
    KeSetEvent(&Module->LinkIdle, IO_NO_INCREMENT, FALSE);
}

VOID NTAPI reportLink(PVOID Context, NDIS_HANDLE WorkItem) {
  PFG_MODULE Module = static_cast<PFG_MODULE>(Context);

  UNREFERENCED_PARAMETER(WorkItem);
  InterlockedExchange(&Module->LinkQueued, 0);
  DbgPrint("framegate: link of %wZ changed\n", &Module->Name);
  releaseLink(Module);
}

LONG64 countLists(PNET_BUFFER_LIST Lists) {
  LONG64 Count = 0;
  for (; Lists != nullptr; Lists = NET_BUFFER_LIST_NEXT_NBL(Lists))
    ++Count;
  return Count;
}

} // namespace

NDIS_STATUS NTAPI FgAttach(NDIS_HANDLE FilterHandle, NDIS_HANDLE DriverContext,
                           PNDIS_FILTER_ATTACH_PARAMETERS Parameters) {
  PFG_DRIVER Driver = static_cast<PFG_DRIVER>(DriverContext);

  if (Parameters->MiniportMediaType != NdisMedium802_3)
    return NDIS_STATUS_INVALID_PARAMETER;

  NewModule Fresh(FilterHandle, *Parameters->FilterModuleGuidName);
  if (Fresh.get() == nullptr)
    return NDIS_STATUS_RESOURCES;

  Fresh.get()->IfIndex = Parameters->BaseMiniportIfIndex;
  Fresh.get()->LinkReport = NdisAllocateIoWorkItem(FilterHandle);
  if (Fresh.get()->LinkReport == nullptr)
    return NDIS_STATUS_RESOURCES;

  NDIS_STATUS Status = setAttributes(Fresh.get());
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeIoWorkItem(Fresh.get()->LinkReport);
    return Status;
  }

  PFG_MODULE Module = Fresh.keep();
  SpinLockGuard Guard(Driver->ModuleLock);
  InsertTailList(&Driver->Modules, &Module->Link);
  return NDIS_STATUS_SUCCESS;
}

// Paused, without frames or requests under way; a report may still be queued.
VOID NTAPI FgDetach(NDIS_HANDLE ModuleContext) {
  PFG_MODULE Module = static_cast<PFG_MODULE>(ModuleContext);

  {
    SpinLockGuard Guard(FgDriver.ModuleLock);
    RemoveEntryList(&Module->Link);
  }

  releaseLink(Module);
  KeWaitForSingleObject(&Module->LinkIdle, Executive, KernelMode, FALSE,
                        nullptr);
  NdisFreeIoWorkItem(Module->LinkReport);
  NdisFreeSpinLock(&Module->RequestLock);
  NdisFreeMemory(Module, 0, 0);
}

NDIS_STATUS NTAPI FgRestart(NDIS_HANDLE ModuleContext,
                            PNDIS_FILTER_RESTART_PARAMETERS Parameters) {
  UNREFERENCED_PARAMETER(Parameters);
  static_cast<PFG_MODULE>(ModuleContext)->State = FgRunning;
  return NDIS_STATUS_SUCCESS;
}

// The filter originates no frames, so that there is nothing to wait for.
NDIS_STATUS NTAPI FgPause(NDIS_HANDLE ModuleContext,
                          PNDIS_FILTER_PAUSE_PARAMETERS Parameters) {
  UNREFERENCED_PARAMETER(Parameters);
  static_cast<PFG_MODULE>(ModuleContext)->State = FgPaused;
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI FgStatus(NDIS_HANDLE ModuleContext,
                    PNDIS_STATUS_INDICATION Indication) {
  PFG_MODULE Module = static_cast<PFG_MODULE>(ModuleContext);

  if (Indication->StatusCode == NDIS_STATUS_LINK_STATE &&
      InterlockedExchange(&Module->LinkQueued, 1) == 0) {
    InterlockedIncrement(&Module->LinkReferences);
    NdisQueueIoWorkItem(Module->LinkReport, reportLink, Module);
  }
  NdisFIndicateStatus(Module->Handle, Indication);
}

VOID NTAPI FgSend(NDIS_HANDLE ModuleContext, PNET_BUFFER_LIST Lists,
                  NDIS_PORT_NUMBER Port, ULONG Flags) {
  PFG_MODULE Module = static_cast<PFG_MODULE>(ModuleContext);

  InterlockedExchangeAdd64(&Module->ListsSent, countLists(Lists));
  NdisFSendNetBufferLists(Module->Handle, Lists, Port, Flags);
}

VOID NTAPI FgSendComplete(NDIS_HANDLE ModuleContext, PNET_BUFFER_LIST Lists,
                          ULONG Flags) {
  NdisFSendNetBufferListsComplete(
      static_cast<PFG_MODULE>(ModuleContext)->Handle, Lists, Flags);
}

VOID NTAPI FgReceive(NDIS_HANDLE ModuleContext, PNET_BUFFER_LIST Lists,
                     NDIS_PORT_NUMBER Port, ULONG Count, ULONG Flags) {
  PFG_MODULE Module = static_cast<PFG_MODULE>(ModuleContext);

  InterlockedExchangeAdd64(&Module->ListsReceived, Count);
  NdisFIndicateReceiveNetBufferLists(Module->Handle, Lists, Port, Count, Flags);
}

VOID NTAPI FgReturn(NDIS_HANDLE ModuleContext, PNET_BUFFER_LIST Lists,
                    ULONG Flags) {
  NdisFReturnNetBufferLists(static_cast<PFG_MODULE>(ModuleContext)->Handle,
                            Lists, Flags);
}

VOID NTAPI FgCancelSend(NDIS_HANDLE ModuleContext, PVOID CancelId) {
  NdisFCancelSendNetBufferLists(static_cast<PFG_MODULE>(ModuleContext)->Handle,
                                CancelId);
}
