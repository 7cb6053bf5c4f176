"""Small drivers for tests, as testing/Samples.h has them for those in C++."""


def pool_driver(in_unload, preamble=""):
    """A driver with a packet pool; what its unload handler does.

    preamble: lines behind the first.
    """
    return (
        """#include <ndis.h>
"""
        + preamble
        + """static NDIS_HANDLE Pool;
DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD Unload;
static VOID Unload(PDRIVER_OBJECT DriverObject)
{
"""
        + in_unload
        + """}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_STATUS Status;
    NdisAllocatePacketPool(&Status, &Pool, 16, 16);
    if (Status != NDIS_STATUS_SUCCESS)
        return Status;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
"""
    )


FREE_POOL = "    NdisFreePacketPool(Pool);\n"
GOOD = pool_driver(FREE_POOL)
LEAKY = pool_driver("")
