//===- fields.h - Data fields of network and transport layers ------------===//
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

#ifndef NDISTIDY_FWP_FIELDS_H
#define NDISTIDY_FWP_FIELDS_H
#pragma GCC system_header

#define NDISTIDY_INBOUND_IPPACKET(_L)                                          \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,    \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,      \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_TUNNEL_TYPE,              \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INBOUND_IPPACKET(INBOUND_IPPACKET_V4)
NDISTIDY_INBOUND_IPPACKET(INBOUND_IPPACKET_V6)

#define NDISTIDY_OUTBOUND_IPPACKET(_L)                                         \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,    \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,      \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_TUNNEL_TYPE,              \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_OUTBOUND_IPPACKET(OUTBOUND_IPPACKET_V4)
NDISTIDY_OUTBOUND_IPPACKET(OUTBOUND_IPPACKET_V6)

#define NDISTIDY_IPFORWARD(_L)                                                 \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_IP_SOURCE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS,                                \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_IP_FORWARD_INTERFACE,                                  \
      FWPS_FIELD_##_L##_SOURCE_INTERFACE_INDEX,                                \
      FWPS_FIELD_##_L##_SOURCE_SUB_INTERFACE_INDEX,                            \
      FWPS_FIELD_##_L##_DESTINATION_INTERFACE_INDEX,                           \
      FWPS_FIELD_##_L##_DESTINATION_SUB_INTERFACE_INDEX,                       \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_IP_PHYSICAL_ARRIVAL_INTERFACE,                         \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_PROFILE_ID,                          \
      FWPS_FIELD_##_L##_IP_PHYSICAL_NEXTHOP_INTERFACE,                         \
      FWPS_FIELD_##_L##_NEXTHOP_INTERFACE_PROFILE_ID,                          \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_IPFORWARD(IPFORWARD_V4)
NDISTIDY_IPFORWARD(IPFORWARD_V6)

#define NDISTIDY_INBOUND_TRANSPORT(_L)                                         \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_PROTOCOL,              \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,    \
                                   FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,      \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_TUNNEL_TYPE,              \
                                   FWPS_FIELD_##_L##_PROFILE_ID,               \
                                   FWPS_FIELD_##_L##_IPSEC_SECURITY_REALM_ID,  \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INBOUND_TRANSPORT(INBOUND_TRANSPORT_V4)
NDISTIDY_INBOUND_TRANSPORT(INBOUND_TRANSPORT_V6)

#define NDISTIDY_OUTBOUND_TRANSPORT(_L)                                        \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_INTERFACE_INDEX,                                       \
      FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,                                   \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_PROFILE_ID,                                            \
      FWPS_FIELD_##_L##_IPSEC_SECURITY_REALM_ID,                               \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_OUTBOUND_TRANSPORT(OUTBOUND_TRANSPORT_V4)
NDISTIDY_OUTBOUND_TRANSPORT(OUTBOUND_TRANSPORT_V6)

#define NDISTIDY_STREAM(_L)                                                    \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,    \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_DIRECTION,                \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_STREAM(STREAM_V4)
NDISTIDY_STREAM(STREAM_V6)

#define NDISTIDY_DATAGRAM_DATA(_L)                                             \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_PROTOCOL,              \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,    \
                                   FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,      \
                                   FWPS_FIELD_##_L##_DIRECTION,                \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_TUNNEL_TYPE,              \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_DATAGRAM_DATA(DATAGRAM_DATA_V4)
NDISTIDY_DATAGRAM_DATA(DATAGRAM_DATA_V6)

#define NDISTIDY_STREAM_PACKET(_L)                                             \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,       \
                                   FWPS_FIELD_##_L##_INTERFACE_INDEX,          \
                                   FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,      \
                                   FWPS_FIELD_##_L##_DIRECTION,                \
                                   FWPS_FIELD_##_L##_FLAGS,                    \
                                   FWPS_FIELD_##_L##_INTERFACE_TYPE,           \
                                   FWPS_FIELD_##_L##_TUNNEL_TYPE,              \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_STREAM_PACKET(STREAM_PACKET_V4)
NDISTIDY_STREAM_PACKET(STREAM_PACKET_V6)

#define NDISTIDY_INBOUND_ICMP_ERROR(_L)                                        \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_EMBEDDED_PROTOCOL,                                     \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_EMBEDDED_REMOTE_ADDRESS,                               \
      FWPS_FIELD_##_L##_EMBEDDED_LOCAL_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_EMBEDDED_LOCAL_PORT,                                   \
      FWPS_FIELD_##_L##_EMBEDDED_REMOTE_PORT,                                  \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_ICMP_TYPE,                                             \
      FWPS_FIELD_##_L##_ICMP_CODE,                                             \
      FWPS_FIELD_##_L##_INTERFACE_INDEX,                                       \
      FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,                                   \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_IP_ARRIVAL_INTERFACE,                                  \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_INDEX,                               \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_TYPE,                                \
      FWPS_FIELD_##_L##_ARRIVAL_TUNNEL_TYPE,                                   \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_PROFILE_ID,                          \
      FWPS_FIELD_##_L##_INTERFACE_QUARANTINE_EPOCH,                            \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_INBOUND_ICMP_ERROR(INBOUND_ICMP_ERROR_V4)
NDISTIDY_INBOUND_ICMP_ERROR(INBOUND_ICMP_ERROR_V6)

typedef enum FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V4_ {
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_REMOTE_ADDRESS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_ADDRESS_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_IP_LOCAL_INTERFACE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_ICMP_CODE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_INDEX,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_TUNNEL_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_FLAGS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_NEXTHOP_INTERFACE_PROFILE_ID,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_INTERFACE_QUARANTINE_EPOCH,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_COMPARTMENT_ID,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V4_MAX
} FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V4;

typedef enum FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V6_ {
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_ADDRESS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_ADDRESS_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_INTERFACE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_PORT,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_PORT,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_INDEX,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_TUNNEL_TYPE,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_FLAGS,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_NEXTHOP_INTERFACE_PROFILE_ID,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_INTERFACE_QUARANTINE_EPOCH,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_COMPARTMENT_ID,
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_MAX
} FWPS_FIELDS_OUTBOUND_ICMP_ERROR_V6;

#define FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_CODE                                  \
  FWPS_FIELD_DATAGRAM_DATA_V4_IP_REMOTE_PORT
#define FWPS_FIELD_DATAGRAM_DATA_V4_ICMP_TYPE                                  \
  FWPS_FIELD_DATAGRAM_DATA_V4_IP_LOCAL_PORT
#define FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_CODE                                  \
  FWPS_FIELD_DATAGRAM_DATA_V6_IP_REMOTE_PORT
#define FWPS_FIELD_DATAGRAM_DATA_V6_ICMP_TYPE                                  \
  FWPS_FIELD_DATAGRAM_DATA_V6_IP_LOCAL_PORT
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V4_ARRIVAL_SUB_INTERFACE_INDEX           \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V4_SUB_INTERFACE_INDEX
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V4_LOCAL_INTERFACE_INDEX                 \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_INDEX
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V4_LOCAL_INTERFACE_TYPE                  \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V4_INTERFACE_TYPE
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V4_LOCAL_TUNNEL_TYPE                     \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V4_TUNNEL_TYPE
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V6_ARRIVAL_SUB_INTERFACE_INDEX           \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V6_SUB_INTERFACE_INDEX
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V6_LOCAL_INTERFACE_INDEX                 \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_INDEX
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V6_LOCAL_INTERFACE_TYPE                  \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V6_INTERFACE_TYPE
#define FWPS_FIELD_INBOUND_ICMP_ERROR_V6_LOCAL_TUNNEL_TYPE                     \
  FWPS_FIELD_INBOUND_ICMP_ERROR_V6_TUNNEL_TYPE
#define FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_CODE                              \
  FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_REMOTE_PORT
#define FWPS_FIELD_INBOUND_TRANSPORT_V4_ICMP_TYPE                              \
  FWPS_FIELD_INBOUND_TRANSPORT_V4_IP_LOCAL_PORT
#define FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_CODE                              \
  FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_REMOTE_PORT
#define FWPS_FIELD_INBOUND_TRANSPORT_V6_ICMP_TYPE                              \
  FWPS_FIELD_INBOUND_TRANSPORT_V6_IP_LOCAL_PORT
#define FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_CODE                            \
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_PORT
#define FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_ICMP_TYPE                            \
  FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_PORT
#define FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_CODE                             \
  FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_PORT
#define FWPS_FIELD_OUTBOUND_TRANSPORT_V4_ICMP_TYPE                             \
  FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_LOCAL_PORT
#define FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_CODE                             \
  FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_REMOTE_PORT
#define FWPS_FIELD_OUTBOUND_TRANSPORT_V6_ICMP_TYPE                             \
  FWPS_FIELD_OUTBOUND_TRANSPORT_V6_IP_LOCAL_PORT

#endif /* NDISTIDY_FWP_FIELDS_H */
