// The driver itself: it keeps nothing but the wrapper, which NDIS takes back
// with the last controller, so it needs no unload handler.

#include "gannet.h"

static NDIS_STATUS GnRegister(NDIS_HANDLE Wrapper) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 1;
  Chars.CheckForHangHandler = GnCheckForHang;
  Chars.HaltHandler = GnHalt;
  Chars.HandleInterruptHandler = GnHandleInterrupt;
  Chars.InitializeHandler = GnInitialize;
  Chars.ISRHandler = GnIsr;
  Chars.QueryInformationHandler = GnQuery;
  Chars.ResetHandler = GnReset;
  Chars.SetInformationHandler = GnSet;
  Chars.ReturnPacketHandler = GnReturnPacket;
  Chars.SendPacketsHandler = GnSendPackets;
  Chars.PnPEventNotifyHandler = GnPnPEvent;
  Chars.AdapterShutdownHandler = GnShutdown;
  return NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  if (Wrapper == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;

  Status = GnRegister(Wrapper);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
