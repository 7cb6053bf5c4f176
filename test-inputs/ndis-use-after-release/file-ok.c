// Firmware is read from a file. When it is too long, it is mapped again after
// the file has been closed.

#include "../include/ndis5_miniport.h"

static UCHAR Firmware[512];
static UINT FirmwareLength;

static NDIS_STATUS LoadFirmware_Ok(VOID) {
  NDIS_STRING Name = NDIS_STRING_CONST("sample.bin");
  NDIS_PHYSICAL_ADDRESS Highest = NDIS_PHYSICAL_ADDRESS_CONST(-1, -1);
  NDIS_HANDLE File;
  NDIS_STATUS Status;
  PVOID Mapped;
  UINT Length;

  NdisOpenFile(&Status, &File, &Length, &Name, Highest);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMapFile(&Status, &Mapped, File);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisCloseFile(File);
    return NDIS_STATUS_FAILURE;
  }
  FirmwareLength = Length < sizeof(Firmware) ? Length : sizeof(Firmware);
  NdisMoveMemory(Firmware, Mapped, FirmwareLength);
  NdisUnmapFile(File);
  NdisCloseFile(File);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  Status = LoadFirmware_Ok();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
