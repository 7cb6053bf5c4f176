#!/usr/bin/env python3
"""test_neovim.py PREFIX: the distribution's Neovim and its own client of
language servers, with ndis-clangd.

PREFIX is where it is installed or built.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

import two_files
from test_protocol import LEAKY, PREFIX

HERE = pathlib.Path(__file__).resolve().parent


class Neovim(unittest.TestCase):
    def setUp(self):
        # Servers that are told to end may still write there.
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def run_script(self, name):
        """The lines that a script prints in the folder."""
        subprocess.run(
            [PREFIX / "bin/ndis-tidy", "--setup-editor", self.folder],
            check=True,
            capture_output=True,
        )
        environment = {
            **os.environ,
            "NDIS_CLANGD": str(PREFIX / "bin/ndis-clangd"),
            "NDIS_NEOVIM_LUA": str(HERE / "neovim.lua"),
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder),
            "XDG_STATE_HOME": str(self.folder),
        }
        ran = subprocess.run(
            ["nvim", "--headless", "-u", "NONE", "-c", f"luafile {HERE / name}"],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        lines = ran.stdout.splitlines()
        self.assertEqual(lines[-1:], ["done"], ran.stdout + ran.stderr)
        return lines

    def test_a_finding_comes_and_goes_and_is_mended(self):
        driver = self.folder / "driver.c"
        driver.write_text(LEAKY, encoding="utf-8")
        lines = self.run_script("neovim_test.lua")
        self.assertEqual(
            lines[:2], ["found ndis-unload-leak at 5:13", "edited away"]
        )
        self.assertIn("{\n    NdisFreePacketPool(Pool);\n}\n", driver.read_text())

    def test_what_is_saved_reaches_the_other_open_file(self):
        two_files.write(self.folder)
        self.assertEqual(
            self.run_script("neovim_driver.lua")[:2],
            ["found ndis-unload-leak at 3:13", "path from pool.c:6"],
        )


if __name__ == "__main__":
    unittest.main()
