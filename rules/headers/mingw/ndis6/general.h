//===- general.h - Memory, timers, work items, locks, devices -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_GENERAL_H
#define NDISTIDY_NDIS6_GENERAL_H
#pragma GCC system_header

NDISAPI PVOID NTAPI NdisAllocateMemoryWithTagPriority(
    NDIS_HANDLE NdisHandle, UINT Length, ULONG Tag, EX_POOL_PRIORITY Priority);
NDISAPI VOID NTAPI NdisFreeMemoryWithTagPriority(NDIS_HANDLE NdisHandle,
                                                 PVOID VirtualAddress,
                                                 ULONG Tag);

/* Timers. */
typedef struct _NDIS_TIMER_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  ULONG AllocationTag;
  PNDIS_TIMER_FUNCTION TimerFunction;
  PVOID FunctionContext;
} NDIS_TIMER_CHARACTERISTICS, *PNDIS_TIMER_CHARACTERISTICS;
#define NDIS_TIMER_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1                           \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_TIMER_CHARACTERISTICS, FunctionContext)

NDISAPI NDIS_STATUS NTAPI NdisAllocateTimerObject(
    NDIS_HANDLE NdisHandle, PNDIS_TIMER_CHARACTERISTICS TimerCharacteristics,
    PNDIS_HANDLE TimerObject);
NDISAPI VOID NTAPI NdisFreeTimerObject(NDIS_HANDLE TimerObject);
NDISAPI BOOLEAN NTAPI NdisSetTimerObject(NDIS_HANDLE TimerObject,
                                         LARGE_INTEGER DueTime,
                                         LONG MillisecondsPeriod,
                                         PVOID FunctionContext);
NDISAPI BOOLEAN NTAPI NdisSetCoalescableTimerObject(NDIS_HANDLE TimerObject,
                                                    LARGE_INTEGER DueTime,
                                                    LONG MillisecondsPeriod,
                                                    PVOID FunctionContext,
                                                    ULONG Tolerance);
NDISAPI BOOLEAN NTAPI NdisCancelTimerObject(NDIS_HANDLE TimerObject);

/* Work items. */
typedef VOID(NTAPI NDIS_IO_WORKITEM)(PVOID WorkItemContext,
                                     NDIS_HANDLE NdisIoWorkItemHandle);
typedef NDIS_IO_WORKITEM NDIS_IO_WORKITEM_FUNCTION;
typedef NDIS_IO_WORKITEM *NDIS_IO_WORKITEM_ROUTINE;
NDISAPI NDIS_HANDLE NTAPI NdisAllocateIoWorkItem(NDIS_HANDLE NdisObjectHandle);
NDISAPI VOID NTAPI NdisFreeIoWorkItem(NDIS_HANDLE NdisIoWorkItemHandle);
NDISAPI VOID NTAPI NdisQueueIoWorkItem(NDIS_HANDLE NdisIoWorkItemHandle,
                                       NDIS_IO_WORKITEM_ROUTINE Routine,
                                       PVOID WorkItemContext);

/* Locks. */
typedef struct _NDIS_RW_LOCK_EX NDIS_RW_LOCK_EX, *PNDIS_RW_LOCK_EX;
typedef struct _LOCK_STATE_EX {
  KIRQL OldIrql;
  UCHAR LockState;
  UCHAR Flags;
} LOCK_STATE_EX, *PLOCK_STATE_EX;
#define NDIS_RWL_AT_DISPATCH_LEVEL 1
NDISAPI PNDIS_RW_LOCK_EX NTAPI NdisAllocateRWLock(NDIS_HANDLE NdisHandle);
NDISAPI VOID NTAPI NdisFreeRWLock(PNDIS_RW_LOCK_EX Lock);
NDISAPI VOID NTAPI NdisAcquireRWLockRead(PNDIS_RW_LOCK_EX Lock,
                                         PLOCK_STATE_EX LockState, UCHAR Flags);
NDISAPI VOID NTAPI NdisAcquireRWLockWrite(PNDIS_RW_LOCK_EX Lock,
                                          PLOCK_STATE_EX LockState,
                                          UCHAR Flags);
NDISAPI VOID NTAPI NdisReleaseRWLock(PNDIS_RW_LOCK_EX Lock,
                                     PLOCK_STATE_EX LockState);
#define NDIS_WAIT_FOR_MUTEX(_Mutex)                                            \
  KeWaitForSingleObject(_Mutex, Executive, KernelMode, FALSE, NULL)
#define NDIS_RELEASE_MUTEX(_Mutex) KeReleaseMutex(_Mutex, FALSE)
typedef KMUTEX NDIS_MUTEX, *PNDIS_MUTEX;
#define NDIS_INIT_MUTEX(_Mutex) KeInitializeMutex(_Mutex, 0xFFFF)
#define NDIS_RAISE_IRQL_TO_DISPATCH(_OldIrql)                                  \
  KeRaiseIrql(DISPATCH_LEVEL, (_OldIrql))
#define NDIS_LOWER_IRQL(_OldIrql, _CurIrql)                                    \
  {                                                                            \
    if ((_OldIrql) != (_CurIrql))                                              \
      KeLowerIrql(_OldIrql);                                                   \
  }
#define NDIS_CURRENT_IRQL() KeGetCurrentIrql()

/* Configuration. */
typedef struct _NDIS_CONFIGURATION_OBJECT {
  NDIS_OBJECT_HEADER Header;
  NDIS_HANDLE NdisHandle;
  ULONG Flags;
} NDIS_CONFIGURATION_OBJECT, *PNDIS_CONFIGURATION_OBJECT;
#define NDIS_CONFIGURATION_OBJECT_REVISION_1 1
#define NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1                            \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_CONFIGURATION_OBJECT, Flags)
#define NDIS_CONFIG_FLAG_FILTER_INSTANCE_CONFIGURATION 0x00000001
NDISAPI NDIS_STATUS NTAPI NdisOpenConfigurationEx(
    PNDIS_CONFIGURATION_OBJECT ConfigObject, PNDIS_HANDLE ConfigurationHandle);

/* Devices. */
typedef struct _NDIS_DEVICE_OBJECT_ATTRIBUTES {
  NDIS_OBJECT_HEADER Header;
  PNDIS_STRING DeviceName;
  PNDIS_STRING SymbolicName;
  PDRIVER_DISPATCH *MajorFunctions;
  ULONG ExtensionSize;
  PCUNICODE_STRING DefaultSDDLString;
  LPCGUID DeviceClassGuid;
} NDIS_DEVICE_OBJECT_ATTRIBUTES, *PNDIS_DEVICE_OBJECT_ATTRIBUTES;
#define NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1 1
#define NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1                        \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_DEVICE_OBJECT_ATTRIBUTES, DeviceClassGuid)
NDISAPI NDIS_STATUS NTAPI NdisRegisterDeviceEx(
    NDIS_HANDLE NdisHandle,
    PNDIS_DEVICE_OBJECT_ATTRIBUTES DeviceObjectAttributes,
    PDEVICE_OBJECT *DeviceObject, PNDIS_HANDLE NdisDeviceHandle);
NDISAPI VOID NTAPI NdisDeregisterDeviceEx(NDIS_HANDLE NdisDeviceHandle);
NDISAPI PVOID NTAPI NdisGetDeviceReservedExtension(PDEVICE_OBJECT Device);

typedef struct _NDIS_DRIVER_WRAPPER_HANDLE {
  NDIS_OBJECT_HEADER Header;
  NDIS_HANDLE NdisWrapperHandle;
} NDIS_DRIVER_WRAPPER_HANDLE, *PNDIS_DRIVER_WRAPPER_HANDLE;
#define NDIS_OBJECT_TYPE_DRIVER_WRAPPER_REVISION_1 1
#define NDIS_SIZEOF_DRIVER_WRAPPER_HANDLE_REVISION_1                           \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_DRIVER_WRAPPER_HANDLE, NdisWrapperHandle)

/* Optional handlers. */
typedef struct _NDIS_DRIVER_OPTIONAL_HANDLERS {
  NDIS_OBJECT_HEADER Header;
} NDIS_DRIVER_OPTIONAL_HANDLERS, *PNDIS_DRIVER_OPTIONAL_HANDLERS;
typedef NDIS_STATUS(NTAPI SET_OPTIONS)(NDIS_HANDLE NdisDriverHandle,
                                       NDIS_HANDLE DriverContext);
typedef SET_OPTIONS *SET_OPTIONS_HANDLER;
NDISAPI NDIS_STATUS NTAPI NdisSetOptionalHandlers(
    NDIS_HANDLE NdisHandle, PNDIS_DRIVER_OPTIONAL_HANDLERS OptionalHandlers);

/* Processors, time, versions. */
typedef struct _NDIS_PROCESSOR_INFO {
  ULONG CpuNumber;
  ULONG PhysicalPackageId;
  ULONG CoreId;
  ULONG HyperThreadID;
} NDIS_PROCESSOR_INFO, *PNDIS_PROCESSOR_INFO;
#define NDIS_MAX_PROCESSOR_COUNT 64
typedef struct _NDIS_SYSTEM_PROCESSOR_INFO {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_PROCESSOR_VENDOR ProcessorVendor;
  ULONG NumPhysicalPackages;
  ULONG NumCores;
  ULONG NumCoresPerPhysicalPackage;
  ULONG MaxHyperThreadingCpusPerCore;
  ULONG RssBaseCpu;
  ULONG RssCpuCount;
  PUCHAR RssProcessors;
  NDIS_PROCESSOR_INFO CpuInfo[NDIS_MAX_PROCESSOR_COUNT];
} NDIS_SYSTEM_PROCESSOR_INFO, *PNDIS_SYSTEM_PROCESSOR_INFO;
#define NDIS_SYSTEM_PROCESSOR_INFO_REVISION_1 1
#define NDIS_SIZEOF_SYSTEM_PROCESSOR_INFO_REVISION_1                           \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SYSTEM_PROCESSOR_INFO, CpuInfo)
NDISAPI NDIS_STATUS NTAPI
NdisGetProcessorInformation(PNDIS_SYSTEM_PROCESSOR_INFO SystemProcessorInfo);
#define NDIS_CURRENT_PROCESSOR_NUMBER KeGetCurrentProcessorNumber()
NDISAPI ULONG NTAPI NdisGroupMaxProcessorCount(USHORT Group);
NDISAPI ULONG NTAPI NdisGroupActiveProcessorCount(USHORT Group);
NDISAPI USHORT NTAPI NdisMaxGroupCount(VOID);
NDISAPI USHORT NTAPI NdisActiveGroupCount(VOID);
NDISAPI KAFFINITY NTAPI NdisGroupActiveProcessorMask(USHORT Group);
NDISAPI ULONG NTAPI NdisProcessorNumberToIndex(PROCESSOR_NUMBER Number);
NDISAPI NDIS_STATUS NTAPI NdisProcessorIndexToNumber(ULONG Index,
                                                     PPROCESSOR_NUMBER Number);
NDISAPI ULONG NTAPI NdisCurrentProcessorIndex(VOID);
NDISAPI PROCESSOR_NUMBER NTAPI NdisCurrentGroupAndProcessor(VOID);
NDISAPI ULONG NTAPI NdisSystemActiveProcessorCount(PKAFFINITY ActiveProcessors);
NDISAPI PNDIS_SYSTEM_PROCESSOR_INFO_EX NTAPI NdisGetSystemProcessorInfo(VOID);
NDISAPI NDIS_STATUS NTAPI NdisGetProcessorInformationEx(
    NDIS_HANDLE NdisHandle, PNDIS_SYSTEM_PROCESSOR_INFO_EX SystemProcessorInfo,
    PSIZE_T Size);
NDISAPI NDIS_STATUS NTAPI NdisGetRssProcessorInformation(
    NDIS_HANDLE NdisHandle, PNDIS_RSS_PROCESSOR_INFO RssProcessorInfo,
    PSIZE_T Size);
NDISAPI NDIS_STATUS NTAPI
NdisGetHypervisorInfo(PNDIS_HYPERVISOR_INFO HypervisorInfo);
NDISAPI VOID NTAPI NdisGetSystemUpTimeEx(PLARGE_INTEGER SystemUpTime);

/* Status indications. */
typedef struct _NDIS_STATUS_INDICATION {
  NDIS_OBJECT_HEADER Header;
  NDIS_HANDLE SourceHandle;
  NDIS_PORT_NUMBER PortNumber;
  NDIS_STATUS StatusCode;
  ULONG Flags;
  NDIS_HANDLE DestinationHandle;
  PVOID RequestId;
  PVOID StatusBuffer;
  ULONG StatusBufferSize;
  GUID Guid;
  PVOID NdisReserved[4];
} NDIS_STATUS_INDICATION, *PNDIS_STATUS_INDICATION;
#define NDIS_STATUS_INDICATION_REVISION_1 1
#define NDIS_SIZEOF_STATUS_INDICATION_REVISION_1                               \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_STATUS_INDICATION, NdisReserved)
#define NDIS_STATUS_INDICATION_FLAGS_MEDIA_CONNECT_TO_CONNECT 0x00001000
#define NDIS_STATUS_INDICATION_FLAGS_NDIS_RESERVED 0x00000FFF
#define NDIS_STATUS_INDICATION_SET_FLAG(_Indication, _F)                       \
  ((_Indication)->Flags |= (_F))
#define NDIS_STATUS_INDICATION_TEST_FLAG(_Indication, _F)                      \
  (((_Indication)->Flags & (_F)) != 0)
#define NDIS_STATUS_INDICATION_CLEAR_FLAG(_Indication, _F)                     \
  ((_Indication)->Flags &= ~(_F))

/* Plug and play notifications. */
typedef struct _NET_PNP_EVENT_NOTIFICATION {
  NDIS_OBJECT_HEADER Header;
  NDIS_PORT_NUMBER PortNumber;
  NET_PNP_EVENT NetPnPEvent;
  ULONG Flags;
  NDIS_NIC_SWITCH_ID SwitchId;
  NDIS_NIC_SWITCH_VPORT_ID VPortId;
} NET_PNP_EVENT_NOTIFICATION, *PNET_PNP_EVENT_NOTIFICATION;
#define NET_PNP_EVENT_NOTIFICATION_REVISION_1 1
#define NET_PNP_EVENT_NOTIFICATION_REVISION_2 2
#define NDIS_SIZEOF_NET_PNP_EVENT_NOTIFICATION_REVISION_1                      \
  RTL_SIZEOF_THROUGH_FIELD(NET_PNP_EVENT_NOTIFICATION, Flags)
#define NDIS_SIZEOF_NET_PNP_EVENT_NOTIFICATION_REVISION_2                      \
  RTL_SIZEOF_THROUGH_FIELD(NET_PNP_EVENT_NOTIFICATION, VPortId)
#define NET_EVENT_HALT_MINIPORT_ON_LOW_POWER 0x00000001
#define NET_EVENT_FLAGS_VPORT_ID_VALID 0x00000002

typedef struct _NET_DEVICE_PNP_EVENT {
  NDIS_OBJECT_HEADER Header;
  NDIS_PORT_NUMBER PortNumber;
  NDIS_DEVICE_PNP_EVENT DevicePnPEvent;
  PVOID InformationBuffer;
  ULONG InformationBufferLength;
  UCHAR NdisReserved[2 * sizeof(PVOID)];
} NET_DEVICE_PNP_EVENT, *PNET_DEVICE_PNP_EVENT;
#define NET_DEVICE_PNP_EVENT_REVISION_1 1
#define NDIS_SIZEOF_NET_DEVICE_PNP_EVENT_REVISION_1                            \
  RTL_SIZEOF_THROUGH_FIELD(NET_DEVICE_PNP_EVENT, NdisReserved)

typedef struct _NDIS_RESTART_ATTRIBUTES {
  struct _NDIS_RESTART_ATTRIBUTES *Next;
  NDIS_OID Oid;
  ULONG DataLength;
  UCHAR DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT) Data[1];
} NDIS_RESTART_ATTRIBUTES, *PNDIS_RESTART_ATTRIBUTES;

typedef struct _NDIS_RESTART_GENERAL_ATTRIBUTES {
  NDIS_OBJECT_HEADER Header;
  ULONG MtuSize;
  ULONG64 MaxXmitLinkSpeed;
  ULONG64 MaxRcvLinkSpeed;
  ULONG LookaheadSize;
  ULONG MacOptions;
  ULONG SupportedPacketFilters;
  ULONG MaxMulticastListSize;
  PNDIS_RECEIVE_SCALE_CAPABILITIES RecvScaleCapabilities;
  NET_IF_ACCESS_TYPE AccessType;
  ULONG Flags;
  NET_IF_CONNECTION_TYPE ConnectionType;
  ULONG SupportedStatistics;
  ULONG DataBackFillSize;
  ULONG ContextBackFillSize;
  PNDIS_OID SupportedOidList;
  ULONG SupportedOidListLength;
  ULONG MaxLookaheadSizeAccessed;
} NDIS_RESTART_GENERAL_ATTRIBUTES, *PNDIS_RESTART_GENERAL_ATTRIBUTES;
#define NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_1 1
#define NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_2 2
#define NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_1                      \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_RESTART_GENERAL_ATTRIBUTES,                    \
                           SupportedOidListLength)
#define NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_2                      \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_RESTART_GENERAL_ATTRIBUTES,                    \
                           MaxLookaheadSizeAccessed)
#define NDIS_RESTART_GENERAL_ATTRIBUTES_MAX_LOOKAHEAD_ACCESSED_DEFINED         \
  0x00000001
#define NDIS_MAX_LOOKAHEAD_SIZE_ACCESSED_UNDEFINED -1

/* Reasons of a pause, frame types, sizes. */
#define NDIS_PAUSE_NDIS_INTERNAL 0x00000001
#define NDIS_PAUSE_LOW_POWER 0x00000002
#define NDIS_PAUSE_BIND_PROTOCOL 0x00000004
#define NDIS_PAUSE_UNBIND_PROTOCOL 0x00000008
#define NDIS_PAUSE_ATTACH_FILTER 0x00000010
#define NDIS_PAUSE_DETACH_FILTER 0x00000020
#define NDIS_PAUSE_FILTER_RESTART_STACK 0x00000040
#define NDIS_PAUSE_MINIPORT_DEVICE_REMOVE 0x00000080

#define NDIS_ETH_TYPE_IPV4 0x0800
#define NDIS_ETH_TYPE_ARP 0x0806
#define NDIS_ETH_TYPE_IPV6 0x86dd
#define NDIS_ETH_TYPE_802_1X 0x888e
#define NDIS_ETH_TYPE_802_1Q 0x8100
#define NDIS_ETH_TYPE_SLOW_PROTOCOL 0x8809

#define NDIS_MAKE_RID(_Seg, _Bus, _Func)                                       \
  ((ULONG)(((_Seg) << 16) | ((_Bus) << 8) | (_Func)))
#define NDIS_MAX_ADDRESS_LENGTH IF_MAX_PHYS_ADDRESS_LENGTH

/* Polling of NDIS 6.85. */
typedef struct NDIS_POLL_HANDLE__ *NDIS_POLL_HANDLE;
typedef struct _NDIS_POLL_TRANSMIT_DATA {
  ULONG Reserved1[3];
  ULONG MaxNblsToComplete;
  NDIS_HANDLE Reserved2;
  PNET_BUFFER_LIST CompletedNblChain;
  ULONG NumberOfCompletedNbls;
  ULONG NumberOfRemainingNbls;
  ULONG SendCompleteFlags;
} NDIS_POLL_TRANSMIT_DATA;
typedef struct _NDIS_POLL_RECEIVE_DATA {
  ULONG Reserved1[3];
  ULONG MaxNblsToIndicate;
  NDIS_HANDLE Reserved2;
  PNET_BUFFER_LIST IndicatedNblChain;
  ULONG NumberOfIndicatedNbls;
  ULONG NumberOfRemainingNbls;
  ULONG Flags;
} NDIS_POLL_RECEIVE_DATA;
typedef struct _NDIS_POLL_DATA {
  NDIS_OBJECT_HEADER Header;
  NDIS_POLL_TRANSMIT_DATA Transmit;
  NDIS_POLL_RECEIVE_DATA Receive;
} NDIS_POLL_DATA;
typedef struct _NDIS_POLL_NOTIFICATION {
  NDIS_OBJECT_HEADER Header;
  BOOLEAN Enabled;
} NDIS_POLL_NOTIFICATION;
#define NDIS_POLL_DATA_REVISION_1 1
#define NDIS_SIZEOF_NDIS_POLL_DATA_REVISION_1                                  \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_POLL_DATA, Receive)
#define NDIS_POLL_NOTIFICATION_REVISION_1 1
#define NDIS_SIZEOF_NDIS_POLL_NOTIFICATION_REVISION_1                          \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_POLL_NOTIFICATION, Enabled)
typedef VOID(NTAPI NDIS_POLL)(PVOID Context, NDIS_POLL_DATA *PollData);
typedef VOID(NTAPI NDIS_SET_POLL_NOTIFICATION)(
    PVOID Context, NDIS_POLL_NOTIFICATION *Notification);
typedef struct _NDIS_POLL_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  NDIS_SET_POLL_NOTIFICATION *SetPollNotificationHandler;
  NDIS_POLL *PollHandler;
} NDIS_POLL_CHARACTERISTICS;
#define NDIS_POLL_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_NDIS_POLL_CHARACTERISTICS_REVISION_1                       \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_POLL_CHARACTERISTICS, PollHandler)
NDISAPI NDIS_STATUS NTAPI
NdisRegisterPoll(NDIS_HANDLE NdisHandle, PVOID Context,
                 NDIS_POLL_CHARACTERISTICS const *Characteristics,
                 NDIS_POLL_HANDLE *PollHandle);
NDISAPI VOID NTAPI NdisDeregisterPoll(NDIS_POLL_HANDLE PollHandle);
NDISAPI VOID NTAPI NdisRequestPoll(NDIS_POLL_HANDLE PollHandle, PVOID Reserved);
NDISAPI VOID NTAPI NdisSetPollAffinity(NDIS_POLL_HANDLE PollHandle,
                                       PROCESSOR_NUMBER const *Processor);

#endif /* NDISTIDY_NDIS6_GENERAL_H */
