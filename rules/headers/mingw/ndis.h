//===- ndis.h - NDIS 5 of mingw-w64, cured, and NDIS 6 ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64 10.0.0 declares NDIS 4 to 5.1 only. This header picks the version
// from the driver's macros, includes mingw-w64's header with its defects
// cured, and adds NDIS 6 from ndis6/. A driver that names no version at all
// (its project file does, and nobody gave us its flags) sees both.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NDIS_H
#define NDISTIDY_MINGW_NDIS_H
#pragma GCC system_header

#include <ntddk.h>

#include <ntddndis.h>

#include "ndis6/level.h"
#include "ndis6/version.h"

/* The declaration of NdisMWanIndicateReceiveComplete lacks a comma, so that
   the preprocessor sees one argument. */
#define NdisMWanIndicateReceiveComplete(...)                                   \
  NdisMWanIndicateReceiveComplete(NDIS_HANDLE MiniportAdapterHandle,           \
                                  NDIS_HANDLE NdisLinkContext)
/* netpnp.h has three of the NDIS_DEVICE_PNP_EVENT enumerators and the older
   NET_PNP_EVENT_CODE ones; it is included with quotes from the same folder and
   cannot be wrapped. */
#define NdisDevicePnPEventSurpriseRemoved                                      \
  NdisDevicePnPEventQueryRemoved, NdisDevicePnPEventRemoved,                   \
      NdisDevicePnPEventSurpriseRemoved, NdisDevicePnPEventQueryStopped,       \
      NdisDevicePnPEventStopped
#define NdisDevicePnPEventPowerProfileChanged                                  \
  NdisDevicePnPEventPowerProfileChanged, NdisDevicePnPEventFilterListChanged
#define NetEventIMReEnableDevice                                               \
  NetEventIMReEnableDevice, NetEventNDKEnable, NetEventNDKDisable,             \
      NetEventFilterPreDetach, NetEventBindFailed, NetEventSwitchActivate,     \
      NetEventAllowBindsAbove, NetEventInhibitBindsAbove, NetEventAllowStart,  \
      NetEventRequirePause, NetEventUploadGftFlowEntries
/* Its second parameter is a handle, and no pointer to one. */
#define NdisSetupDmaTransfer ndistidy_NdisSetupDmaTransfer
#include_next <ndis.h>
#undef NdisSetupDmaTransfer
#undef NdisMWanIndicateReceiveComplete
#undef NdisDevicePnPEventSurpriseRemoved
#undef NdisDevicePnPEventPowerProfileChanged
#undef NetEventIMReEnableDevice

#include "ndis6/version-end.h"

#ifndef NDIS_STRING_CONST
#define NDIS_STRING_CONST(x) {sizeof(L##x) - 2, sizeof(L##x), L##x}
#endif

/* Two function-like macros do not expand to valid C; their arguments are
   evaluated, which is what an analysis needs. */
#undef NdisMTransferDataComplete
#define NdisMTransferDataComplete(_Adapter, _Packet, _Status, _Bytes)          \
  ((void)(_Adapter), (void)(_Packet), (void)(_Status), (void)(_Bytes))
#undef NdisMTrIndicateReceive
#define NdisMTrIndicateReceive(_Adapter, _Context, _Header, _HeaderSize,       \
                               _Data, _DataSize, _PacketSize)                  \
  ((void)(_Adapter), (void)(_Context), (void)(_Header), (void)(_HeaderSize),   \
   (void)(_Data), (void)(_DataSize), (void)(_PacketSize))

#ifdef __cplusplus
extern "C" {
#endif

#include "ndis5/legacy.h"

#if NDIS_SUPPORT_NDIS6
#include "ndis6/buffers.h"
#include "ndis6/buffer_info.h"
#include "ndis6/buffer_routines.h"
#include "ndis6/general.h"
#include "ndis6/oid.h"
#include "ndis6/attributes.h"
#include "ndis6/miniport.h"
#include "ndis6/protocol.h"
#include "ndis6/filter.h"
#include "ndis6/hardware.h"
#include "ndis6/interfaces.h"
#include "ndis6/sriov.h"
#include "ndis6/ipsec.h"
#include "ndis6/connection.h"
#include "ndis6/switch.h"
#include "ndis6/constants.h"
#endif

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_NDIS_H */
