// An intermediate driver in C++ whose miniport side is an object.

#include "../include/ndis5_miniport.h"

namespace {

struct EntryArguments {
  PDRIVER_OBJECT DriverObject;
  PUNICODE_STRING RegistryPath;
};

class MiniportLayer {
public:
  NDIS_HANDLE *wrapper() { return &Wrapper; }
  bool isAttached() const { return Wrapper != nullptr; }
  bool isRegistered() const { return Driver != nullptr; }

  bool registerWith(const EntryArguments &Entry) {
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    DescribeMiniport(&Chars);
    if (NdisIMRegisterLayeredMiniport(Wrapper, &Chars, sizeof(Chars),
                                      &Driver) == NDIS_STATUS_SUCCESS)
      return true;
    Driver = nullptr;
    return false;
  }

  void installUnload() { NdisMRegisterUnloadHandler(Wrapper, Unload_Bad); } // expect: ndis-unload-handler-order: before any miniport registration

  void deregister() {
    if (Driver)
      NdisIMDeregisterLayeredMiniport(Driver);
    Driver = nullptr;
  }

  static VOID NTAPI Unload_Bad(PDRIVER_OBJECT Object);

private:
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Driver;
};

MiniportLayer Layer;

VOID NTAPI MiniportLayer::Unload_Bad(PDRIVER_OBJECT Object) {
  Layer.deregister();
}

bool attach(const EntryArguments &Entry) {
  NdisMInitializeWrapper(Layer.wrapper(), Entry.DriverObject,
                         Entry.RegistryPath, nullptr);
  return Layer.isAttached();
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  const EntryArguments Entry = {DriverObject, RegistryPath};

  if (attach(Entry))
    Layer.installUnload();
  if (Layer.isAttached() && !Layer.isRegistered() &&
      !Layer.registerWith(Entry)) {
    NdisTerminateWrapper(*Layer.wrapper(), nullptr);
    return STATUS_UNSUCCESSFUL;
  }
  return Layer.isAttached() ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}
