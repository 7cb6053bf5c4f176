// A client of a call manager opens an address family, and frees its context
// where it hears that the open has failed.

#include "../include/ndis6_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
} BINDING, *PBINDING;

typedef struct _AF {
  NDIS_HANDLE Af;
  PVOID Table;
} AF, *PAF;

static NDIS_STATUS NTAPI Bind(NDIS_HANDLE D, NDIS_HANDLE C,
                              PNDIS_BIND_PARAMETERS P) {
  PBINDING B = NdisAllocateMemoryWithTagPriority(ProtocolHandle, sizeof(*B),
                                                 'B', NormalPoolPriority);
  NDIS_STATUS S;
  if (!B)
    return NDIS_STATUS_RESOURCES;
  S = OpenBinding(B, C, P, &B->Handle);
  if (S != NDIS_STATUS_SUCCESS && S != NDIS_STATUS_PENDING)
    NdisFreeMemory(B, 0, 0);
  return S;
}

static VOID NTAPI Opened(NDIS_HANDLE C, NDIS_STATUS S) {
  if (S != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(C, 0, 0);
  NdisCompleteBindAdapterEx(NULL, S);
}

static VOID NTAPI Closed(NDIS_HANDLE C) {
  NdisFreeMemory(C, 0, 0);
  NdisCompleteUnbindAdapterEx(NULL);
}

static NDIS_STATUS NTAPI Unbind(NDIS_HANDLE U, NDIS_HANDLE C) {
  NDIS_STATUS S = NdisCloseAdapterEx(((PBINDING)C)->Handle);
  if (S != NDIS_STATUS_PENDING)
    NdisFreeMemory(C, 0, 0);
  return S;
}

static VOID NTAPI AfOpened(NDIS_HANDLE C, NDIS_HANDLE H, NDIS_STATUS S) {
  PAF Af = (PAF)C;
  if (S == NDIS_STATUS_SUCCESS) {
    Af->Af = H;
    return;
  }
  NdisFreeMemory(Af, 0, 0);
}

static VOID NTAPI Notify(NDIS_HANDLE B, PCO_ADDRESS_FAMILY F) {
  NDIS_STATUS S;
  PAF Af = NdisAllocateMemoryWithTagPriority(ProtocolHandle, sizeof(*Af), 'A',
                                             NormalPoolPriority);
  if (!Af)
    return;
  S = NdisClOpenAddressFamilyEx(((PBINDING)B)->Handle, F, Af, &Af->Af);
  if (S != NDIS_STATUS_PENDING && S != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Af, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING R) {
  NDIS_CO_CLIENT_OPTIONAL_HANDLERS Cl;
  NDIS_PROTOCOL_CO_CHARACTERISTICS Co;
  NTSTATUS S = RegisterProtocol(D, Bind, Unbind, Opened, Closed);
  if (S != NDIS_STATUS_SUCCESS)
    return S;
  NdisZeroMemory(&Cl, sizeof(Cl));
  NdisZeroMemory(&Co, sizeof(Co));
  Co.CoAfRegisterNotifyHandler = Notify;
  Cl.ClOpenAfCompleteHandlerEx = AfOpened;
  NdisSetOptionalHandlers(ProtocolHandle, (PNDIS_DRIVER_OPTIONAL_HANDLERS)&Co);
  NdisSetOptionalHandlers(ProtocolHandle, (PNDIS_DRIVER_OPTIONAL_HANDLERS)&Cl);
  return S;
}
