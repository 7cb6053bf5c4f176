//===- interfaces.h - Network interfaces (NdisIf...) --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_INTERFACES_H
#define NDISTIDY_NDIS6_INTERFACES_H
#pragma GCC system_header

typedef struct _NET_IF_INFORMATION {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NET_PHYSICAL_LOCATION PhysicalLocation;
  ULONG WanTunnelType;
  ULONG PortNumber;
  NET_IF_ACCESS_TYPE AccessType;
  NET_IF_DIRECTION_TYPE DirectionType;
  NET_IF_CONNECTION_TYPE ConnectionType;
  BOOLEAN ifConnectorPresent;
  USHORT PhysAddressLength;
  USHORT PhysAddressOffset;
  USHORT PermanentPhysAddressOffset;
  USHORT FriendlyNameLength;
  USHORT FriendlyNameOffset;
  GUID InterfaceGuid;
  NET_IF_NETWORK_GUID NetworkGuid;
  ULONG SupportedStatistics;
  NDIS_MEDIUM MediaType;
  NDIS_PHYSICAL_MEDIUM PhysicalMediumType;
} NET_IF_INFORMATION, *PNET_IF_INFORMATION;
#define NET_IF_INFORMATION_REVISION_1 1
#define NDIS_SIZEOF_NET_IF_INFORMATION_REVISION_1                              \
  RTL_SIZEOF_THROUGH_FIELD(NET_IF_INFORMATION, PhysicalMediumType)

typedef NDIS_STATUS(NTAPI IF_QUERY_OBJECT)(NDIS_HANDLE ProviderIfContext,
                                           NET_IF_OBJECT_ID ObjectId,
                                           PULONG pOutputBufferLength,
                                           PVOID pOutputBuffer);
typedef NDIS_STATUS(NTAPI IF_SET_OBJECT)(NDIS_HANDLE ProviderIfContext,
                                         NET_IF_OBJECT_ID ObjectId,
                                         ULONG InputBufferLength,
                                         PVOID pInputBuffer);
typedef IF_QUERY_OBJECT *IFP_QUERY_OBJECT;
typedef IF_SET_OBJECT *IFP_SET_OBJECT;
typedef struct _NDIS_IF_PROVIDER_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  IFP_QUERY_OBJECT QueryObjectHandler;
  IFP_SET_OBJECT SetObjectHandler;
  PVOID Reserved1;
  PVOID Reserved2;
} NDIS_IF_PROVIDER_CHARACTERISTICS, *PNDIS_IF_PROVIDER_CHARACTERISTICS;
#define NDIS_OBJECT_TYPE_IF_PROVIDER_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_IF_PROVIDER_CHARACTERISTICS_REVISION_1                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_IF_PROVIDER_CHARACTERISTICS, Reserved2)

NDISAPI NDIS_STATUS NTAPI NdisIfRegisterProvider(
    PNDIS_IF_PROVIDER_CHARACTERISTICS ProviderCharacteristics,
    NDIS_HANDLE IfProviderContext, PNDIS_HANDLE NdisProviderHandle);
NDISAPI VOID NTAPI NdisIfDeregisterProvider(NDIS_HANDLE NdisProviderHandle);
NDISAPI NDIS_STATUS NTAPI
NdisIfRegisterInterface(NDIS_HANDLE NdisProviderHandle, NET_LUID NetLuid,
                        NDIS_HANDLE ProviderIfContext,
                        PNET_IF_INFORMATION IfInfo, PNET_IFINDEX IfIndex);
NDISAPI VOID NTAPI NdisIfDeregisterInterface(NET_IFINDEX IfIndex);
NDISAPI NDIS_STATUS NTAPI NdisIfAllocateNetLuidIndex(NET_IFTYPE IfType,
                                                     PUINT32 NetLuidIndex);
NDISAPI NDIS_STATUS NTAPI NdisIfFreeNetLuidIndex(NET_IFTYPE IfType,
                                                 UINT32 NetLuidIndex);
NDISAPI NDIS_STATUS NTAPI NdisIfAddIfStackEntry(NET_IFINDEX HigherLayerIfIndex,
                                                NET_IFINDEX LowerLayerIfIndex);
NDISAPI VOID NTAPI NdisIfDeleteIfStackEntry(NET_IFINDEX HigherLayerIfIndex,
                                            NET_IFINDEX LowerLayerIfIndex);
NDISAPI NDIS_STATUS NTAPI NdisIfGetNetLuidFromInterfaceIndex(
    NET_IFINDEX InterfaceIndex, PNET_LUID NetLuid);
NDISAPI NDIS_STATUS NTAPI
NdisIfGetInterfaceIndexFromNetLuid(NET_LUID NetLuid, PNET_IFINDEX IfIndex);
NDISAPI NDIS_STATUS NTAPI NdisIfQueryBindingIfIndex(
    NDIS_HANDLE NdisBindingHandle, PNET_IFINDEX BoundIfIndex,
    PNET_LUID BoundIfNetLuid, PNET_IFINDEX LowestIfIndex,
    PNET_LUID LowestIfNetLuid);
#define NDIS_MAKE_NET_LUID(_PNetLuid, _IfType, _LuidIndex)                     \
  {                                                                            \
    (_PNetLuid)->Info.IfType = (_IfType);                                      \
    (_PNetLuid)->Info.NetLuidIndex = (_LuidIndex);                             \
    (_PNetLuid)->Info.Reserved = 0;                                            \
  }

#endif /* NDISTIDY_NDIS6_INTERFACES_H */
