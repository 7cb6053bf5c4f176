#!/usr/bin/env python3
"""test_completions.py PREFIX: completes command lines in bash and zsh.

PREFIX is where ndis-tidy is installed or built.
"""

import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest

PREFIX = pathlib.Path(sys.argv.pop(1)).resolve()
SHARE = PREFIX / "share"

BASH = r"""
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_ndis_tidy
printf '%s\n' "${COMPREPLY[@]}"
"""


def in_bash(*words):
    """What bash offers for the last of the words, as bash splits them."""
    script = SHARE / "bash-completion/completions/ndis-tidy"
    result = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", script, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    if result.stderr:
        raise AssertionError(result.stderr)
    return result.stdout.split("\n")[:-1]


class Zsh:
    """An interactive zsh at a terminal of its own."""

    def __init__(self, folder):
        self.unread = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", PS1="READY> ", ZDOTDIR=folder)
            os.execvp("zsh", ["zsh", "-f", "-i"])
        self.read("READY> ")
        functions = SHARE / "zsh/vendor-completions"
        self.write(f"fpath=({functions} $fpath); autoload -Uz compinit; ")
        self.write("compinit -u -D; echo set'' up\n")
        self.read("set up")
        self.read("READY> ")

    def write(self, text):
        os.write(self.terminal, text.encode())

    def read(self, end):
        """All that is written up to and with a text."""
        until = time.monotonic() + 60
        while end not in self.unread:
            ready, _, _ = select.select([self.terminal], [], [], 1)
            if ready:
                more = os.read(self.terminal, 4096)
                self.unread += more.decode(errors="replace")
            elif time.monotonic() > until:
                raise AssertionError(f"no {end!r} in {self.unread!r}")
        seen, _, self.unread = self.unread.partition(end)
        return seen + end

    def complete(self, line):
        """The line as the key Tab leaves it."""
        # The shell itself says what is in its line.
        self.write(line + "\t\x01: '\x05' ; print -r -- LINE $_ END\n")
        self.read("\nLINE ")
        text = self.read(" END")
        self.read("READY> ")
        return text.replace(" END", "").strip()

    def close(self):
        self.write("exit\n")
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Bash(unittest.TestCase):
    def test_options(self):
        self.assertEqual(in_bash("ndis-tidy", "--form"), ["--format="])
        self.assertIn("--help", in_bash("ndis-tidy", "a.c", "-"))

    def test_values(self):
        for words in (["--format", "="], ["--format", ""]):
            self.assertIn("sarif", in_bash("ndis-tidy", *words))
        self.assertEqual(
            in_bash("ndis-tidy", "--format", "=", "git"), ["github", "gitlab"]
        )
        self.assertEqual(in_bash("ndis-tidy", "--arch", "=", "am"), ["amd64"])

    def test_checks(self):
        self.assertEqual(
            in_bash("ndis-tidy", "--checks", "=", "-*,ndis-unload-l"),
            ["-*,ndis-unload-leak"],
        )
        self.assertEqual(
            in_bash("ndis-tidy", "--checks", "=", "-ndis-unp"),
            ["-ndis-unpaired-lock"],
        )
        self.assertEqual(
            in_bash("ndis-tidy", "--explain", "ndis-double"),
            ["ndis-double-release"],
        )

    def test_paths(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "a b.sarif").touch()
            pathlib.Path(folder, "a dir").mkdir()
            self.assertEqual(
                sorted(in_bash("ndis-tidy", "--sarif", "=", folder + "/a")),
                [folder + "/a b.sarif", folder + "/a dir"],
            )
            self.assertEqual(
                in_bash("ndis-tidy", "--wdk", "=", folder + "/a"),
                [folder + "/a dir"],
            )
            self.assertEqual(
                len(in_bash("ndis-tidy", "--help", folder + "/a")), 2
            )


class InZsh(unittest.TestCase):
    def test_all(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "driver").mkdir()
            shell = Zsh(folder)
            try:
                # Without what zsh takes back where the word ends there.
                for line, completed in (
                    ("ndis-tidy --form", "ndis-tidy --format"),
                    ("ndis-tidy --arch=am", "ndis-tidy --arch=amd64"),
                    (
                        "ndis-tidy --explain=ndis-double",
                        "ndis-tidy --explain=ndis-double-release",
                    ),
                    ("ndis-tidy dr", "ndis-tidy driver"),
                ):
                    with self.subTest(line):
                        self.assertEqual(shell.complete(line), completed)
            finally:
                shell.close()


if __name__ == "__main__":
    unittest.main()
