//===- oid.h - OID requests ---------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_OID_H
#define NDISTIDY_NDIS6_OID_H
#pragma GCC system_header

typedef struct _NDIS_OID_REQUEST {
  NDIS_OBJECT_HEADER Header;
  NDIS_REQUEST_TYPE RequestType;
  NDIS_PORT_NUMBER PortNumber;
  UINT Timeout;
  PVOID RequestId;
  NDIS_HANDLE RequestHandle;
  union _REQUEST_DATA {
    NDIS_OID Oid; /* The first member of each. */
    struct _QUERY {
      NDIS_OID Oid;
      PVOID InformationBuffer;
      UINT InformationBufferLength;
      UINT BytesWritten;
      UINT BytesNeeded;
    } QUERY_INFORMATION;
    struct _SET {
      NDIS_OID Oid;
      PVOID InformationBuffer;
      UINT InformationBufferLength;
      UINT BytesRead;
      UINT BytesNeeded;
    } SET_INFORMATION;
    struct _METHOD {
      NDIS_OID Oid;
      PVOID InformationBuffer;
      ULONG InputBufferLength;
      ULONG OutputBufferLength;
      ULONG MethodId;
      UINT BytesWritten;
      UINT BytesRead;
      UINT BytesNeeded;
    } METHOD_INFORMATION;
  } DATA;
  UCHAR NdisReserved[16 * sizeof(PVOID)];
  UCHAR MiniportReserved[2 * sizeof(PVOID)];
  UCHAR SourceReserved[2 * sizeof(PVOID)];
  UCHAR SupportedRevision;
  UCHAR Reserved1;
  USHORT Reserved2;
  NDIS_NIC_SWITCH_ID SwitchId;
  NDIS_NIC_SWITCH_VPORT_ID VPortId;
  ULONG Flags;
} NDIS_OID_REQUEST, *PNDIS_OID_REQUEST;

#define NDIS_OID_REQUEST_REVISION_1 1
#define NDIS_OID_REQUEST_REVISION_2 2
#define NDIS_SIZEOF_OID_REQUEST_REVISION_1                                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OID_REQUEST, Reserved2)
#define NDIS_SIZEOF_OID_REQUEST_REVISION_2                                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OID_REQUEST, Flags)
#define NDIS_OID_REQUEST_TIMEOUT_INFINITE 0
#define NDIS_OID_REQUEST_NDIS_RESERVED_SIZE 16

NDISAPI NDIS_STATUS NTAPI NdisOidRequest(NDIS_HANDLE NdisHandle,
                                         PNDIS_OID_REQUEST OidRequest);
NDISAPI VOID NTAPI NdisCancelOidRequest(NDIS_HANDLE NdisBindingHandle,
                                        PVOID RequestId);
NDISAPI NDIS_STATUS NTAPI NdisDirectOidRequest(NDIS_HANDLE NdisHandle,
                                               PNDIS_OID_REQUEST OidRequest);
NDISAPI VOID NTAPI NdisCancelDirectOidRequest(NDIS_HANDLE NdisHandle,
                                              PVOID RequestId);
NDISAPI NDIS_STATUS NTAPI
NdisSynchronousOidRequest(NDIS_HANDLE NdisHandle, PNDIS_OID_REQUEST OidRequest);
NDISAPI NDIS_STATUS NTAPI NdisAllocateCloneOidRequest(
    NDIS_HANDLE SourceHandle, PNDIS_OID_REQUEST OidRequest, UINT PoolTag,
    PNDIS_OID_REQUEST *ClonedOidRequest);
NDISAPI VOID NTAPI NdisFreeCloneOidRequest(NDIS_HANDLE SourceHandle,
                                           PNDIS_OID_REQUEST Request);
NDISAPI VOID NTAPI NdisMOidRequestComplete(NDIS_HANDLE MiniportAdapterHandle,
                                           PNDIS_OID_REQUEST Request,
                                           NDIS_STATUS Status);
NDISAPI VOID NTAPI
NdisMDirectOidRequestComplete(NDIS_HANDLE MiniportAdapterHandle,
                              PNDIS_OID_REQUEST OidRequest, NDIS_STATUS Status);
NDISAPI NDIS_STATUS NTAPI NdisFOidRequest(NDIS_HANDLE NdisFilterHandle,
                                          PNDIS_OID_REQUEST OidRequest);
NDISAPI VOID NTAPI NdisFOidRequestComplete(NDIS_HANDLE NdisFilterHandle,
                                           PNDIS_OID_REQUEST OidRequest,
                                           NDIS_STATUS Status);
NDISAPI VOID NTAPI NdisFCancelOidRequest(NDIS_HANDLE NdisFilterHandle,
                                         PVOID RequestId);
NDISAPI NDIS_STATUS NTAPI NdisFDirectOidRequest(NDIS_HANDLE NdisFilterHandle,
                                                PNDIS_OID_REQUEST OidRequest);
NDISAPI VOID NTAPI NdisFDirectOidRequestComplete(NDIS_HANDLE NdisFilterHandle,
                                                 PNDIS_OID_REQUEST OidRequest,
                                                 NDIS_STATUS Status);
NDISAPI VOID NTAPI NdisFCancelDirectOidRequest(NDIS_HANDLE NdisFilterHandle,
                                               PVOID RequestId);

#endif /* NDISTIDY_NDIS6_OID_H */
