// Load and unload: a ladder of gotos up, the same ladder down.

#include "quillnic.h"

QL_GLOBAL QlGlobal;

static NDIS_STATUS QlRegisterMiniport(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 0;
  Chars.InitializeHandler = QlInitialize;
  Chars.HaltHandler = QlHalt;
  Chars.ResetHandler = QlReset;
  Chars.ISRHandler = QlIsr;
  Chars.HandleInterruptHandler = QlHandleInterrupt;
  Chars.QueryInformationHandler = QlQuery;
  Chars.SetInformationHandler = QlSet;
  Chars.SendHandler = QlSend;
  Chars.ReturnPacketHandler = QlReturnPacket;

  return NdisMRegisterMiniport(QlGlobal.Wrapper, &Chars, sizeof(Chars));
}

// What every card receives into: frames, and the packets that describe them.
static NDIS_STATUS QlCreatePools(VOID) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &QlGlobal.PacketPool, QL_RECEIVE_PACKETS,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisAllocateBufferPool(&Status, &QlGlobal.BufferPool, QL_RECEIVE_PACKETS);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacketPool(QlGlobal.PacketPool);
    QlGlobal.PacketPool = NULL;
    return Status;
  }

  NdisInitializeNPagedLookasideList(&QlGlobal.Frames, NULL, NULL, 0,
                                    sizeof(QL_FRAME), QL_TAG, 0);
  return NDIS_STATUS_SUCCESS;
}

static VOID QlDeletePools(VOID) {
  NdisDeleteNPagedLookasideList(&QlGlobal.Frames);
  NdisFreeBufferPool(QlGlobal.BufferPool);
  QlGlobal.BufferPool = NULL;
  NdisFreePacketPool(QlGlobal.PacketPool);
  QlGlobal.PacketPool = NULL;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&QlGlobal.Wrapper, DriverObject, RegistryPath, NULL);
  if (QlGlobal.Wrapper == NULL)
    return STATUS_UNSUCCESSFUL;

  NdisAllocateSpinLock(&QlGlobal.Lock);
  InitializeListHead(&QlGlobal.Adapters);

  Status = NdisAllocateMemoryWithTag((PVOID *)&QlGlobal.Cards,
                                     QL_MAX_CARDS * sizeof(QL_CARD), QL_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailCards;
  NdisZeroMemory(QlGlobal.Cards, QL_MAX_CARDS * sizeof(QL_CARD));

  Status = QlCreatePools();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPools;

  Status = QlWatchPower();
  if (!NT_SUCCESS(Status))
    goto FailPower;

  Status = QlRegisterMiniport();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailRegister;
  NdisMRegisterUnloadHandler(QlGlobal.Wrapper, QlUnload);

  Status = QlCreateDevice();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailRegister;

  NdisInitializeTimer(&QlGlobal.SampleTimer, QlSampleTick, &QlGlobal);
  NdisSetPeriodicTimer(&QlGlobal.SampleTimer, QL_SAMPLE_MILLISECONDS);
  return STATUS_SUCCESS;

FailRegister:
  QlForgetPower();
FailPower:
  QlDeletePools();
FailPools:
  NdisFreeMemory(QlGlobal.Cards, 0, 0);
  QlGlobal.Cards = NULL;
FailCards:
  NdisFreeSpinLock(&QlGlobal.Lock);
  // Undoes the registration too, where there is one.
  NdisTerminateWrapper(QlGlobal.Wrapper, NULL);
  QlGlobal.Wrapper = NULL;
  return Status;
}

// Every card is halted. Programs, ticks and power events stop first.
VOID NTAPI QlUnload(PDRIVER_OBJECT DriverObject) {
  BOOLEAN Cancelled;

  UNREFERENCED_PARAMETER(DriverObject);

  QlDeleteDevice();
  QlForgetPower();

  NdisCancelTimer(&QlGlobal.SampleTimer, &Cancelled);
  // A tick may be running on another processor.
  KeFlushQueuedDpcs();

  QlDeletePools();
  NdisFreeMemory(QlGlobal.Cards, 0, 0);
  QlGlobal.Cards = NULL;
  NdisFreeSpinLock(&QlGlobal.Lock);
}
