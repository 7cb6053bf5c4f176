#!/usr/bin/env python3
"""test_endurance.py PREFIX: many edits, many open files, broken code at every
keystroke: ndis-clangd goes on, and its memory stays level.

PREFIX is where it is installed or built.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from client import Client

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "testing"))
import samples

PREFIX = pathlib.Path(sys.argv.pop(1)).resolve()

HEAD, _, REST = samples.GOOD.partition("static VOID Unload(")
UNLOAD, _, ENTRY = ("static VOID Unload(" + REST).partition("\n\n")


class Endurance(unittest.TestCase):
    def setUp(self):
        # Servers that are told to end may still write there.
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def start(self, *names):
        # A driver each: their names for the same things are no conflict.
        for name in names:
            (self.folder / name).write_text(samples.GOOD, encoding="utf-8")
        subprocess.run(
            [PREFIX / "bin/ndis-tidy", "--setup-editor", self.folder],
            check=True,
            capture_output=True,
        )
        client = Client(PREFIX / "bin/ndis-clangd", self.folder)
        self.addCleanup(lambda: self.assertEqual(client.close(), 0))
        return client

    def resident(self, client):
        """The server's memory, in bytes."""
        status = pathlib.Path(f"/proc/{client.process.pid}/status").read_text()
        (line,) = (l for l in status.splitlines() if l.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024

    def codes(self, diagnostics):
        return [d["code"] for d in diagnostics]

    def test_200_edits_in_a_row(self):
        client = self.start("a.c")
        self.assertEqual(client.open("a.c"), [])
        sizes = {}
        for number in range(1, 201):
            text = samples.LEAKY if number % 2 else samples.GOOD
            found = client.change("a.c", f"{text}/* {number} */\n")
            expected = ["ndis-unload-leak"] if number % 2 else []
            self.assertEqual(self.codes(found), expected, number)
            sizes[number] = self.resident(client)
        self.assertLess(sizes[200], sizes[100] * 1.1, sizes)

    def test_20_open_files(self):
        names = [f"{n}.c" for n in range(20)]
        client = self.start(*names)
        for name in names:
            self.assertEqual(client.open(name), [], name)
        sizes = []
        for _ in range(3):
            for name in names:
                found = client.change(name, samples.LEAKY)
                self.assertEqual(self.codes(found), ["ndis-unload-leak"], name)
            for name in names:
                self.assertEqual(client.change(name, samples.GOOD), [], name)
            sizes.append(self.resident(client))
        self.assertLess(sizes[2], sizes[0] * 1.15, sizes)

    def test_broken_code_at_every_keystroke(self):
        client = self.start("a.c")
        client.open("a.c")
        for number in range(len(UNLOAD)):
            text = HEAD + UNLOAD[:number] + "\n" + ENTRY
            # Some are waited for, others overtaken by the next.
            if number % 10:
                client.type("a.c", text)
                continue
            ours = [
                code
                for code in self.codes(client.change("a.c", text))
                if str(code).startswith("ndis-")
            ]
            self.assertEqual(ours, [], text)
        self.assertEqual(client.change("a.c", samples.GOOD), [])
        found = client.change("a.c", samples.LEAKY)
        self.assertEqual(self.codes(found), ["ndis-unload-leak"])


if __name__ == "__main__":
    unittest.main()
