//===- Samples.cpp - Small drivers for tests ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "testing/Samples.h"

namespace ndistidy::testing {

std::string poolDriver(llvm::StringRef InUnload) {
  return R"(#include <ndis.h>
static NDIS_HANDLE Pool;
EXTERN_C DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD Unload;
static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    )" + InUnload.str() +
         R"(
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status;
    NdisAllocatePacketPool(&Status, &Pool, 16, 16);
    if (Status != NDIS_STATUS_SUCCESS)
        return Status;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
)";
}

std::string leakIn(llvm::StringRef File, unsigned Line) {
  return File.str() + ":" + std::to_string(Line) +
         ":13: warning: 'Unload' never gives back the packet pool "
         "[ndis-unload-leak]\n";
}

} // namespace ndistidy::testing
