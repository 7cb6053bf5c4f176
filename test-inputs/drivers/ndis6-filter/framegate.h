// framegate: a filter that counts the frames of every adapter below it.
//
// Shared by the C and the C++ sources; what only C++ can read is in guard.hpp.

#pragma once

#ifndef NDISLWF
#define NDISLWF 1
#endif

#include <ndis.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FG_TAG 'taGF'
#define FG_CLONE_TAG 'lcGF'

#define FG_IOCTL_READ_TOTALS                                                   \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x810, METHOD_BUFFERED, FILE_READ_ACCESS)
#define FG_IOCTL_RESET                                                         \
  CTL_CODE(FILE_DEVICE_NETWORK, 0x811, METHOD_BUFFERED, FILE_WRITE_ACCESS)

typedef struct _FG_TOTALS {
  ULONG Modules;
  ULONG Resets;
  ULONG64 ListsSent;
  ULONG64 ListsReceived;
} FG_TOTALS, *PFG_TOTALS;

typedef enum _FG_STATE { FgPaused, FgRunning } FG_STATE;

typedef struct _FG_MODULE {
  LIST_ENTRY Link;
  NDIS_HANDLE Handle;
  NET_IFINDEX IfIndex;
  NDIS_STRING Name; // its buffer follows the structure
  FG_STATE State;
  LONG64 ListsSent;
  LONG64 ListsReceived;

  // The OID request that was cloned and is on its way down, if any.
  NDIS_SPIN_LOCK RequestLock;
  PNDIS_OID_REQUEST PendingClone;

  // Reports a changed link from a thread. References counts the module's own
  // use and each queued report; LinkIdle is set when the last one is gone.
  NDIS_HANDLE LinkReport;
  LONG LinkQueued;
  LONG LinkReferences;
  KEVENT LinkIdle;
} FG_MODULE, *PFG_MODULE;

typedef struct _FG_DRIVER {
  NDIS_SPIN_LOCK ModuleLock;
  LIST_ENTRY Modules; // guarded by ModuleLock
  UNICODE_STRING RegistryPath;
  REGHANDLE Log;
  BOOLEAN ConfigLockReady;
  ERESOURCE ConfigLock;
  ULONG Resets; // guarded by ConfigLock
  NDIS_HANDLE Filter;
} FG_DRIVER, *PFG_DRIVER;

extern FG_DRIVER FgDriver;

// driver.cpp
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD FgUnload;

// module.cpp
FILTER_ATTACH FgAttach;
FILTER_DETACH FgDetach;
FILTER_RESTART FgRestart;
FILTER_PAUSE FgPause;
FILTER_STATUS FgStatus;
FILTER_SEND_NET_BUFFER_LISTS FgSend;
FILTER_SEND_NET_BUFFER_LISTS_COMPLETE FgSendComplete;
FILTER_RECEIVE_NET_BUFFER_LISTS FgReceive;
FILTER_RETURN_NET_BUFFER_LISTS FgReturn;
FILTER_CANCEL_SEND_NET_BUFFER_LISTS FgCancelSend;

// request.c
FILTER_OID_REQUEST FgOidRequest;
FILTER_OID_REQUEST_COMPLETE FgOidRequestComplete;
FILTER_CANCEL_OID_REQUEST FgCancelOidRequest;

#ifdef __cplusplus
}
#endif
