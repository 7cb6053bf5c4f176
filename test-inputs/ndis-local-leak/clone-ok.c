// Clones are chained behind each other and sent; for one port, they are not.

#include "../include/ndis6_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Below;
  NDIS_HANDLE ListPool;
} ADAPTER, *PADAPTER;

static VOID NTAPI Send_Ok(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST List,
                           NDIS_PORT_NUMBER Port, ULONG Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  PNET_BUFFER_LIST First = NULL, Clone, Next;
  PNET_BUFFER_LIST *Last = &First;

  for (; List != NULL; List = Next) {
    Next = NET_BUFFER_LIST_NEXT_NBL(List);
    NET_BUFFER_LIST_NEXT_NBL(List) = NULL;
    Clone = NdisAllocateCloneNetBufferList(List, Adapter->ListPool, NULL, 0);
    if (Clone == NULL) {
      NdisMSendNetBufferListsComplete(Adapter->Handle, List, 0);
      continue;
    }
    if (Port == 7) {
      NdisFreeCloneNetBufferList(Clone, 0);
      NdisMSendNetBufferListsComplete(Adapter->Handle, List, 0);
      continue;
    }
    Clone->ParentNetBufferList = List;
    *Last = Clone;
    Last = &NET_BUFFER_LIST_NEXT_NBL(Clone);
  }
  *Last = NULL;
  if (First != NULL)
    NdisSendNetBufferLists(Adapter->Below, First, Port, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
