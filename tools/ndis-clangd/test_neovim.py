#!/usr/bin/env python3
"""test_neovim.py PREFIX: the distribution's Neovim and its own client of
language servers, with ndis-clangd.

PREFIX is where it is installed or built.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from test_protocol import LEAKY, PREFIX

SCRIPT = pathlib.Path(__file__).resolve().parent / "neovim_test.lua"


class Neovim(unittest.TestCase):
    def test_a_finding_comes_and_goes_and_is_mended(self):
        with tempfile.TemporaryDirectory() as folder:
            driver = pathlib.Path(folder, "driver.c")
            driver.write_text(LEAKY, encoding="utf-8")
            subprocess.run(
                [PREFIX / "bin/ndis-tidy", "--setup-editor", folder],
                check=True,
                capture_output=True,
            )
            environment = {
                **os.environ,
                "NDIS_CLANGD": str(PREFIX / "bin/ndis-clangd"),
                "HOME": folder,
                "XDG_CACHE_HOME": folder,
                "XDG_STATE_HOME": folder,
            }
            ran = subprocess.run(
                ["nvim", "--headless", "-u", "NONE", "-c", f"luafile {SCRIPT}"],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            lines = ran.stdout.splitlines()
            self.assertEqual(
                lines[:2], ["found ndis-unload-leak at 5:13", "edited away"],
                ran.stdout + ran.stderr,
            )
            self.assertEqual(lines[-1], "done", ran.stdout + ran.stderr)
            self.assertIn(
                "{\n    NdisFreePacketPool(Pool);\n}\n", driver.read_text()
            )


if __name__ == "__main__":
    unittest.main()
