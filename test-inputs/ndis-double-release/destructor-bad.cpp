// An object that closes what it holds at the end of its scope, and a call that
// has it closed before.

#include "../include/ndis6_filter.h"

namespace {

class Timer {
public:
  Timer()
      : Object(ExAllocateTimer(nullptr, nullptr, EX_TIMER_HIGH_RESOLUTION)) {}
  ~Timer() {
    if (Object != nullptr)
      ExDeleteTimer(Object, TRUE, TRUE, nullptr); // expect: ndis-double-release: the timer object is released a second time
  }
  Timer(const Timer &) = delete;
  Timer &operator=(const Timer &) = delete;

  bool valid() const { return Object != nullptr; }
  void stop_Bad() {
    if (Object == nullptr)
      return;
    ExDeleteTimer(Object, TRUE, TRUE, nullptr);
  }

private:
  PEX_TIMER Object;
};

NDIS_HANDLE FilterDriver;

NTSTATUS calibrate_Bad() {
  Timer T;
  if (!T.valid())
    return STATUS_INSUFFICIENT_RESOURCES;
  RTL_OSVERSIONINFOW Version = {sizeof(Version)};
  NTSTATUS Status = RtlGetVersion(&Version);
  if (NT_SUCCESS(Status))
    T.stop_Bad();
  return Status;
}

VOID NTAPI unload(PDRIVER_OBJECT) { NdisFDeregisterFilterDriver(FilterDriver); }

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NTSTATUS Status = calibrate_Bad();
  if (!NT_SUCCESS(Status))
    return Status;
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  DescribeFilter(&Chars);
  DriverObject->DriverUnload = unload;
  return NdisFRegisterFilterDriver(DriverObject, nullptr, &Chars,
                                   &FilterDriver);
}
