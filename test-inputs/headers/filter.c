// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a filter fills and calls, by the version of NDIS that it is built for.
#include <ndis.h>

FILTER_SET_OPTIONS SetOptions;
FILTER_ATTACH Attach;
FILTER_DETACH Detach;
FILTER_PAUSE Pause;
FILTER_RESTART Restart;
FILTER_OID_REQUEST Request;
FILTER_OID_REQUEST_COMPLETE RequestComplete;
FILTER_CANCEL_OID_REQUEST CancelRequest;
FILTER_SEND_NET_BUFFER_LISTS Send;
FILTER_SEND_NET_BUFFER_LISTS_COMPLETE SendComplete;
FILTER_RECEIVE_NET_BUFFER_LISTS Receive;
FILTER_RETURN_NET_BUFFER_LISTS Return;
FILTER_CANCEL_SEND_NET_BUFFER_LISTS CancelSend;
FILTER_DEVICE_PNP_EVENT_NOTIFY DeviceEvent;
FILTER_NET_PNP_EVENT NetEvent;
FILTER_STATUS StatusOf;
FILTER_SET_MODULE_OPTIONS SetModuleOptions;
MINIPORT_UNLOAD Unload;
#if NDIS_SUPPORT_NDIS61
FILTER_DIRECT_OID_REQUEST DirectRequest;
FILTER_DIRECT_OID_REQUEST_COMPLETE DirectRequestComplete;
FILTER_CANCEL_DIRECT_OID_REQUEST CancelDirectRequest;
#endif
#if NDIS_SUPPORT_NDIS680
FILTER_SYNCHRONOUS_OID_REQUEST SynchronousRequest;
FILTER_SYNCHRONOUS_OID_REQUEST_COMPLETE SynchronousRequestComplete;
#endif

NDIS_STATUS AttachModule(NDIS_HANDLE Handle, NDIS_HANDLE Context,
                         NDIS_FILTER_ATTACH_PARAMETERS *Parameters) {
  NDIS_FILTER_ATTRIBUTES Attributes;
  NET_BUFFER_LIST_POOL_PARAMETERS Pool;
  NdisZeroMemory(&Pool, sizeof(Pool));
  Pool.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Pool.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.fAllocateNetBuffer = TRUE;
  Pool.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
  if (!NdisAllocateNetBufferListPool(Handle, &Pool))
    return NDIS_STATUS_RESOURCES;
  if (Parameters->MiniportMediaType != NdisMedium802_3 ||
      Parameters->BaseMiniportIfIndex == NET_IFINDEX_UNSPECIFIED)
    return NDIS_STATUS_NOT_SUPPORTED;
  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_FILTER_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_FILTER_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_FILTER_ATTRIBUTES_REVISION_1;
  return NdisFSetAttributes(Handle, Context, &Attributes);
}

NDIS_STATUS PassDown(NDIS_HANDLE Handle, NDIS_OID_REQUEST *Original) {
  NDIS_OID_REQUEST *Clone = NULL;
  NDIS_STATUS Status =
      NdisAllocateCloneOidRequest(Handle, Original, 'dnst', &Clone);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  *(PVOID *)Clone->SourceReserved = Original;
  switch (Original->RequestType) {
  case NdisRequestMethod:
    Original->DATA.METHOD_INFORMATION.BytesNeeded =
        Clone->DATA.METHOD_INFORMATION.BytesNeeded;
    break;
  case NdisRequestSetInformation:
    Original->DATA.SET_INFORMATION.BytesRead =
        Clone->DATA.SET_INFORMATION.BytesRead;
    break;
  default:
    Original->DATA.QUERY_INFORMATION.BytesWritten =
        Clone->DATA.QUERY_INFORMATION.BytesWritten;
  }
  return NdisFOidRequest(Handle, Clone);
}

VOID PassUp(NDIS_HANDLE Handle, NET_BUFFER_LIST *Lists, ULONG Flags) {
  NET_BUFFER_LIST *List;
  for (List = Lists; List; List = NET_BUFFER_LIST_NEXT_NBL(List)) {
    NET_BUFFER *Buffer = NET_BUFFER_LIST_FIRST_NB(List);
    MDL *Mdl = NET_BUFFER_CURRENT_MDL(Buffer);
    ULONG Offset = NET_BUFFER_CURRENT_MDL_OFFSET(Buffer);
    PVOID Data = NdisGetDataBuffer(Buffer, 14, NULL, 1, 0);
    if (Data && Mdl && Offset < NET_BUFFER_DATA_LENGTH(Buffer))
      NET_BUFFER_LIST_STATUS(List) = NDIS_STATUS_SUCCESS;
  }
  if (NDIS_TEST_RECEIVE_CAN_PEND(Flags))
    NdisFIndicateReceiveNetBufferLists(Handle, Lists, NDIS_DEFAULT_PORT_NUMBER,
                                       1, Flags);
  else
    NdisFReturnNetBufferLists(Handle, Lists,
                              NDIS_TEST_RETURN_AT_DISPATCH_LEVEL(Flags)
                                  ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL
                                  : 0);
}

#if NDIS_SUPPORT_NDIS620
NDIS_STATUS Locks(NDIS_HANDLE Handle) {
  LOCK_STATE_EX State;
  NDIS_RW_LOCK_EX *Lock = NdisAllocateRWLock(Handle);
  if (!Lock)
    return NDIS_STATUS_RESOURCES;
  NdisAcquireRWLockRead(Lock, &State, NDIS_RWL_AT_DISPATCH_LEVEL);
  NdisReleaseRWLock(Lock, &State);
  NdisFreeRWLock(Lock);
  return NDIS_STATUS_SUCCESS;
}
#endif

#if NDIS_SUPPORT_NDIS630
VOID Switch(NDIS_SWITCH_CONTEXT Context, NDIS_SWITCH_OPTIONAL_HANDLERS *Switch,
            NET_BUFFER_LIST *List) {
  NDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO *Detail =
      NET_BUFFER_LIST_SWITCH_FORWARDING_DETAIL(List);
  NDIS_SWITCH_FORWARDING_DESTINATION_ARRAY *Destinations;
  if (Detail->SourcePortId != NDIS_SWITCH_DEFAULT_PORT_ID)
    Switch->GetNetBufferListDestinations(Context, List, &Destinations);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT Object, PUNICODE_STRING Path) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Driver;
  NDIS_HANDLE Handle;
  NDIS_STRING Name = NDIS_STRING_CONST("filter");
  UNREFERENCED_PARAMETER(Path);
  NdisZeroMemory(&Driver, sizeof(Driver));
  Driver.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
  Driver.Header.Size = NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_1;
  Driver.Header.Revision = NDIS_FILTER_CHARACTERISTICS_REVISION_1;
  Driver.MajorNdisVersion = NDIS_FILTER_MAJOR_VERSION;
  Driver.MinorNdisVersion = NDIS_FILTER_MINOR_VERSION;
  Driver.FriendlyName = Driver.UniqueName = Driver.ServiceName = Name;
  Driver.SetOptionsHandler = SetOptions;
  Driver.SetFilterModuleOptionsHandler = SetModuleOptions;
  Driver.AttachHandler = Attach;
  Driver.DetachHandler = Detach;
  Driver.PauseHandler = Pause;
  Driver.RestartHandler = Restart;
  Driver.SendNetBufferListsHandler = Send;
  Driver.SendNetBufferListsCompleteHandler = SendComplete;
  Driver.CancelSendNetBufferListsHandler = CancelSend;
  Driver.ReceiveNetBufferListsHandler = Receive;
  Driver.ReturnNetBufferListsHandler = Return;
  Driver.OidRequestHandler = Request;
  Driver.OidRequestCompleteHandler = RequestComplete;
  Driver.CancelOidRequestHandler = CancelRequest;
  Driver.DevicePnPEventNotifyHandler = DeviceEvent;
  Driver.NetPnPEventHandler = NetEvent;
  Driver.StatusHandler = StatusOf;
#if NDIS_SUPPORT_NDIS61
  Driver.DirectOidRequestHandler = DirectRequest;
  Driver.DirectOidRequestCompleteHandler = DirectRequestComplete;
  Driver.CancelDirectOidRequestHandler = CancelDirectRequest;
#endif
#if NDIS_SUPPORT_NDIS680
  Driver.SynchronousOidRequestHandler = SynchronousRequest;
  Driver.SynchronousOidRequestCompleteHandler = SynchronousRequestComplete;
#endif
  Object->DriverUnload = Unload;
  return NdisFRegisterFilterDriver(Object, (NDIS_HANDLE)Object, &Driver,
                                   &Handle);
}
