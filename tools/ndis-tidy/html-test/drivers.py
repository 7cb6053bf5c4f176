"""Drivers with three defects, one of them with names and texts that are markup and
script."""

import json

# Run wherever a text may stand: none of these may do anything.
HOSTILE = "\"><img src=x onerror=window.pwned=1><script>window.pwned=1"

HEADER = """
#define NDIS50 1
#include <ndis.h>
extern NDIS_HANDLE Protocol;
extern PVOID Log, Table;
extern ULONG Busy;
VOID Unload(PDRIVER_OBJECT DriverObject);
"""

# DriverEntry keeps Table when the registration fails.
ENTRY = """#include "driver.h"
NDIS_HANDLE Protocol;
PVOID Log, Table;
ULONG Busy;
NDIS_SPIN_LOCK Lock;
static NDIS_PROTOCOL_CHARACTERISTICS Chars;

static VOID NTAPI Bind(PNDIS_STATUS Status, NDIS_HANDLE Context,
                       PNDIS_STRING Name, PVOID One, PVOID Two) {
  PVOID Memory;
  *Status = NdisAllocateMemoryWithTag(&Memory, 64, 'dniB');
}

static NDIS_STATUS Register(VOID) {
  NDIS_STATUS Status;
  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.BindAdapterHandler = Bind;
  NdisRegisterProtocol(&Status, &Protocol, &Chars, sizeof(Chars));
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  // HOSTILE
  Status = NdisAllocateMemoryWithTag(&Log, 4096, 'golS');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Status = NdisAllocateMemoryWithTag(&Table, 4096, 'golS');
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Log, 0, 0);
    return Status;
  }
  NdisAllocateSpinLock(&Lock);
  Status = Register();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&Lock);
    NdisFreeMemory(Log, 0, 0);
  }
  return Status;
}
"""

# Unload never gives back Log, and Table on one way only.
UNLOAD = """#include "driver.h"
extern NDIS_SPIN_LOCK Lock;

static VOID Free(VOID) {
  // </style></code></div> HOSTILE javascript:window.pwned=1 \u202e\u2066 ' "
  if (KeQueryTimeIncrement() == 7) /* HOSTILE */
    return;
  NdisFreeMemory(Table, 0, 0); static const char *Text = "HOSTILE";
}

VOID Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Protocol);
  Free();
  NdisFreeSpinLock(&Lock);
}
"""

# The folders and the file make up a script element.
FOLDER = "dr<svg onload=window.pwned=1>iver"
SCRIPT_FILE = "x<script>window.pwned=1</script>.c"


def write_driver(folder, hostile):
    """A driver with three findings; returns the names of its two sources."""
    names = (HOSTILE + ".c", SCRIPT_FILE) if hostile else ("driver.c", "unload.c")
    text = HOSTILE if hostile else "That is it."
    for name, source in zip(names, (ENTRY, UNLOAD)):
        source = source.replace('"HOSTILE"', json.dumps(text))
        if not hostile:
            source = source.replace("\u202e\u2066", "")
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source.replace("HOSTILE", text), encoding="utf-8")
        (file.parent / "driver.h").write_text(HEADER, encoding="utf-8")
    return names
