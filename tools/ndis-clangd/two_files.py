"""A driver whose files decide together, for tests."""

HEADER = """#include <ndis.h>
NDIS_STATUS Take(VOID);
VOID Release(VOID);
"""
ENTRY = """#include "driver.h"
static DRIVER_UNLOAD Unload;
static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    Release();
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status = Take();
    if (Status != NDIS_STATUS_SUCCESS)
        return Status;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
"""
POOL = """#include "driver.h"
static NDIS_HANDLE Pool;
NDIS_STATUS Take(VOID)
{
    NDIS_STATUS Status;
    NdisAllocatePacketPool(&Status, &Pool, 16, 16);
    return Status;
}
VOID Release(VOID)
{
    NdisFreePacketPool(Pool);
}
"""
KEEPS = POOL.replace("    NdisFreePacketPool(Pool);\n", "")
FORGETS = ENTRY.replace("    Release();\n", "")


def write(folder):
    """The driver, without a defect."""
    for name, text in (
        ("driver.h", HEADER),
        ("entry.c", ENTRY),
        ("pool.c", POOL),
    ):
        (folder / name).write_text(text, encoding="utf-8")
