//===- rename-end.h - The names that rename.h took, back -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Read by ../ntddndis.h, after mingw-w64's header.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_RENAME - END_H
#define NDISTIDY_NDIS6_RENAME -END_H
#pragma GCC system_header

#undef _NDIS_REQUEST_TYPE
#undef NDIS_REQUEST_TYPE
#undef PNDIS_REQUEST_TYPE
#undef NdisRequestQueryInformation
#undef NdisRequestSetInformation
#undef NdisRequestQueryStatistics
#undef NdisRequestOpen
#undef NdisRequestClose
#undef NdisRequestSend
#undef NdisRequestTransferData
#undef NdisRequestReset
#undef NdisRequestGeneric1
#undef NdisRequestGeneric2
#undef NdisRequestGeneric3
#undef NdisRequestGeneric4
#undef NdisRequestMethod
#undef _NDIS_OFFLOAD_PARAMETERS
#undef NDIS_OFFLOAD_PARAMETERS
#undef PNDIS_OFFLOAD_PARAMETERS
#undef _NDIS_OFFLOAD
#undef NDIS_OFFLOAD
#undef PNDIS_OFFLOAD
#undef _NDIS_RECEIVE_SCALE_PARAMETERS
#undef NDIS_RECEIVE_SCALE_PARAMETERS
#undef PNDIS_RECEIVE_SCALE_PARAMETERS
#undef _NDIS_RECEIVE_QUEUE_PARAMETERS
#undef NDIS_RECEIVE_QUEUE_PARAMETERS
#undef PNDIS_RECEIVE_QUEUE_PARAMETERS
#undef _NDIS_NIC_SWITCH_CAPABILITIES
#undef NDIS_NIC_SWITCH_CAPABILITIES
#undef PNDIS_NIC_SWITCH_CAPABILITIES
#undef _NDIS_NIC_SWITCH_PARAMETERS
#undef NDIS_NIC_SWITCH_PARAMETERS
#undef PNDIS_NIC_SWITCH_PARAMETERS
#undef _NDIS_NIC_SWITCH_VPORT_PARAMETERS
#undef NDIS_NIC_SWITCH_VPORT_PARAMETERS
#undef PNDIS_NIC_SWITCH_VPORT_PARAMETERS
#undef _NDIS_SWITCH_PORT_PROPERTY_SECURITY
#undef NDIS_SWITCH_PORT_PROPERTY_SECURITY
#undef PNDIS_SWITCH_PORT_PROPERTY_SECURITY
#undef _NDIS_SWITCH_NIC_PARAMETERS
#undef NDIS_SWITCH_NIC_PARAMETERS
#undef PNDIS_SWITCH_NIC_PARAMETERS
#undef _NDIS_SWITCH_NIC_SAVE_STATE
#undef NDIS_SWITCH_NIC_SAVE_STATE
#undef PNDIS_SWITCH_NIC_SAVE_STATE
#undef NdisPhysicalMediumMax
#undef NdisSwitchPortPropertyTypeMaximum

#endif /* NDISTIDY_NDIS6_RENAME-END_H */
