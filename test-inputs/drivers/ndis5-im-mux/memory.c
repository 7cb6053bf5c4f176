// Memory that knows who took it: in a checked build each piece begins with the
// place of its allocation.

#include "tributary.h"

#if DBG
typedef struct _TB_PIECE {
  PCSTR File;
  ULONG Line;
} TB_PIECE, *PTB_PIECE;
#define TB_PIECE_SIZE sizeof(TB_PIECE)
#else
#define TB_PIECE_SIZE 0
#endif

// On success the memory is zero.
NDIS_STATUS TbAllocate(PVOID *Memory, UINT Size, PCSTR File, ULONG Line) {
  PUCHAR Piece;
  NDIS_STATUS Status;

  *Memory = NULL;
  Status =
      NdisAllocateMemoryWithTag((PVOID *)&Piece, TB_PIECE_SIZE + Size, TB_TAG);
  if (Status != NDIS_STATUS_SUCCESS) {
    DbgPrint("tributary: %s(%lu): no %u bytes\n", File, Line, Size);
    return Status;
  }
  NdisZeroMemory(Piece, TB_PIECE_SIZE + Size);
#if DBG
  ((PTB_PIECE)Piece)->File = File;
  ((PTB_PIECE)Piece)->Line = Line;
#endif
  NdisInterlockedIncrement(&TbGlobals.Allocations);
  *Memory = Piece + TB_PIECE_SIZE;
  return NDIS_STATUS_SUCCESS;
}

VOID TbFree(PVOID Memory) {
  PUCHAR Piece = (PUCHAR)Memory - TB_PIECE_SIZE;

  NdisInterlockedDecrement(&TbGlobals.Allocations);
  NdisFreeMemory(Piece, 0, 0);
}
