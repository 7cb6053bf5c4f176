//===- isolation.h - Isolation, and the switch of NDIS 6.40 --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented structures; see ../README.md. Where
// mingw-w64 has an earlier revision, that one is hidden (rename.h).
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_ISOLATION_H
#define NDISTIDY_NDIS6_ISOLATION_H
#pragma GCC system_header

typedef enum _NDIS_ISOLATION_MODE {
  NdisIsolationModeNone,
  NdisIsolationModeNativeVirtualSubnet,
  NdisIsolationModeExternalVirtualSubnet,
  NdisIsolationModeVlan
} NDIS_ISOLATION_MODE,
    *PNDIS_ISOLATION_MODE;
typedef GUID NDIS_ROUTING_DOMAIN_ID, *PNDIS_ROUTING_DOMAIN_ID;
#define NDIS_ISOLATION_NAME_MAX_STRING_SIZE 127
typedef struct _NDIS_ISOLATION_NAME {
  USHORT Length;
  WCHAR String[NDIS_ISOLATION_NAME_MAX_STRING_SIZE + 1];
} NDIS_ISOLATION_NAME;
typedef NDIS_ISOLATION_NAME NDIS_ISOLATION_ID_NAME, *PNDIS_ISOLATION_ID_NAME;
typedef NDIS_ISOLATION_NAME NDIS_ROUTING_DOMAIN_NAME,
    *PNDIS_ROUTING_DOMAIN_NAME;
typedef struct _NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_ISOLATION_ID_NAME IsolationIdName;
  union {
    struct {
      UINT32 VirtualSubnetId : 24;
    };
    struct {
      UINT32 VlanId : 12;
    };
    UINT32 IsolationId;
  };
} NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY, *PNDIS_ROUTING_DOMAIN_ISOLATION_ENTRY;
typedef struct _NDIS_ROUTING_DOMAIN_ENTRY {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_ROUTING_DOMAIN_ID RoutingDomainId;
  NDIS_ROUTING_DOMAIN_NAME RoutingDomainName;
  ULONG NumIsolationEntries;
  ULONG FirstIsolationEntryOffset;
} NDIS_ROUTING_DOMAIN_ENTRY, *PNDIS_ROUTING_DOMAIN_ENTRY;
typedef struct _NDIS_ISOLATION_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_ISOLATION_MODE IsolationMode;
  BOOLEAN AllowUntaggedTraffic;
  ULONG NumRoutingDomainEntries;
  ULONG FirstRoutingDomainEntryOffset;
} NDIS_ISOLATION_PARAMETERS, *PNDIS_ISOLATION_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_ISOLATION {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_ISOLATION_MODE IsolationMode;
  BOOLEAN AllowUntaggedTraffic;
  UINT32 DefaultIsolationId;
} NDIS_SWITCH_PORT_PROPERTY_ISOLATION, *PNDIS_SWITCH_PORT_PROPERTY_ISOLATION;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_ROUTING_DOMAIN_ID RoutingDomainId;
  NDIS_ROUTING_DOMAIN_NAME RoutingDomainName;
  ULONG NumIsolationEntries;
  USHORT FirstIsolationEntryOffset;
} NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN,
    *PNDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN;
#define NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY_REVISION_1 1
#define NDIS_SIZEOF_NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY_REVISION_1             \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY, IsolationId)
#define NDIS_ROUTING_DOMAIN_ENTRY_REVISION_1 1
#define NDIS_SIZEOF_NDIS_ROUTING_DOMAIN_ENTRY_REVISION_1                       \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_ROUTING_DOMAIN_ENTRY, FirstIsolationEntryOffset)
#define NDIS_ISOLATION_PARAMETERS_REVISION_1 1
#define NDIS_SIZEOF_NDIS_ISOLATION_PARAMETERS_REVISION_1                       \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_ISOLATION_PARAMETERS,                          \
                           FirstRoutingDomainEntryOffset)
#define NDIS_SWITCH_PORT_PROPERTY_ISOLATION_REVISION_1 1
#define NDIS_SIZEOF_NDIS_SWITCH_PORT_PROPERTY_ISOLATION_REVISION_1             \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_PORT_PROPERTY_ISOLATION,                \
                           DefaultIsolationId)
#define NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN_REVISION_1 1
#define NDIS_SIZEOF_NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN_REVISION_1        \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN,           \
                           FirstIsolationEntryOffset)
#define NDIS_ISOLATION_PARAMETERS_GET_FIRST_ROUTING_DOMAIN_ENTRY(_P)           \
  ((PNDIS_ROUTING_DOMAIN_ENTRY)((PUCHAR)(_P) +                                 \
                                (_P)->FirstRoutingDomainEntryOffset))
#define NDIS_ROUTING_DOMAIN_ENTRY_GET_FIRST_ISOLATION_ENTRY(_P)                \
  ((PNDIS_ROUTING_DOMAIN_ISOLATION_ENTRY)((PUCHAR)(_P) +                       \
                                          (_P)->FirstIsolationEntryOffset))
#define NDIS_ROUTING_DOMAIN_ENTRY_GET_NEXT(_P)                                 \
  ((PNDIS_ROUTING_DOMAIN_ENTRY)((PUCHAR)(_P) + (_P)->Header.Size))
#define NDIS_ROUTING_DOMAIN_ISOLATION_ENTRY_GET_NEXT(_P)                       \
  ((PNDIS_ROUTING_DOMAIN_ISOLATION_ENTRY)((PUCHAR)(_P) + (_P)->Header.Size))
#define NDIS_SWITCH_PORT_PROPERTY_ROUTING_DOMAIN_GET_FIRST_ISOLATION_ENTRY(_P) \
  ((PNDIS_ROUTING_DOMAIN_ISOLATION_ENTRY)((PUCHAR)(_P) +                       \
                                          (_P)->FirstIsolationEntryOffset))

/* What the extensible switch added in NDIS 6.40. */
#define NDIS_SWITCH_PORT_PARAMETERS_FLAG_UNTRUSTED_INTERNAL_PORT 0x1
#define NDIS_SWITCH_PORT_PARAMETERS_FLAG_RESTORING_PORT 0x2
#define NDIS_SWITCH_NIC_FLAGS_NIC_INITIALIZING 0x00000001
#define NDIS_SWITCH_NIC_FLAGS_NIC_SUSPENDED 0x00000002
#define NDIS_SWITCH_NIC_FLAGS_MAPPED_NIC_UPDATED 0x00000004
#define NDIS_SWITCH_NIC_FLAGS_NIC_SUSPENDED_LM 0x00000010
typedef struct _NDIS_SWITCH_PORT_PROPERTY_SECURITY {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  BOOLEAN AllowMacSpoofing;
  BOOLEAN AllowIeeePriorityTag;
  UINT32 VirtualSubnetId;
  BOOLEAN AllowTeaming;
  UINT32 DynamicIPAddressLimit;
} NDIS_SWITCH_PORT_PROPERTY_SECURITY, *PNDIS_SWITCH_PORT_PROPERTY_SECURITY;
#define NDIS_SWITCH_PORT_PROPERTY_SECURITY_REVISION_2 2
#define NDIS_SIZEOF_NDIS_SWITCH_PORT_PROPERTY_SECURITY_REVISION_2              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_PORT_PROPERTY_SECURITY,                 \
                           DynamicIPAddressLimit)
typedef struct _NDIS_SWITCH_NIC_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_SWITCH_NIC_NAME NicName;
  NDIS_SWITCH_NIC_FRIENDLYNAME NicFriendlyName;
  NDIS_SWITCH_PORT_ID PortId;
  NDIS_SWITCH_NIC_INDEX NicIndex;
  NDIS_SWITCH_NIC_TYPE NicType;
  NDIS_SWITCH_NIC_STATE NicState;
  NDIS_VM_NAME VmName;
  NDIS_VM_FRIENDLYNAME VmFriendlyName;
  GUID NetCfgInstanceId;
  ULONG MTU;
  USHORT NumaNodeId;
  UCHAR PermanentMacAddress[NDIS_MAX_PHYS_ADDRESS_LENGTH];
  UCHAR VMMacAddress[NDIS_MAX_PHYS_ADDRESS_LENGTH];
  UCHAR CurrentMacAddress[NDIS_MAX_PHYS_ADDRESS_LENGTH];
  BOOLEAN VFAssigned;
  ULONG64 NdisReserved[2];
} NDIS_SWITCH_NIC_PARAMETERS, *PNDIS_SWITCH_NIC_PARAMETERS;
#define NDIS_SWITCH_NIC_PARAMETERS_REVISION_2 2
#define NDIS_SIZEOF_NDIS_SWITCH_NIC_PARAMETERS_REVISION_2                      \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_NIC_PARAMETERS, NdisReserved)
typedef struct _NDIS_SWITCH_NIC_SAVE_STATE {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_SWITCH_PORT_ID PortId;
  NDIS_SWITCH_NIC_INDEX NicIndex;
  GUID ExtensionId;
  NDIS_SWITCH_EXTENSION_FRIENDLYNAME ExtensionFriendlyName;
  GUID FeatureClassId;
  USHORT SaveDataSize;
  USHORT SaveDataOffset;
  ULONG SaveDataSizeOverflow;
} NDIS_SWITCH_NIC_SAVE_STATE, *PNDIS_SWITCH_NIC_SAVE_STATE;
#define NDIS_SWITCH_NIC_SAVE_STATE_REVISION_2 2
#define NDIS_SIZEOF_NDIS_SWITCH_NIC_SAVE_STATE_REVISION_2                      \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_NIC_SAVE_STATE, SaveDataSizeOverflow)

#endif /* NDISTIDY_NDIS6_ISOLATION_H */
