// What a scope holds, it gives back at its end.

#pragma once

#include "framegate.h"

class SpinLockGuard {
public:
  explicit SpinLockGuard(NDIS_SPIN_LOCK &Lock) : Held(Lock) {
    NdisAcquireSpinLock(&Held);
  }
  ~SpinLockGuard() { NdisReleaseSpinLock(&Held); }
  SpinLockGuard(const SpinLockGuard &) = delete;
  SpinLockGuard &operator=(const SpinLockGuard &) = delete;

private:
  NDIS_SPIN_LOCK &Held;
};

class ResourceGuard {
public:
  explicit ResourceGuard(ERESOURCE &Resource) : Held(Resource) {
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Held, TRUE);
  }
  ~ResourceGuard() {
    ExReleaseResourceLite(&Held);
    KeLeaveCriticalRegion();
  }
  ResourceGuard(const ResourceGuard &) = delete;
  ResourceGuard &operator=(const ResourceGuard &) = delete;

private:
  ERESOURCE &Held;
};

// The device through which a program reads the totals, and its link. A zeroed
// object is an empty one, so that a global needs no constructor to run.
class ControlDevice {
public:
  // Fails with nothing kept.
  NTSTATUS create(PDRIVER_OBJECT DriverObject);
  // Removes what there is.
  void remove();

private:
  PDEVICE_OBJECT Device;
  bool Linked;
};

extern ControlDevice FgControl;
