#!/usr/bin/env python3
"""test_driver.py PREFIX: what the other files of a driver do is known to
ndis-clangd.

PREFIX is where it is installed or built.
"""

import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import two_files
from client import Client

PREFIX = pathlib.Path(sys.argv.pop(1)).resolve()


def some(diagnostics):
    return bool(diagnostics)


def none(diagnostics):
    return not diagnostics


class Driver(unittest.TestCase):
    def setUp(self):
        # Servers that are told to end may still write there.
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        two_files.write(self.folder)
        subprocess.run(
            [PREFIX / "bin/ndis-tidy", "--setup-editor", self.folder],
            check=True,
            capture_output=True,
        )

    def start(self):
        client = Client(PREFIX / "bin/ndis-clangd", self.folder)
        self.addCleanup(client.close)
        return client

    def look(self):
        """Lets ndis-tidy see the driver."""
        subprocess.run(
            [PREFIX / "bin/ndis-tidy", self.folder], check=True, capture_output=True
        )

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def assert_leak(self, found):
        """In the unload handler, of what the other file takes."""
        (leak,) = found
        self.assertEqual(leak["code"], "ndis-unload-leak")
        self.assertEqual(leak["range"]["start"], {"line": 2, "character": 12})
        taken = leak["relatedInformation"][0]
        self.assertEqual(taken["message"], "The packet pool is acquired here")
        self.assertEqual(
            taken["location"]["uri"], (self.folder / "pool.c").as_uri()
        )
        self.assertEqual(taken["location"]["range"]["start"]["line"], 5)

    def test_what_is_typed_is_judged_with_the_other_files(self):
        self.look()
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        self.assert_leak(client.change("entry.c", two_files.FORGETS))
        self.assertEqual(client.change("entry.c", two_files.ENTRY), [])
        self.assertEqual(client.shown, [])

    def test_nothing_has_to_be_done_first(self):
        self.write("entry.c", two_files.FORGETS)
        client = self.start()
        client.open("entry.c")
        self.assert_leak(client.until("entry.c", some))

    def test_what_is_saved_reaches_the_other_open_file(self):
        self.look()
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        self.assertEqual(client.open("pool.c"), [])
        # What is only typed is not part of the driver yet.
        self.assertEqual(client.change("pool.c", two_files.KEEPS), [])
        self.assertEqual(client.change("entry.c", two_files.ENTRY + "\n"), [])
        client.save("pool.c")
        self.assert_leak(client.until("entry.c", some))
        client.change("pool.c", two_files.POOL)
        client.save("pool.c")
        client.until("entry.c", none)
        self.assertEqual(client.shown, [])

    def test_what_is_changed_elsewhere_is_looked_at_again(self):
        self.look()
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        time.sleep(1.1)  # the last glance at the disk counts for a second
        self.write("pool.c", two_files.KEEPS)
        client.change("entry.c", two_files.ENTRY + "\n")
        self.assert_leak(client.until("entry.c", some))
        self.assertEqual(client.shown, [])

    def test_what_cannot_be_known_is_silent_and_said_once(self):
        self.look()
        self.write("pool.c", two_files.POOL + "\n")
        self.write(".ndis-tidy.yaml", "nonsense: 1\n")
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        for number in range(3):
            text = two_files.FORGETS + "\n" * number
            self.assertEqual(client.change("entry.c", text), [])
        while not client.shown:
            client.change("entry.c", two_files.FORGETS + "/**/")
        (said,) = client.shown
        self.assertIn("what other files of the driver do is not known", said)
        self.assertIn("nonsense", said)

    def test_what_is_defined_twice_is_silent_and_said_once(self):
        self.look()
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        twice = two_files.FORGETS + "VOID Release(VOID)\n{\n}\n"
        for number in range(100):
            text = twice + "/**/\n" * number
            self.assertEqual(client.change("entry.c", text), [])
            if client.shown:
                break
            time.sleep(0.1)
        (said,) = client.shown
        self.assertIn("defines what another file of its driver defines", said)

    def test_headers_of_the_driver_are_seen(self):
        # clangd does not parse the bodies of routines in headers.
        self.write(
            "driver.h",
            two_files.HEADER
            + "static VOID Drop(VOID)\n{\n    Release();\n}\n",
        )
        self.write("entry.c", two_files.ENTRY.replace("Release", "Drop"))
        self.look()
        client = self.start()
        self.assertEqual(client.open("entry.c"), [])
        self.assert_leak(client.change("entry.c", two_files.FORGETS))

    def test_folders_of_others_are_left_alone(self):
        # Some have every project opened with ndis-clangd.
        inner = self.folder / "tool"
        inner.mkdir()
        (self.folder / ".clangd").rename(inner / ".clangd")
        (self.folder / ".clangd").write_text("Index: {}\n", encoding="utf-8")
        self.write("other.c", "int other(void) { return 0; }\n")
        self.write("tool/a.c", "int a(void) { return 0; }\n")
        client = self.start()
        self.assertEqual(client.open("other.c"), [])
        client.open("tool/a.c")
        # The later one is set up; who would have been first has been.
        for _ in range(100):
            if (inner / ".ndis-tidy").exists():
                break
            time.sleep(0.1)
        self.assertTrue((inner / ".ndis-tidy").exists())
        self.assertFalse((self.folder / ".ndis-tidy").exists())

    def test_other_files_beside_a_driver(self):
        self.look()
        self.write("other.c", "int other(void) { return 0; }\n")
        client = self.start()
        self.assertEqual(client.open("other.c"), [])
        self.assertEqual(client.shown, [])


if __name__ == "__main__":
    unittest.main()
