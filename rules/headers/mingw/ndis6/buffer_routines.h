//===- buffer_routines.h - Pools of net buffers and the routines on them ===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_BUFFER_ROUTINES_H
#define NDISTIDY_NDIS6_BUFFER_ROUTINES_H
#pragma GCC system_header

/* Pools. */
typedef struct _NET_BUFFER_POOL_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG PoolTag;
  ULONG DataSize;
} NET_BUFFER_POOL_PARAMETERS, *PNET_BUFFER_POOL_PARAMETERS;

typedef struct _NET_BUFFER_LIST_POOL_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  UCHAR ProtocolId;
  BOOLEAN fAllocateNetBuffer;
  USHORT ContextSize;
  ULONG PoolTag;
  ULONG DataSize;
  ULONG Flags;
} NET_BUFFER_LIST_POOL_PARAMETERS, *PNET_BUFFER_LIST_POOL_PARAMETERS;

#define NET_BUFFER_POOL_PARAMETERS_REVISION_1 1
#define NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1 1
#define NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_2 2
#define NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1                      \
  RTL_SIZEOF_THROUGH_FIELD(NET_BUFFER_POOL_PARAMETERS, DataSize)
#define NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1                 \
  RTL_SIZEOF_THROUGH_FIELD(NET_BUFFER_LIST_POOL_PARAMETERS, DataSize)
#define NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_2                 \
  RTL_SIZEOF_THROUGH_FIELD(NET_BUFFER_LIST_POOL_PARAMETERS, Flags)
#define NET_BUFFER_LIST_POOL_FLAG_VERIFY 0x00000001

/* Flags of the clone, fragment and reassemble routines. */
#define NDIS_CLONE_FLAGS_RESERVED 0x00000001
#define NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS 0x00000002
#define NDIS_TEST_CLONE_FLAG(_Flags, _F) (((_Flags) & (_F)) == (_F))
#define NDIS_SET_CLONE_FLAG(_Flags, _F) ((_Flags) |= (_F))
#define NDIS_CLEAR_CLONE_FLAG(_Flags, _F) ((_Flags) &= ~(_F))

typedef VOID(NTAPI NET_BUFFER_FREE_MDL)(PMDL Mdl);
typedef NET_BUFFER_FREE_MDL *NET_BUFFER_FREE_MDL_HANDLER;
typedef PMDL(NTAPI NET_BUFFER_ALLOCATE_MDL)(PULONG BufferSize);
typedef NET_BUFFER_ALLOCATE_MDL *NET_BUFFER_ALLOCATE_MDL_HANDLER;

NDISAPI NDIS_HANDLE NTAPI NdisAllocateNetBufferListPool(
    NDIS_HANDLE NdisHandle, const NET_BUFFER_LIST_POOL_PARAMETERS *Parameters);
NDISAPI VOID NTAPI NdisFreeNetBufferListPool(NDIS_HANDLE PoolHandle);
NDISAPI NDIS_HANDLE NTAPI NdisAllocateNetBufferPool(
    NDIS_HANDLE NdisHandle, PNET_BUFFER_POOL_PARAMETERS Parameters);
NDISAPI VOID NTAPI NdisFreeNetBufferPool(NDIS_HANDLE PoolHandle);
NDISAPI PNET_BUFFER_LIST NTAPI NdisAllocateNetBufferList(
    NDIS_HANDLE PoolHandle, USHORT ContextSize, USHORT ContextBackFill);
NDISAPI VOID NTAPI NdisFreeNetBufferList(PNET_BUFFER_LIST NetBufferList);
NDISAPI PNET_BUFFER NTAPI NdisAllocateNetBuffer(NDIS_HANDLE PoolHandle,
                                                PMDL MdlChain, ULONG DataOffset,
                                                SIZE_T DataLength);
NDISAPI VOID NTAPI NdisFreeNetBuffer(PNET_BUFFER NetBuffer);
NDISAPI PNET_BUFFER NTAPI NdisAllocateNetBufferMdlAndData(NDIS_HANDLE Pool);
NDISAPI PNET_BUFFER_LIST NTAPI NdisAllocateNetBufferAndNetBufferList(
    NDIS_HANDLE PoolHandle, USHORT ContextSize, USHORT ContextBackFill,
    PMDL MdlChain, ULONG DataOffset, SIZE_T DataLength);
NDISAPI PNET_BUFFER_LIST NTAPI
NdisAllocateNetBufferListMdlAndData(NDIS_HANDLE PoolHandle);
NDISAPI NDIS_STATUS NTAPI NdisAllocateNetBufferListContext(
    PNET_BUFFER_LIST NetBufferList, USHORT ContextSize, USHORT ContextBackFill,
    ULONG PoolTag);
NDISAPI VOID NTAPI NdisFreeNetBufferListContext(PNET_BUFFER_LIST NetBufferList,
                                                USHORT ContextSize);
NDISAPI PNET_BUFFER_LIST NTAPI NdisAllocateCloneNetBufferList(
    PNET_BUFFER_LIST OriginalNetBufferList, NDIS_HANDLE NetBufferListPoolHandle,
    NDIS_HANDLE NetBufferPoolHandle, ULONG AllocateCloneFlags);
NDISAPI VOID NTAPI NdisFreeCloneNetBufferList(
    PNET_BUFFER_LIST CloneNetBufferList, ULONG FreeCloneFlags);
NDISAPI PNET_BUFFER_LIST NTAPI NdisAllocateFragmentNetBufferList(
    PNET_BUFFER_LIST OriginalNetBufferList, NDIS_HANDLE NetBufferListPool,
    NDIS_HANDLE NetBufferPool, ULONG StartOffset, ULONG MaximumLength,
    ULONG DataOffsetDelta, ULONG DataBackFill, ULONG AllocateFragmentFlags);
NDISAPI VOID NTAPI
NdisFreeFragmentNetBufferList(PNET_BUFFER_LIST FragmentNetBufferList,
                              ULONG DataOffsetDelta, ULONG FreeFragmentFlags);
NDISAPI PNET_BUFFER_LIST NTAPI NdisAllocateReassembledNetBufferList(
    PNET_BUFFER_LIST FragmentNetBufferList,
    NDIS_HANDLE NetBufferAndNetBufferListPoolHandle, ULONG StartOffset,
    ULONG DataOffsetDelta, ULONG DataBackFill, ULONG AllocateReassembleFlags);
NDISAPI VOID NTAPI NdisFreeReassembledNetBufferList(
    PNET_BUFFER_LIST ReassembledNetBufferList, ULONG DataOffsetDelta,
    ULONG FreeReassembleFlags);
NDISAPI NDIS_STATUS NTAPI NdisRetreatNetBufferDataStart(
    PNET_BUFFER NetBuffer, ULONG DataOffsetDelta, ULONG DataBackFill,
    NET_BUFFER_ALLOCATE_MDL_HANDLER AllocateMdlHandler);
NDISAPI VOID NTAPI NdisAdvanceNetBufferDataStart(
    PNET_BUFFER NetBuffer, ULONG DataOffsetDelta, BOOLEAN FreeMdl,
    NET_BUFFER_FREE_MDL_HANDLER FreeMdlHandler);
NDISAPI NDIS_STATUS NTAPI NdisRetreatNetBufferListDataStart(
    PNET_BUFFER_LIST NetBufferList, ULONG DataOffsetDelta, ULONG DataBackFill,
    NET_BUFFER_ALLOCATE_MDL_HANDLER AllocateMdlHandler,
    NET_BUFFER_FREE_MDL_HANDLER FreeMdlHandler);
NDISAPI VOID NTAPI NdisAdvanceNetBufferListDataStart(
    PNET_BUFFER_LIST NetBufferList, ULONG DataOffsetDelta, BOOLEAN FreeMdl,
    NET_BUFFER_FREE_MDL_HANDLER FreeMdlHandler);
NDISAPI VOID NTAPI NdisAdjustNetBufferCurrentMdl(PNET_BUFFER NetBuffer);
NDISAPI PVOID NTAPI NdisGetDataBuffer(PNET_BUFFER NetBuffer, ULONG BytesNeeded,
                                      PVOID Storage, ULONG AlignMultiple,
                                      ULONG AlignOffset);
NDISAPI NDIS_STATUS NTAPI NdisCopyFromNetBufferToNetBuffer(
    PNET_BUFFER Destination, ULONG DestinationOffset, ULONG BytesToCopy,
    PNET_BUFFER const Source, ULONG SourceOffset, PULONG BytesCopied);
NDISAPI VOID NTAPI NdisCopySendNetBufferListInfo(PNET_BUFFER_LIST Destination,
                                                 PNET_BUFFER_LIST Source);
NDISAPI VOID NTAPI NdisCopyReceiveNetBufferListInfo(
    PNET_BUFFER_LIST Destination, PNET_BUFFER_LIST Source);
NDISAPI ULONG NTAPI NdisQueryNetBufferPhysicalCount(PNET_BUFFER NetBuffer);
NDISAPI NDIS_HANDLE NTAPI NdisGetPoolFromNetBufferList(PNET_BUFFER_LIST Nbl);
NDISAPI NDIS_HANDLE NTAPI NdisGetPoolFromNetBuffer(PNET_BUFFER NetBuffer);

NDISAPI PMDL NTAPI NdisAllocateMdl(NDIS_HANDLE NdisHandle, PVOID VirtualAddress,
                                   UINT Length);
NDISAPI VOID NTAPI NdisFreeMdl(PMDL Mdl);
NDISAPI ULONG NTAPI NdisGetMdlPhysicalArraySize(PMDL Mdl, PULONG ArraySize);
#define NDIS_MDL_LINKAGE(_Mdl) ((_Mdl)->Next)
#define NdisGetNextMdl(_Mdl, _NextMdl) (*(_NextMdl) = (_Mdl)->Next)
#define NdisQueryMdlOffset(_Mdl, _Offset, _Length)                             \
  (*(_Offset) = MmGetMdlByteOffset(_Mdl), *(_Length) = MmGetMdlByteCount(_Mdl))
#define NdisQueryMdl(_Mdl, _VirtualAddress, _Length, _Priority)                \
  {                                                                            \
    if (ARGUMENT_PRESENT(_VirtualAddress)) {                                   \
      *(PVOID *)(_VirtualAddress) =                                            \
          MmGetSystemAddressForMdlSafe(_Mdl, _Priority);                       \
    }                                                                          \
    *(_Length) = MmGetMdlByteCount(_Mdl);                                      \
  }
#define NDIS_MDL_TO_SPAN_PAGES(_Mdl)                                           \
  (MmGetMdlByteCount(_Mdl) == 0                                                \
       ? 1                                                                     \
       : ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(_Mdl),          \
                                        MmGetMdlByteCount(_Mdl)))

#endif /* NDISTIDY_NDIS6_BUFFER_ROUTINES_H */
