//===- low_fields.h - Data fields of the layers below IP -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Identifiers of the data that a layer gives a callout, in the documented
// order. A macro for the layers that give the same.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_FWP_LOW_FIELDS_H
#define NDISTIDY_FWP_LOW_FIELDS_H
#pragma GCC system_header

#define NDISTIDY_FAST(_L)                                                      \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_FAST(INBOUND_TRANSPORT_FAST)
NDISTIDY_FAST(OUTBOUND_TRANSPORT_FAST)
NDISTIDY_FAST(INBOUND_MAC_FRAME_NATIVE_FAST)
NDISTIDY_FAST(OUTBOUND_MAC_FRAME_NATIVE_FAST)

#define NDISTIDY_INBOUND_MAC_FRAME_ETHERNET(_L)                                \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_INTERFACE_MAC_ADDRESS,    \
                                   FWPS_FIELD_##_L##_MAC_LOCAL_ADDRESS,        \
                                   FWPS_FIELD_##_L##_MAC_REMOTE_ADDRESS,       \
                                   FWPS_FIELD_##_L##_MAC_LOCAL_ADDRESS_TYPE,   \
                                   FWPS_FIELD_##_L##_MAC_REMOTE_ADDRESS_TYPE,  \
                                   FWPS_FIELD_##_L##_ETHER_TYPE,               \
                                   FWPS_FIELD_##_L##_VLAN_ID,                  \
                                   FWPS_FIELD_##_L##_INTERFACE,                \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_NDIS_PORT,                \
                                   FWPS_FIELD_##_L##_L2_FLAGS,                 \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INBOUND_MAC_FRAME_ETHERNET(INBOUND_MAC_FRAME_ETHERNET)
NDISTIDY_INBOUND_MAC_FRAME_ETHERNET(OUTBOUND_MAC_FRAME_ETHERNET)

#define NDISTIDY_INBOUND_MAC_FRAME_NATIVE(_L)                                  \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_NDIS_MEDIA_TYPE,          \
                                   FWPS_FIELD_##_L##_NDIS_PHYSICAL_MEDIA_TYPE, \
                                   FWPS_FIELD_##_L##_INTERFACE,                \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_NDIS_PORT,                \
                                   FWPS_FIELD_##_L##_L2_FLAGS,                 \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INBOUND_MAC_FRAME_NATIVE(INBOUND_MAC_FRAME_NATIVE)
NDISTIDY_INBOUND_MAC_FRAME_NATIVE(OUTBOUND_MAC_FRAME_NATIVE)

typedef enum FWPS_FIELDS_INGRESS_VSWITCH_ETHERNET_ {
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_ETHER_TYPE,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VLAN_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_L2_FLAGS,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID,
  FWPS_FIELD_INGRESS_VSWITCH_ETHERNET_MAX
} FWPS_FIELDS_INGRESS_VSWITCH_ETHERNET;

typedef enum FWPS_FIELDS_EGRESS_VSWITCH_ETHERNET_ {
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_SOURCE_ADDRESS_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAC_DESTINATION_ADDRESS_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_ETHER_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VLAN_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_TENANT_NETWORK_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_NETWORK_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_INTERFACE_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_SOURCE_VM_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_INTERFACE_TYPE,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_VSWITCH_DESTINATION_VM_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_L2_FLAGS,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_COMPARTMENT_ID,
  FWPS_FIELD_EGRESS_VSWITCH_ETHERNET_MAX
} FWPS_FIELDS_EGRESS_VSWITCH_ETHERNET;

#define NDISTIDY_INGRESS_VSWITCH_TRANSPORT(_L)                                 \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_IP_SOURCE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS,                                \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_SOURCE_PORT,                                        \
      FWPS_FIELD_##_L##_IP_DESTINATION_PORT,                                   \
      FWPS_FIELD_##_L##_VLAN_ID,                                               \
      FWPS_FIELD_##_L##_VSWITCH_TENANT_NETWORK_ID,                             \
      FWPS_FIELD_##_L##_VSWITCH_ID,                                            \
      FWPS_FIELD_##_L##_VSWITCH_NETWORK_TYPE,                                  \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_INTERFACE_ID,                           \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_INTERFACE_TYPE,                         \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_VM_ID,                                  \
      FWPS_FIELD_##_L##_L2_FLAGS,                                              \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INGRESS_VSWITCH_TRANSPORT(INGRESS_VSWITCH_TRANSPORT_V4)
NDISTIDY_INGRESS_VSWITCH_TRANSPORT(INGRESS_VSWITCH_TRANSPORT_V6)

#define NDISTIDY_EGRESS_VSWITCH_TRANSPORT(_L)                                  \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_IP_SOURCE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS,                                \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_SOURCE_PORT,                                        \
      FWPS_FIELD_##_L##_IP_DESTINATION_PORT,                                   \
      FWPS_FIELD_##_L##_VLAN_ID,                                               \
      FWPS_FIELD_##_L##_VSWITCH_TENANT_NETWORK_ID,                             \
      FWPS_FIELD_##_L##_VSWITCH_ID,                                            \
      FWPS_FIELD_##_L##_VSWITCH_NETWORK_TYPE,                                  \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_INTERFACE_ID,                           \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_INTERFACE_TYPE,                         \
      FWPS_FIELD_##_L##_VSWITCH_SOURCE_VM_ID,                                  \
      FWPS_FIELD_##_L##_VSWITCH_DESTINATION_INTERFACE_ID,                      \
      FWPS_FIELD_##_L##_VSWITCH_DESTINATION_INTERFACE_TYPE,                    \
      FWPS_FIELD_##_L##_VSWITCH_DESTINATION_VM_ID,                             \
      FWPS_FIELD_##_L##_L2_FLAGS,                                              \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_EGRESS_VSWITCH_TRANSPORT(EGRESS_VSWITCH_TRANSPORT_V4)
NDISTIDY_EGRESS_VSWITCH_TRANSPORT(EGRESS_VSWITCH_TRANSPORT_V6)

typedef enum FWPS_FIELDS_IPSEC_KM_DEMUX_V4_ {
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_IP_LOCAL_ADDRESS,
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_IP_REMOTE_ADDRESS,
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_QM_MODE,
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_IP_LOCAL_INTERFACE,
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_CURRENT_PROFILE_ID,
  FWPS_FIELD_KM_DEMUX_V4_IPSEC_SECURITY_REALM_ID,
  FWPS_FIELD_IPSEC_KM_DEMUX_V4_MAX
} FWPS_FIELDS_IPSEC_KM_DEMUX_V4;

typedef enum FWPS_FIELDS_IPSEC_KM_DEMUX_V6_ {
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_IP_LOCAL_ADDRESS,
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_IP_REMOTE_ADDRESS,
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_QM_MODE,
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_IP_LOCAL_INTERFACE,
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_CURRENT_PROFILE_ID,
  FWPS_FIELD_KM_DEMUX_V6_IPSEC_SECURITY_REALM_ID,
  FWPS_FIELD_IPSEC_KM_DEMUX_V6_MAX
} FWPS_FIELDS_IPSEC_KM_DEMUX_V6;

#define NDISTIDY_IPSEC(_L)                                                     \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_PROTOCOL,              \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_PROFILE_ID,               \
                                   FWPS_FIELD_##_L##_IPSEC_SECURITY_REALM_ID,  \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_IPSEC(IPSEC_V4)
NDISTIDY_IPSEC(IPSEC_V6)

#define NDISTIDY_IKEEXT(_L)                                                    \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_PROFILE_ID,               \
                                   FWPS_FIELD_##_L##_IPSEC_SECURITY_REALM_ID,  \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_IKEEXT(IKEEXT_V4)
NDISTIDY_IKEEXT(IKEEXT_V6)

#define FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE                       \
  FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT
#define FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE                       \
  FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT
#define FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE                       \
  FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT
#define FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE                       \
  FWPS_FIELD_EGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT
#define FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_CODE                      \
  FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_DESTINATION_PORT
#define FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_ICMP_TYPE                      \
  FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V4_IP_SOURCE_PORT
#define FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_CODE                      \
  FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_DESTINATION_PORT
#define FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_ICMP_TYPE                      \
  FWPS_FIELD_INGRESS_VSWITCH_TRANSPORT_V6_IP_SOURCE_PORT

#endif /* NDISTIDY_FWP_LOW_FIELDS_H */
