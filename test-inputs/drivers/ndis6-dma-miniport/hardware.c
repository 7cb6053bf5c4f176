// Registers, interrupt, DMA.

#include "orlop.h"

NDIS_STATUS OlMapRegisters(POL_ADAPTER Adapter, PNDIS_RESOURCE_LIST Resources) {
  NDIS_STATUS Status;
  PVOID Mapped;
  ULONG I;

  if (Resources == NULL)
    return NDIS_STATUS_RESOURCES;
  for (I = 0; I < Resources->Count; ++I)
    if (Resources->PartialDescriptors[I].Type == CmResourceTypeMemory)
      break;
  if (I == Resources->Count)
    return NDIS_STATUS_RESOURCE_CONFLICT;
  Adapter->RegisterBase = Resources->PartialDescriptors[I].u.Memory.Start;
  Status = NdisMMapIoSpace(&Mapped, Adapter->MiniportHandle,
                           Adapter->RegisterBase, OL_REGISTER_SPACE);
  if (Status == NDIS_STATUS_SUCCESS)
    Adapter->Registers = (PUCHAR)Mapped;
  return Status;
}

VOID OlUnmapRegisters(POL_ADAPTER Adapter) {
  NdisMUnmapIoSpace(Adapter->MiniportHandle, Adapter->Registers,
                    OL_REGISTER_SPACE);
  Adapter->Registers = NULL;
}

ULONG OlRead(POL_ADAPTER Adapter, ULONG Register) {
  return *(volatile ULONG *)(Adapter->Registers + Register);
}

VOID OlWrite(POL_ADAPTER Adapter, ULONG Register, ULONG Value) {
  *(volatile ULONG *)(Adapter->Registers + Register) = Value;
}

static VOID NTAPI OlProcessList(PDEVICE_OBJECT DeviceObject, PVOID Reserved,
                                PSCATTER_GATHER_LIST List, PVOID Context) {
  PNET_BUFFER Buffer = (PNET_BUFFER)Context;

  UNREFERENCED_PARAMETER(DeviceObject);
  UNREFERENCED_PARAMETER(Reserved);
  NET_BUFFER_MINIPORT_RESERVED(Buffer)[1] = List;
}

NDIS_STATUS OlOpenDma(POL_ADAPTER Adapter) {
  NDIS_SG_DMA_DESCRIPTION Description;

  NdisZeroMemory(&Description, sizeof(Description));
  Description.Header.Type = NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION;
  Description.Header.Revision = NDIS_SG_DMA_DESCRIPTION_REVISION_1;
  Description.Header.Size = NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1;
  Description.Flags = NDIS_SG_DMA_64_BIT_ADDRESS;
  Description.MaximumPhysicalMapping = OL_MAX_FRAME;
  Description.ProcessSGListHandler = OlProcessList;
  return NdisMRegisterScatterGatherDma(Adapter->MiniportHandle, &Description,
                                       &Adapter->DmaHandle);
}

VOID OlCloseDma(POL_ADAPTER Adapter) {
  NdisMDeregisterScatterGatherDma(Adapter->DmaHandle);
  Adapter->DmaHandle = NULL;
}

static BOOLEAN NTAPI OlInterrupt(NDIS_HANDLE Context, PBOOLEAN QueueDpc,
                                 PULONG TargetProcessors) {
  POL_ADAPTER Adapter = (POL_ADAPTER)Context;
  ULONG Status = OlRead(Adapter, OL_REG_STATUS) & OL_INTERRUPT_ALL;

  UNREFERENCED_PARAMETER(TargetProcessors);
  *QueueDpc = FALSE;
  if (Status == 0)
    return FALSE;
  OlWrite(Adapter, OL_REG_MASK, 0);
  Adapter->InterruptStatus |= Status;
  *QueueDpc = TRUE;
  return TRUE;
}

static VOID NTAPI OlInterruptDpc(NDIS_HANDLE Context, PVOID DpcContext,
                                 PVOID Throttle, PVOID Reserved) {
  POL_ADAPTER Adapter = (POL_ADAPTER)Context;

  UNREFERENCED_PARAMETER(DpcContext);
  UNREFERENCED_PARAMETER(Throttle);
  UNREFERENCED_PARAMETER(Reserved);
  if (Adapter->InterruptStatus & OL_INTERRUPT_RECEIVED)
    OlReceive(Adapter);
  Adapter->InterruptStatus = 0;
  OlWrite(Adapter, OL_REG_MASK, OL_INTERRUPT_ALL);
}

static VOID NTAPI OlEnable(NDIS_HANDLE Context) {
  OlWrite((POL_ADAPTER)Context, OL_REG_MASK, OL_INTERRUPT_ALL);
}

static VOID NTAPI OlDisable(NDIS_HANDLE Context) {
  OlWrite((POL_ADAPTER)Context, OL_REG_MASK, 0);
}

NDIS_STATUS OlConnect(POL_ADAPTER Adapter) {
  NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT;
  Chars.Header.Revision = NDIS_MINIPORT_INTERRUPT_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1;
  Chars.InterruptHandler = OlInterrupt;
  Chars.InterruptDpcHandler = OlInterruptDpc;
  Chars.EnableInterruptHandler = OlEnable;
  Chars.DisableInterruptHandler = OlDisable;
  return NdisMRegisterInterruptEx(Adapter->MiniportHandle, Adapter, &Chars,
                                  &Adapter->InterruptHandle);
}

VOID OlDisconnect(POL_ADAPTER Adapter) {
  NdisMDeregisterInterruptEx(Adapter->InterruptHandle);
  Adapter->InterruptHandle = NULL;
}

VOID OlStart(POL_ADAPTER Adapter) {
  OlWrite(Adapter, OL_REG_SEND_RING, Adapter->SendRing.Physical.u.LowPart);
  OlWrite(Adapter, OL_REG_RECEIVE_RING,
          Adapter->ReceiveRing.Physical.u.LowPart);
  OlWrite(Adapter, OL_REG_CONTROL, OL_CONTROL_RUN);
  OlWrite(Adapter, OL_REG_MASK, OL_INTERRUPT_ALL);
  Adapter->Running = TRUE;
}

VOID OlStop(POL_ADAPTER Adapter) {
  OlWrite(Adapter, OL_REG_MASK, 0);
  OlWrite(Adapter, OL_REG_CONTROL, 0);
  Adapter->Running = FALSE;
}
