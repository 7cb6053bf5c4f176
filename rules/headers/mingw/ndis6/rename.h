//===- rename.h - What of mingw-w64's ntddndis.h is hidden ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Read by ../ntddndis.h, before it; rename-end.h undoes this.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_RENAME_H
#define NDISTIDY_NDIS6_RENAME_H
#pragma GCC system_header

/* Defined in ndis.h, too. */
#define _NDIS_REQUEST_TYPE ndistidy__NDIS_REQUEST_TYPE
#define NDIS_REQUEST_TYPE ndistidy_NDIS_REQUEST_TYPE
#define PNDIS_REQUEST_TYPE ndistidy_PNDIS_REQUEST_TYPE
#define NdisRequestQueryInformation ndistidy_NdisRequestQueryInformation
#define NdisRequestSetInformation ndistidy_NdisRequestSetInformation
#define NdisRequestQueryStatistics ndistidy_NdisRequestQueryStatistics
#define NdisRequestOpen ndistidy_NdisRequestOpen
#define NdisRequestClose ndistidy_NdisRequestClose
#define NdisRequestSend ndistidy_NdisRequestSend
#define NdisRequestTransferData ndistidy_NdisRequestTransferData
#define NdisRequestReset ndistidy_NdisRequestReset
#define NdisRequestGeneric1 ndistidy_NdisRequestGeneric1
#define NdisRequestGeneric2 ndistidy_NdisRequestGeneric2
#define NdisRequestGeneric3 ndistidy_NdisRequestGeneric3
#define NdisRequestGeneric4 ndistidy_NdisRequestGeneric4
#define NdisRequestMethod ndistidy_NdisRequestMethod

/* Earlier revisions of what offload.h, nic_switch.h and isolation.h declare. */
#if NDIS_SUPPORT_NDIS6
#define _NDIS_OFFLOAD_PARAMETERS ndistidy__NDIS_OFFLOAD_PARAMETERS
#define NDIS_OFFLOAD_PARAMETERS ndistidy_NDIS_OFFLOAD_PARAMETERS
#define PNDIS_OFFLOAD_PARAMETERS ndistidy_PNDIS_OFFLOAD_PARAMETERS
#define _NDIS_OFFLOAD ndistidy__NDIS_OFFLOAD
#define NDIS_OFFLOAD ndistidy_NDIS_OFFLOAD
#define PNDIS_OFFLOAD ndistidy_PNDIS_OFFLOAD
#define _NDIS_RECEIVE_SCALE_PARAMETERS ndistidy__NDIS_RECEIVE_SCALE_PARAMETERS
#define NDIS_RECEIVE_SCALE_PARAMETERS ndistidy_NDIS_RECEIVE_SCALE_PARAMETERS
#define PNDIS_RECEIVE_SCALE_PARAMETERS ndistidy_PNDIS_RECEIVE_SCALE_PARAMETERS
#define _NDIS_RECEIVE_QUEUE_PARAMETERS ndistidy__NDIS_RECEIVE_QUEUE_PARAMETERS
#define NDIS_RECEIVE_QUEUE_PARAMETERS ndistidy_NDIS_RECEIVE_QUEUE_PARAMETERS
#define PNDIS_RECEIVE_QUEUE_PARAMETERS ndistidy_PNDIS_RECEIVE_QUEUE_PARAMETERS
#define _NDIS_NIC_SWITCH_CAPABILITIES ndistidy__NDIS_NIC_SWITCH_CAPABILITIES
#define NDIS_NIC_SWITCH_CAPABILITIES ndistidy_NDIS_NIC_SWITCH_CAPABILITIES
#define PNDIS_NIC_SWITCH_CAPABILITIES ndistidy_PNDIS_NIC_SWITCH_CAPABILITIES
#define _NDIS_NIC_SWITCH_PARAMETERS ndistidy__NDIS_NIC_SWITCH_PARAMETERS
#define NDIS_NIC_SWITCH_PARAMETERS ndistidy_NDIS_NIC_SWITCH_PARAMETERS
#define PNDIS_NIC_SWITCH_PARAMETERS ndistidy_PNDIS_NIC_SWITCH_PARAMETERS
#define _NDIS_NIC_SWITCH_VPORT_PARAMETERS                                      \
  ndistidy__NDIS_NIC_SWITCH_VPORT_PARAMETERS
#define NDIS_NIC_SWITCH_VPORT_PARAMETERS                                       \
  ndistidy_NDIS_NIC_SWITCH_VPORT_PARAMETERS
#define PNDIS_NIC_SWITCH_VPORT_PARAMETERS                                      \
  ndistidy_PNDIS_NIC_SWITCH_VPORT_PARAMETERS
#define _NDIS_SWITCH_PORT_PROPERTY_SECURITY                                    \
  ndistidy__NDIS_SWITCH_PORT_PROPERTY_SECURITY
#define NDIS_SWITCH_PORT_PROPERTY_SECURITY                                     \
  ndistidy_NDIS_SWITCH_PORT_PROPERTY_SECURITY
#define PNDIS_SWITCH_PORT_PROPERTY_SECURITY                                    \
  ndistidy_PNDIS_SWITCH_PORT_PROPERTY_SECURITY
#define _NDIS_SWITCH_NIC_PARAMETERS ndistidy__NDIS_SWITCH_NIC_PARAMETERS
#define NDIS_SWITCH_NIC_PARAMETERS ndistidy_NDIS_SWITCH_NIC_PARAMETERS
#define PNDIS_SWITCH_NIC_PARAMETERS ndistidy_PNDIS_SWITCH_NIC_PARAMETERS
#define _NDIS_SWITCH_NIC_SAVE_STATE ndistidy__NDIS_SWITCH_NIC_SAVE_STATE
#define NDIS_SWITCH_NIC_SAVE_STATE ndistidy_NDIS_SWITCH_NIC_SAVE_STATE
#define PNDIS_SWITCH_NIC_SAVE_STATE ndistidy_PNDIS_SWITCH_NIC_SAVE_STATE

/* Enumerators that were added before the last one. */
#define NdisPhysicalMediumMax                                                  \
  NdisPhysicalMediumNative802_15_4, NdisPhysicalMediumMax
#define NdisSwitchPortPropertyTypeMaximum                                      \
  NdisSwitchPortPropertyTypeIsolation,                                         \
      NdisSwitchPortPropertyTypeRoutingDomain,                                 \
      NdisSwitchPortPropertyTypeMaximum
#endif

#endif /* NDISTIDY_NDIS6_RENAME_H */
