#!/usr/bin/env python3
"""test_protocol.py PREFIX: ndis-clangd as a client of it sees it.

PREFIX is where it is installed or built.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from client import Client

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "testing"))
from samples import GOOD, LEAKY

PREFIX = pathlib.Path(sys.argv.pop(1)).resolve()

WRONG_HANDLE = """#define NDIS_MINIPORT_DRIVER
#define NDIS51_MINIPORT 1
#include <ndis.h>
static VOID Unload(PDRIVER_OBJECT D) {}
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    NDIS_HANDLE Wrapper;
    NDIS_STATUS Status;
    NdisMInitializeWrapper(&Wrapper, D, P, NULL);
    NdisZeroMemory(&Chars, sizeof(Chars));
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
    if (Status == NDIS_STATUS_SUCCESS)
        NdisMRegisterUnloadHandler(NULL, Unload);
    else
        NdisTerminateWrapper(Wrapper, NULL);
    return Status;
}
"""

TOO_EARLY = WRONG_HANDLE.replace(
    """    if (Status == NDIS_STATUS_SUCCESS)
        NdisMRegisterUnloadHandler(NULL, Unload);
    else
""",
    "    if (Status != NDIS_STATUS_SUCCESS)\n",
).replace(
    "    NdisZeroMemory",
    "    NdisMRegisterUnloadHandler(Wrapper, Unload);\n    NdisZeroMemory",
)

STAYS_REGISTERED = """#define NDIS60 1
#include <ndis.h>
static NDIS_HANDLE Protocol;
static VOID Unload(PDRIVER_OBJECT D)
{
}
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
    NdisZeroMemory(&Chars, sizeof(Chars));
    D->DriverUnload = Unload;
    return NdisRegisterProtocolDriver(NULL, &Chars, &Protocol);
}
"""


class Protocol(unittest.TestCase):
    def setUp(self):
        # Servers that are told to end may still write there.
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def start(self, **files):
        for name, text in files.items():
            path = self.folder / f"{name}.c"
            path.write_text(text, encoding="utf-8")
        command = PREFIX / "bin/ndis-tidy"
        subprocess.run(
            [command, "--setup-editor", self.folder],
            check=True,
            capture_output=True,
        )
        client = Client(PREFIX / "bin/ndis-clangd", self.folder)
        self.addCleanup(client.close)
        return client

    def assert_only(self, diagnostics, check):
        self.assertEqual([d["code"] for d in diagnostics], [check])

    def test_a_finding_comes_and_goes(self):
        client = self.start(a=LEAKY)
        found = client.open("a.c")
        self.assert_only(found, "ndis-unload-leak")
        self.assertEqual(found[0]["range"]["start"], {"line": 4, "character": 12})
        self.assertIn("never gives back the packet pool", found[0]["message"])
        self.assertEqual(client.change("a.c", GOOD), [])
        self.assert_only(client.change("a.c", LEAKY), "ndis-unload-leak")

    def test_a_header_by_its_name_on_windows(self):
        found = self.start(a=LEAKY.replace("<ndis.h>", "<NDIS.H>")).open("a.c")
        self.assert_only(found, "ndis-unload-leak")

    def test_its_path_is_related(self):
        (found,) = self.start(a=LEAKY).open("a.c")
        notes = [n["message"] for n in found["relatedInformation"]]
        self.assertEqual(
            notes,
            [
                "The packet pool is acquired here",
                "Returns here, and the packet pool is still held",
            ],
        )

    def test_its_link_leads_to_the_page(self):
        (found,) = self.start(a=LEAKY).open("a.c")
        page = PREFIX / "share/doc/ndis-tidy/checks/ndis-unload-leak.md"
        self.assertEqual(found["codeDescription"]["href"], page.as_uri())

    def test_code_actions(self):
        client = self.start(
            a=LEAKY, b=WRONG_HANDLE, c=TOO_EARLY, d=STAYS_REGISTERED
        )
        for name, check in (
            ("a.c", "ndis-unload-leak"),
            ("b.c", "ndis-unload-handler-argument"),
            ("c.c", "ndis-unload-handler-order"),
            ("d.c", "ndis-unload-skips-deregister"),
        ):
            with self.subTest(check):
                found = client.open(name)
                self.assert_only(found, check)
                actions = [
                    a
                    for a in client.actions(name, found[0])
                    if a.get("kind") == "quickfix" and "NOLINT" not in a["title"]
                ]
                self.assertEqual(len(actions), 1, actions)
                # Nothing is left: the finding is gone, and the file parses.
                text = client.edited(name, actions[0])
                self.assertEqual(client.change(name, text), [])

    def test_it_is_all_of_clangd(self):
        client = self.start(a=LEAKY)
        client.open("a.c")
        hover = client.request(
            "textDocument/hover",
            {
                "textDocument": {"uri": client.uri("a.c")},
                "position": {"line": 1, "character": 20},
            },
        )
        self.assertIn("Pool", str(hover["contents"]))
        broken = client.change("a.c", LEAKY + "int x = y;\n")
        self.assertIn("undeclared_var_use", [d["code"] for d in broken])


if __name__ == "__main__":
    unittest.main()
