//===- counters.h - Counters and states of power -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_COUNTERS_H
#define NDISTIDY_WDM_COUNTERS_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

/* Performance counters that a driver provides. */
typedef struct _PCW_INSTANCE PCW_INSTANCE, *PPCW_INSTANCE;
typedef struct _PCW_REGISTRATION PCW_REGISTRATION, *PPCW_REGISTRATION;
typedef struct _PCW_BUFFER PCW_BUFFER, *PPCW_BUFFER;
#define PCW_CURRENT_VERSION 0x0100

typedef struct _PCW_COUNTER_DESCRIPTOR {
  USHORT Id;
  USHORT StructIndex;
  USHORT Offset;
  USHORT Size;
} PCW_COUNTER_DESCRIPTOR, *PPCW_COUNTER_DESCRIPTOR;
typedef struct _PCW_DATA {
  const VOID *Data;
  ULONG Size;
} PCW_DATA, *PPCW_DATA;
typedef struct _PCW_COUNTER_INFORMATION {
  ULONG64 CounterMask;
  PCUNICODE_STRING InstanceMask;
} PCW_COUNTER_INFORMATION, *PPCW_COUNTER_INFORMATION;
typedef struct _PCW_MASK_INFORMATION {
  ULONG64 CounterMask;
  PCUNICODE_STRING InstanceMask;
  ULONG InstanceId;
  BOOLEAN CollectMultiple;
  PPCW_BUFFER Buffer;
  PKEVENT CancelEvent;
} PCW_MASK_INFORMATION, *PPCW_MASK_INFORMATION;
typedef union _PCW_CALLBACK_INFORMATION {
  PCW_COUNTER_INFORMATION AddCounter;
  PCW_COUNTER_INFORMATION RemoveCounter;
  PCW_MASK_INFORMATION EnumerateInstances;
  PCW_MASK_INFORMATION CollectData;
} PCW_CALLBACK_INFORMATION, *PPCW_CALLBACK_INFORMATION;
typedef enum _PCW_CALLBACK_TYPE {
  PcwCallbackAddCounter = 0,
  PcwCallbackRemoveCounter,
  PcwCallbackEnumerateInstances,
  PcwCallbackCollectData
} PCW_CALLBACK_TYPE,
    *PPCW_CALLBACK_TYPE;
typedef NTSTATUS NTAPI PCW_CALLBACK(PCW_CALLBACK_TYPE Type,
                                    PPCW_CALLBACK_INFORMATION Info,
                                    PVOID Context);
typedef PCW_CALLBACK *PPCW_CALLBACK;
typedef struct _PCW_REGISTRATION_INFORMATION {
  ULONG Version;
  PCUNICODE_STRING Name;
  ULONG CounterCount;
  PPCW_COUNTER_DESCRIPTOR Counters;
  PPCW_CALLBACK Callback;
  PVOID CallbackContext;
} PCW_REGISTRATION_INFORMATION, *PPCW_REGISTRATION_INFORMATION;

NTKERNELAPI NTSTATUS NTAPI PcwRegister(PPCW_REGISTRATION *Registration,
                                       PPCW_REGISTRATION_INFORMATION Info);
NTKERNELAPI VOID NTAPI PcwUnregister(PPCW_REGISTRATION Registration);
NTKERNELAPI NTSTATUS NTAPI PcwCreateInstance(PPCW_INSTANCE *Instance,
                                             PPCW_REGISTRATION Registration,
                                             PCUNICODE_STRING Name, ULONG Count,
                                             PPCW_DATA Data);
NTKERNELAPI VOID NTAPI PcwCloseInstance(PPCW_INSTANCE Instance);
NTKERNELAPI NTSTATUS NTAPI PcwAddInstance(PPCW_BUFFER Buffer,
                                          PCUNICODE_STRING Name, ULONG Id,
                                          ULONG Count, PPCW_DATA Data);

/* Wake and the deepest state of power, asked of the bus. */
typedef enum _DEVICE_WAKE_DEPTH {
  DeviceWakeDepthNotWakeable = 0,
  DeviceWakeDepthD0,
  DeviceWakeDepthD1,
  DeviceWakeDepthD2,
  DeviceWakeDepthD3hot,
  DeviceWakeDepthD3cold,
  DeviceWakeDepthMaximum
} DEVICE_WAKE_DEPTH,
    *PDEVICE_WAKE_DEPTH;
typedef enum _D3COLD_LAST_TRANSITION_STATUS {
  LastDStateTransitionStatusUnknown = 0,
  LastDStateTransitionD3hot,
  LastDStateTransitionD3cold
} D3COLD_LAST_TRANSITION_STATUS,
    *PD3COLD_LAST_TRANSITION_STATUS;
typedef VOID NTAPI SET_D3COLD_SUPPORT(PVOID Context, BOOLEAN D3ColdSupport);
typedef NTSTATUS NTAPI GET_IDLE_WAKE_INFO(PVOID Context,
                                          SYSTEM_POWER_STATE SystemPowerState,
                                          PDEVICE_WAKE_DEPTH DeepestWakeDepth);
typedef NTSTATUS NTAPI GET_D3COLD_CAPABILITY(PVOID Context,
                                             PBOOLEAN D3ColdSupported);
typedef VOID NTAPI GET_D3COLD_LAST_TRANSITION_STATUS(
    PVOID Context, PD3COLD_LAST_TRANSITION_STATUS LastTransitionStatus);
typedef SET_D3COLD_SUPPORT *PSET_D3COLD_SUPPORT;
typedef GET_IDLE_WAKE_INFO *PGET_IDLE_WAKE_INFO;
typedef GET_D3COLD_CAPABILITY *PGET_D3COLD_CAPABILITY;
typedef GET_D3COLD_LAST_TRANSITION_STATUS *PGET_D3COLD_LAST_TRANSITION_STATUS;
#define D3COLD_SUPPORT_INTERFACE_VERSION 1
typedef struct _D3COLD_SUPPORT_INTERFACE {
  USHORT Size;
  USHORT Version;
  PVOID Context;
  PINTERFACE_REFERENCE InterfaceReference;
  PINTERFACE_DEREFERENCE InterfaceDereference;
  PSET_D3COLD_SUPPORT SetD3ColdSupport;
  PGET_IDLE_WAKE_INFO GetIdleWakeInfo;
  PGET_D3COLD_CAPABILITY GetD3ColdCapability;
  PGET_D3COLD_CAPABILITY GetBusDriverD3ColdSupport;
  PGET_D3COLD_LAST_TRANSITION_STATUS GetLastTransitionStatus;
} D3COLD_SUPPORT_INTERFACE, *PD3COLD_SUPPORT_INTERFACE;

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_WDM_COUNTERS_H */
