typedef long NTSTATUS;
typedef void *HANDLE;
typedef struct _DRIVER_OBJECT { void (*DriverUnload)(struct _DRIVER_OBJECT *); int Flags; } DRIVER_OBJECT;
void NdisAllocatePacketPool(NTSTATUS *Status, HANDLE *Pool, unsigned Count, unsigned Size);
void NdisFreePacketPool(HANDLE Pool);
NTSTATUS NdisAllocateMemoryWithTag(void **Memory, unsigned Size, unsigned Tag);
void NdisFreeMemory(void *Memory, unsigned Size, unsigned Flags);

#define CHECK(x) do { if (!(x)) goto Out; } while (0)
#define LOOPS 3

struct Adapter { HANDLE Pool[LOOPS]; struct Adapter *Next; union { int A; long B; } U; unsigned Bits : 3; };
static struct Adapter *First, Table[] = {{.Bits = 1}, {{0}, &Table[0]}};
static int Done = 0;

static void Free(struct Adapter *A) {
  for (int I = 0; I < LOOPS; I++)
    if (A->Pool[I]) {
      NdisFreePacketPool(A->Pool[I]);
      A->Pool[I] = 0;
    }
  NdisFreeMemory(A, sizeof(*A), 0);
}

static void Unload(DRIVER_OBJECT *Object) {
  struct Adapter *A = First, *Next;
  while (A) {
    Next = A->Next;
    Free(A);
    A = Next;
  }
}

static NTSTATUS Take(struct Adapter **To, int Kind) {
  NTSTATUS Status = 0;
  struct Adapter *A = 0;
  int I;
  Status = NdisAllocateMemoryWithTag((void **)&A, sizeof *A, 'rvrd');
  if (Status)
    return Status;
  *A = (struct Adapter){0};
  switch (Kind) {
  case 0:
  case 1 ... 4:
    Status = Kind ? 1 : 0;
    /* falls through */
  default:
    for (I = 0; I != LOOPS; ++I) {
      NdisAllocatePacketPool(&Status, &A->Pool[I], 8, 16);
      CHECK(Status == 0 && A->Pool[I]);
    }
  }
  *To = A;
  return 0;
Out:
  Free(A);
  return Status ? Status : -1;
}

NTSTATUS DriverEntry(DRIVER_OBJECT *Object, void *Path) {
  NTSTATUS (*How)(struct Adapter **, int) = Take;
  NTSTATUS Status = (*How)(&First, Object->Flags & 7);
  __try {
    if (Status != 0)
      __leave;
    Object->DriverUnload = Unload;
    Done++;
  } __finally {
    Done |= 1;
  }
  return Status;
}
