//===- fwpmk.h - Windows Filtering Platform, management ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_FWPMK_H
#define NDISTIDY_MINGW_FWPMK_H
#pragma GCC system_header

#include <fwpmtypes.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "fwp/keys.h"

#ifndef RPC_C_AUTHN_WINNT
#define RPC_C_AUTHN_WINNT 10
#define RPC_C_AUTHN_DEFAULT 0xFFFFFFFFL
#endif
#define FWPM_TXN_READ_ONLY 0x00000001
#define FWPM_TUNNEL_FLAG_POINT_TO_POINT 0x00000001
#define FWPM_TUNNEL_FLAG_ENABLE_VIRTUAL_IF_TUNNELING 0x00000002
#define FWPM_AUTO_WEIGHT_BITS 60
#define FWPM_AUTO_WEIGHT_MAX (MAXUINT64 >> (64 - FWPM_AUTO_WEIGHT_BITS))
#define FWPM_WEIGHT_RANGE_IPSEC 0x0
#define FWPM_WEIGHT_RANGE_IKE_EXEMPTIONS 0xc
#define FWPM_WEIGHT_RANGE_MAX (MAXUINT64 >> FWPM_AUTO_WEIGHT_BITS)
#define FWPM_CONTEXT_IPSEC_OUTBOUND_NEGOTIATE_DISCOVER 0x1ui64
#define FWPM_CONTEXT_IPSEC_OUTBOUND_SUPPRESS_NEGOTIATION 0x2ui64
#define FWPM_CONTEXT_IPSEC_INBOUND_PASSTHRU 0x1ui64
#define FWPM_CONTEXT_IPSEC_INBOUND_PERSIST_CONNECTION_SECURITY 0x2ui64
#define FWPM_CONTEXT_TCP_CHIMNEY_OFFLOAD_ENABLE 0x1ui64
#define FWPM_CONTEXT_TCP_CHIMNEY_OFFLOAD_DISABLE 0x2ui64
#define FWPM_ACTRL_ADD 0x00000001
#define FWPM_ACTRL_ADD_LINK 0x00000002
#define FWPM_ACTRL_BEGIN_READ_TXN 0x00000004
#define FWPM_ACTRL_BEGIN_WRITE_TXN 0x00000008
#define FWPM_ACTRL_CLASSIFY 0x00000010
#define FWPM_ACTRL_ENUM 0x00000020
#define FWPM_ACTRL_OPEN 0x00000040
#define FWPM_ACTRL_READ 0x00000080
#define FWPM_ACTRL_READ_STATS 0x00000100
#define FWPM_ACTRL_SUBSCRIBE 0x00000200
#define FWPM_ACTRL_WRITE 0x00000400
#define FWPM_GENERIC_READ                                                      \
  (STANDARD_RIGHTS_READ | FWPM_ACTRL_BEGIN_READ_TXN | FWPM_ACTRL_CLASSIFY |    \
   FWPM_ACTRL_OPEN | FWPM_ACTRL_READ | FWPM_ACTRL_READ_STATS)
#define FWPM_GENERIC_EXECUTE                                                   \
  (STANDARD_RIGHTS_EXECUTE | FWPM_ACTRL_ENUM | FWPM_ACTRL_SUBSCRIBE)
#define FWPM_GENERIC_WRITE                                                     \
  (STANDARD_RIGHTS_WRITE | DELETE | FWPM_ACTRL_ADD | FWPM_ACTRL_ADD_LINK |     \
   FWPM_ACTRL_BEGIN_WRITE_TXN | FWPM_ACTRL_WRITE)
#define FWPM_GENERIC_ALL                                                       \
  (FWPM_GENERIC_READ | FWPM_GENERIC_EXECUTE | FWPM_GENERIC_WRITE | WRITE_DAC | \
   WRITE_OWNER)

// The base filtering engine and sessions with it.
typedef VOID(NTAPI *FWPM_SERVICE_STATE_CHANGE_CALLBACK0)(
    void *context, FWPM_SERVICE_STATE newState);
FWPM_SERVICE_STATE NTAPI FwpmBfeStateGet0(void);
NTSTATUS NTAPI FwpmBfeStateSubscribeChanges0(
    void *deviceObject, FWPM_SERVICE_STATE_CHANGE_CALLBACK0 callback,
    void *context, HANDLE *changeHandle);
NTSTATUS NTAPI FwpmBfeStateUnsubscribeChanges0(HANDLE changeHandle);
VOID NTAPI FwpmFreeMemory0(void **Memory);

struct _SEC_WINNT_AUTH_IDENTITY_W;
NTSTATUS NTAPI FwpmEngineOpen0(const wchar_t *serverName, UINT32 authnService,
                               struct _SEC_WINNT_AUTH_IDENTITY_W *authIdentity,
                               const FWPM_SESSION0 *session,
                               HANDLE *engineHandle);
NTSTATUS NTAPI FwpmEngineClose0(HANDLE engineHandle);
NTSTATUS NTAPI FwpmEngineGetOption0(HANDLE engineHandle,
                                    FWPM_ENGINE_OPTION option,
                                    FWP_VALUE0 **value);
NTSTATUS NTAPI FwpmEngineSetOption0(HANDLE engineHandle,
                                    FWPM_ENGINE_OPTION option,
                                    const FWP_VALUE0 *newValue);
NTSTATUS NTAPI FwpmTransactionBegin0(HANDLE engineHandle, UINT32 flags);
NTSTATUS NTAPI FwpmTransactionCommit0(HANDLE engineHandle);
NTSTATUS NTAPI FwpmTransactionAbort0(HANDLE engineHandle);

// What every kind of object has.
#define NDISTIDY_FWPM_ENUM(_Kind, _Template, _Type)                            \
  NTSTATUS NTAPI Fwpm##_Kind##CreateEnumHandle0(                               \
      HANDLE engineHandle, const _Template *enumTemplate, HANDLE *enumHandle); \
  NTSTATUS NTAPI Fwpm##_Kind##Enum0(                                           \
      HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,      \
      _Type ***entries, UINT32 *numEntriesReturned);                           \
  NTSTATUS NTAPI Fwpm##_Kind##DestroyEnumHandle0(HANDLE engineHandle,          \
                                                 HANDLE enumHandle);
#define NDISTIDY_FWPM_SECURITY(_Kind)                                          \
  NTSTATUS NTAPI Fwpm##_Kind##GetSecurityInfo0(                                \
      HANDLE engineHandle, SECURITY_INFORMATION securityInfo, PSID *sidOwner,  \
      PSID *sidGroup, PACL *dacl, PACL *sacl,                                  \
      PSECURITY_DESCRIPTOR *securityDescriptor);                               \
  NTSTATUS NTAPI Fwpm##_Kind##SetSecurityInfo0(                                \
      HANDLE engineHandle, SECURITY_INFORMATION securityInfo,                  \
      const SID *sidOwner, const SID *sidGroup, const ACL *dacl,               \
      const ACL *sacl);
#define NDISTIDY_FWPM_KEYED(_Kind, _Type)                                      \
  NTSTATUS NTAPI Fwpm##_Kind##GetByKey0(HANDLE engineHandle, const GUID *key,  \
                                        _Type **object);                       \
  NTSTATUS NTAPI Fwpm##_Kind##GetSecurityInfoByKey0(                           \
      HANDLE engineHandle, const GUID *key, SECURITY_INFORMATION securityInfo, \
      PSID *sidOwner, PSID *sidGroup, PACL *dacl, PACL *sacl,                  \
      PSECURITY_DESCRIPTOR *securityDescriptor);                               \
  NTSTATUS NTAPI Fwpm##_Kind##SetSecurityInfoByKey0(                           \
      HANDLE engineHandle, const GUID *key, SECURITY_INFORMATION securityInfo, \
      const SID *sidOwner, const SID *sidGroup, const ACL *dacl,               \
      const ACL *sacl);
#define NDISTIDY_FWPM_DELETE(_Kind)                                            \
  NTSTATUS NTAPI Fwpm##_Kind##DeleteByKey0(HANDLE engineHandle,                \
                                           const GUID *key);
#define NDISTIDY_FWPM_BY_ID(_Kind, _Type, _Id)                                 \
  NTSTATUS NTAPI Fwpm##_Kind##DeleteById0(HANDLE engineHandle, _Id id);        \
  NTSTATUS NTAPI Fwpm##_Kind##GetById0(HANDLE engineHandle, _Id id,            \
                                       _Type **object);

NDISTIDY_FWPM_SECURITY(Engine)
NDISTIDY_FWPM_ENUM(Session, FWPM_SESSION_ENUM_TEMPLATE0, FWPM_SESSION0)

NTSTATUS NTAPI FwpmProviderAdd0(HANDLE engineHandle,
                                const FWPM_PROVIDER0 *provider,
                                PSECURITY_DESCRIPTOR sd);
NDISTIDY_FWPM_ENUM(Provider, FWPM_PROVIDER_ENUM_TEMPLATE0, FWPM_PROVIDER0)
NDISTIDY_FWPM_KEYED(Provider, FWPM_PROVIDER0)
NDISTIDY_FWPM_DELETE(Provider)

#define NDISTIDY_FWPM_CONTEXT(_N)                                              \
  NTSTATUS NTAPI FwpmProviderContextAdd##_N(                                   \
      HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT##_N *providerContext,   \
      PSECURITY_DESCRIPTOR sd, UINT64 *id);
#define NDISTIDY_FWPM_CONTEXT_LATER(_N)                                        \
  NDISTIDY_FWPM_CONTEXT(_N)                                                    \
  NTSTATUS NTAPI FwpmProviderContextGetById##_N(                               \
      HANDLE engineHandle, UINT64 id,                                          \
      FWPM_PROVIDER_CONTEXT##_N **providerContext);                            \
  NTSTATUS NTAPI FwpmProviderContextGetByKey##_N(                              \
      HANDLE engineHandle, const GUID *key,                                    \
      FWPM_PROVIDER_CONTEXT##_N **providerContext);                            \
  NTSTATUS NTAPI FwpmProviderContextEnum##_N(                                  \
      HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,      \
      FWPM_PROVIDER_CONTEXT##_N ***entries, UINT32 *numEntriesReturned);
NDISTIDY_FWPM_CONTEXT(0)
NDISTIDY_FWPM_CONTEXT_LATER(1)
NDISTIDY_FWPM_CONTEXT_LATER(2)
NDISTIDY_FWPM_CONTEXT_LATER(3)
NDISTIDY_FWPM_ENUM(ProviderContext, FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0,
                   FWPM_PROVIDER_CONTEXT0)
NDISTIDY_FWPM_KEYED(ProviderContext, FWPM_PROVIDER_CONTEXT0)
NDISTIDY_FWPM_DELETE(ProviderContext)
NDISTIDY_FWPM_BY_ID(ProviderContext, FWPM_PROVIDER_CONTEXT0, UINT64)

NTSTATUS NTAPI FwpmSubLayerAdd0(HANDLE engineHandle,
                                const FWPM_SUBLAYER0 *subLayer,
                                PSECURITY_DESCRIPTOR sd);
NDISTIDY_FWPM_ENUM(SubLayer, FWPM_SUBLAYER_ENUM_TEMPLATE0, FWPM_SUBLAYER0)
NDISTIDY_FWPM_KEYED(SubLayer, FWPM_SUBLAYER0)
NDISTIDY_FWPM_DELETE(SubLayer)

NTSTATUS NTAPI FwpmLayerGetById0(HANDLE engineHandle, UINT16 id,
                                 FWPM_LAYER0 **layer);
NDISTIDY_FWPM_ENUM(Layer, FWPM_LAYER_ENUM_TEMPLATE0, FWPM_LAYER0)
NDISTIDY_FWPM_KEYED(Layer, FWPM_LAYER0)

NTSTATUS NTAPI FwpmCalloutAdd0(HANDLE engineHandle,
                               const FWPM_CALLOUT0 *callout,
                               PSECURITY_DESCRIPTOR sd, UINT32 *id);
NDISTIDY_FWPM_ENUM(Callout, FWPM_CALLOUT_ENUM_TEMPLATE0, FWPM_CALLOUT0)
NDISTIDY_FWPM_KEYED(Callout, FWPM_CALLOUT0)
NDISTIDY_FWPM_DELETE(Callout)
NDISTIDY_FWPM_BY_ID(Callout, FWPM_CALLOUT0, UINT32)

NTSTATUS NTAPI FwpmFilterAdd0(HANDLE engineHandle, const FWPM_FILTER0 *filter,
                              PSECURITY_DESCRIPTOR sd, UINT64 *id);
NDISTIDY_FWPM_ENUM(Filter, FWPM_FILTER_ENUM_TEMPLATE0, FWPM_FILTER0)
NDISTIDY_FWPM_KEYED(Filter, FWPM_FILTER0)
NDISTIDY_FWPM_DELETE(Filter)
NDISTIDY_FWPM_BY_ID(Filter, FWPM_FILTER0, UINT64)

NTSTATUS NTAPI FwpmIPsecTunnelAdd0(
    HANDLE engineHandle, UINT32 flags,
    const FWPM_PROVIDER_CONTEXT0 *mainModePolicy,
    const FWPM_PROVIDER_CONTEXT0 *tunnelPolicy, UINT32 numFilterConditions,
    const FWPM_FILTER_CONDITION0 *filterConditions, PSECURITY_DESCRIPTOR sd);
NTSTATUS NTAPI FwpmIPsecTunnelDeleteByKey0(HANDLE engineHandle,
                                           const GUID *key);

NDISTIDY_FWPM_ENUM(NetEvent, FWPM_NET_EVENT_ENUM_TEMPLATE0, FWPM_NET_EVENT0)
NTSTATUS NTAPI FwpmNetEventEnum1(HANDLE engineHandle, HANDLE enumHandle,
                                 UINT32 numEntriesRequested,
                                 FWPM_NET_EVENT1 ***entries,
                                 UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmNetEventEnum2(HANDLE engineHandle, HANDLE enumHandle,
                                 UINT32 numEntriesRequested,
                                 FWPM_NET_EVENT2 ***entries,
                                 UINT32 *numEntriesReturned);
NDISTIDY_FWPM_SECURITY(NetEvents)
NDISTIDY_FWPM_SECURITY(Connection)
NDISTIDY_FWPM_SECURITY(vSwitchEvents)

#ifdef __cplusplus
}
#endif

#include <fwpvi.h>

#endif /* NDISTIDY_MINGW_FWPMK_H */
