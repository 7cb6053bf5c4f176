//===- ale_fields.h - Data fields of the ALE layers ----------------------===//
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

#ifndef NDISTIDY_FWP_ALE_FIELDS_H
#define NDISTIDY_FWP_ALE_FIELDS_H
#pragma GCC system_header

#define NDISTIDY_ALE_RESOURCE_ASSIGNMENT(_L)                                   \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_ALE_PROMISCUOUS_MODE,                                  \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_LOCAL_INTERFACE_PROFILE_ID,                            \
      FWPS_FIELD_##_L##_SIO_FIREWALL_SOCKET_PROPERTY,                          \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_ADDRESS,                               \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_PORT,                                  \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_RESOURCE_ASSIGNMENT(ALE_RESOURCE_ASSIGNMENT_V4)
NDISTIDY_ALE_RESOURCE_ASSIGNMENT(ALE_RESOURCE_ASSIGNMENT_V6)

#define NDISTIDY_ALE_RESOURCE_RELEASE(_L)                                      \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_RESOURCE_RELEASE(ALE_RESOURCE_RELEASE_V4)
NDISTIDY_ALE_RESOURCE_RELEASE(ALE_RESOURCE_RELEASE_V6)

#define NDISTIDY_ALE_ENDPOINT_CLOSURE(_L)                                      \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_ENDPOINT_CLOSURE(ALE_ENDPOINT_CLOSURE_V4)
NDISTIDY_ALE_ENDPOINT_CLOSURE(ALE_ENDPOINT_CLOSURE_V6)

#define NDISTIDY_ALE_AUTH_LISTEN(_L)                                           \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_LOCAL_INTERFACE_PROFILE_ID,                            \
      FWPS_FIELD_##_L##_SIO_FIREWALL_SOCKET_PROPERTY,                          \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_AUTH_LISTEN(ALE_AUTH_LISTEN_V4)
NDISTIDY_ALE_AUTH_LISTEN(ALE_AUTH_LISTEN_V6)

#define NDISTIDY_ALE_AUTH_RECV_ACCEPT(_L)                                      \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_ALE_REMOTE_USER_ID,                                    \
      FWPS_FIELD_##_L##_ALE_REMOTE_MACHINE_ID,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_SIO_FIREWALL_SYSTEM_PORT,                              \
      FWPS_FIELD_##_L##_NAP_CONTEXT,                                           \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_INTERFACE_INDEX,                                       \
      FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,                                   \
      FWPS_FIELD_##_L##_IP_ARRIVAL_INTERFACE,                                  \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_TYPE,                                \
      FWPS_FIELD_##_L##_ARRIVAL_TUNNEL_TYPE,                                   \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_INDEX,                               \
      FWPS_FIELD_##_L##_NEXTHOP_SUB_INTERFACE_INDEX,                           \
      FWPS_FIELD_##_L##_IP_NEXTHOP_INTERFACE,                                  \
      FWPS_FIELD_##_L##_NEXTHOP_INTERFACE_TYPE,                                \
      FWPS_FIELD_##_L##_NEXTHOP_TUNNEL_TYPE,                                   \
      FWPS_FIELD_##_L##_NEXTHOP_INTERFACE_INDEX,                               \
      FWPS_FIELD_##_L##_ORIGINAL_PROFILE_ID,                                   \
      FWPS_FIELD_##_L##_CURRENT_PROFILE_ID,                                    \
      FWPS_FIELD_##_L##_REAUTHORIZE_REASON,                                    \
      FWPS_FIELD_##_L##_ORIGINAL_ICMP_TYPE,                                    \
      FWPS_FIELD_##_L##_INTERFACE_QUARANTINE_EPOCH,                            \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_ADDRESS,                               \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_PORT,                                  \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_ADDRESS,                              \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_PORT,                                 \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_AUTH_RECV_ACCEPT(ALE_AUTH_RECV_ACCEPT_V4)
NDISTIDY_ALE_AUTH_RECV_ACCEPT(ALE_AUTH_RECV_ACCEPT_V6)

#define NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_ADDRESS(_L)                          \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,         \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_ADDRESS(ALE_PRECLASSIFY_IP_LOCAL_ADDRESS_V4)
NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_ADDRESS(ALE_PRECLASSIFY_IP_LOCAL_ADDRESS_V6)

#define NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_ADDRESS(_L)                         \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_ADDRESS(ALE_PRECLASSIFY_IP_REMOTE_ADDRESS_V4)
NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_ADDRESS(ALE_PRECLASSIFY_IP_REMOTE_ADDRESS_V6)

#define NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_PORT(_L)                             \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_LOCAL_PORT,            \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_PORT(ALE_PRECLASSIFY_IP_LOCAL_PORT_V4)
NDISTIDY_ALE_PRECLASSIFY_IP_LOCAL_PORT(ALE_PRECLASSIFY_IP_LOCAL_PORT_V6)

#define NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_PORT(_L)                            \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_IP_REMOTE_PORT,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_PORT(ALE_PRECLASSIFY_IP_REMOTE_PORT_V4)
NDISTIDY_ALE_PRECLASSIFY_IP_REMOTE_PORT(ALE_PRECLASSIFY_IP_REMOTE_PORT_V6)

#define NDISTIDY_ALE_BIND_REDIRECT(_L)                                         \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_BIND_REDIRECT(ALE_BIND_REDIRECT_V4)
NDISTIDY_ALE_BIND_REDIRECT(ALE_BIND_REDIRECT_V6)

#define NDISTIDY_ALE_CONNECT_REDIRECT(_L)                                      \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ALE_ORIGINAL_APP_ID,                                   \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_CONNECT_REDIRECT(ALE_CONNECT_REDIRECT_V4)
NDISTIDY_ALE_CONNECT_REDIRECT(ALE_CONNECT_REDIRECT_V6)

#define NDISTIDY_ALE_AUTH_CONNECT(_L)                                          \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_ALE_REMOTE_USER_ID,                                    \
      FWPS_FIELD_##_L##_ALE_REMOTE_MACHINE_ID,                                 \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_INTERFACE_INDEX,                                       \
      FWPS_FIELD_##_L##_SUB_INTERFACE_INDEX,                                   \
      FWPS_FIELD_##_L##_IP_ARRIVAL_INTERFACE,                                  \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_TYPE,                                \
      FWPS_FIELD_##_L##_ARRIVAL_TUNNEL_TYPE,                                   \
      FWPS_FIELD_##_L##_ARRIVAL_INTERFACE_INDEX,                               \
      FWPS_FIELD_##_L##_NEXTHOP_SUB_INTERFACE_INDEX,                           \
      FWPS_FIELD_##_L##_IP_NEXTHOP_INTERFACE,                                  \
      FWPS_FIELD_##_L##_NEXTHOP_INTERFACE_TYPE,                                \
      FWPS_FIELD_##_L##_NEXTHOP_TUNNEL_TYPE,                                   \
      FWPS_FIELD_##_L##_NEXTHOP_INTERFACE_INDEX,                               \
      FWPS_FIELD_##_L##_ORIGINAL_PROFILE_ID,                                   \
      FWPS_FIELD_##_L##_CURRENT_PROFILE_ID,                                    \
      FWPS_FIELD_##_L##_REAUTHORIZE_REASON,                                    \
      FWPS_FIELD_##_L##_PEER_NAME,                                             \
      FWPS_FIELD_##_L##_ORIGINAL_ICMP_TYPE,                                    \
      FWPS_FIELD_##_L##_INTERFACE_QUARANTINE_EPOCH,                            \
      FWPS_FIELD_##_L##_ALE_ORIGINAL_APP_ID,                                   \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_ALE_EFFECTIVE_NAME,                                    \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_ADDRESS,                               \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_PORT,                                  \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_ADDRESS,                              \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_PORT,                                 \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_AUTH_CONNECT(ALE_AUTH_CONNECT_V4)
NDISTIDY_ALE_AUTH_CONNECT(ALE_AUTH_CONNECT_V6)

#define NDISTIDY_ALE_FLOW_ESTABLISHED(_L)                                      \
  typedef enum FWPS_FIELDS_##_L##_{                                            \
      FWPS_FIELD_##_L##_ALE_APP_ID,                                            \
      FWPS_FIELD_##_L##_ALE_USER_ID,                                           \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS,                                      \
      FWPS_FIELD_##_L##_IP_LOCAL_ADDRESS_TYPE,                                 \
      FWPS_FIELD_##_L##_IP_LOCAL_PORT,                                         \
      FWPS_FIELD_##_L##_IP_PROTOCOL,                                           \
      FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,                                     \
      FWPS_FIELD_##_L##_IP_REMOTE_PORT,                                        \
      FWPS_FIELD_##_L##_ALE_REMOTE_USER_ID,                                    \
      FWPS_FIELD_##_L##_ALE_REMOTE_MACHINE_ID,                                 \
      FWPS_FIELD_##_L##_IP_DESTINATION_ADDRESS_TYPE,                           \
      FWPS_FIELD_##_L##_IP_LOCAL_INTERFACE,                                    \
      FWPS_FIELD_##_L##_DIRECTION,                                             \
      FWPS_FIELD_##_L##_INTERFACE_TYPE,                                        \
      FWPS_FIELD_##_L##_TUNNEL_TYPE,                                           \
      FWPS_FIELD_##_L##_FLAGS,                                                 \
      FWPS_FIELD_##_L##_ALE_ORIGINAL_APP_ID,                                   \
      FWPS_FIELD_##_L##_ALE_PACKAGE_ID,                                        \
      FWPS_FIELD_##_L##_ALE_SECURITY_ATTRIBUTE_FQBN_VALUE,                     \
      FWPS_FIELD_##_L##_COMPARTMENT_ID,                                        \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_ADDRESS,                               \
      FWPS_FIELD_##_L##_BITMAP_IP_LOCAL_PORT,                                  \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_ADDRESS,                              \
      FWPS_FIELD_##_L##_BITMAP_IP_REMOTE_PORT,                                 \
      FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_ALE_FLOW_ESTABLISHED(ALE_FLOW_ESTABLISHED_V4)
NDISTIDY_ALE_FLOW_ESTABLISHED(ALE_FLOW_ESTABLISHED_V6)

#define NDISTIDY_NAME_RESOLUTION_CACHE(_L)                                     \
  typedef enum FWPS_FIELDS_##_L##_{FWPS_FIELD_##_L##_ALE_USER_ID,              \
                                   FWPS_FIELD_##_L##_ALE_APP_ID,               \
                                   FWPS_FIELD_##_L##_IP_REMOTE_ADDRESS,        \
                                   FWPS_FIELD_##_L##_PEER_NAME,                \
                                   FWPS_FIELD_##_L##_COMPARTMENT_ID,           \
                                   FWPS_FIELD_##_L##_MAX} FWPS_FIELDS_##_L;
NDISTIDY_NAME_RESOLUTION_CACHE(NAME_RESOLUTION_CACHE_V4)
NDISTIDY_NAME_RESOLUTION_CACHE(NAME_RESOLUTION_CACHE_V6)

#define FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_CODE                               \
  FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_AUTH_CONNECT_V4_ICMP_TYPE                               \
  FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_CODE                               \
  FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_AUTH_CONNECT_V6_ICMP_TYPE                               \
  FWPS_FIELD_ALE_AUTH_CONNECT_V6_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ARRIVAL_SUB_INTERFACE_INDEX         \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_CODE                           \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_ICMP_TYPE                           \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_LOCAL_INTERFACE_INDEX               \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_LOCAL_INTERFACE_TYPE                \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_TYPE
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_LOCAL_TUNNEL_TYPE                   \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_TUNNEL_TYPE
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SOCKET_PROPERTY        \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SIO_FIREWALL_SYSTEM_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ARRIVAL_SUB_INTERFACE_INDEX         \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SUB_INTERFACE_INDEX
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_CODE                           \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_ICMP_TYPE                           \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_LOCAL_INTERFACE_INDEX               \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_INDEX
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_LOCAL_INTERFACE_TYPE                \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_INTERFACE_TYPE
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_LOCAL_TUNNEL_TYPE                   \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_TUNNEL_TYPE
#define FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SOCKET_PROPERTY        \
  FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_SIO_FIREWALL_SYSTEM_PORT
#define FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_CODE                           \
  FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_ICMP_TYPE                           \
  FWPS_FIELD_ALE_CONNECT_REDIRECT_V4_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_CODE                           \
  FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_ICMP_TYPE                           \
  FWPS_FIELD_ALE_CONNECT_REDIRECT_V6_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_CODE                           \
  FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_ICMP_TYPE                           \
  FWPS_FIELD_ALE_FLOW_ESTABLISHED_V4_IP_LOCAL_PORT
#define FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_CODE                           \
  FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_REMOTE_PORT
#define FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_ICMP_TYPE                           \
  FWPS_FIELD_ALE_FLOW_ESTABLISHED_V6_IP_LOCAL_PORT

#endif /* NDISTIDY_FWP_ALE_FIELDS_H */
