#!/usr/bin/env python3
"""test_packages.py BUILD: makes the packages of a build, and uses them where
nothing else is."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import bare_machine

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "testing"))
from samples import LEAKY

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent

FINDING = (
    "driver/a.c:5:13: warning: 'Unload' never gives back the packet pool "
    "[ndis-unload-leak]\n"
)


def run(*command, **options):
    """A finished program, without this machine's environment."""
    options.setdefault("env", {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"})
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="ndis-packages-"))
        cls.addClassCleanup(shutil.rmtree, cls.work)
        environment = {**os.environ, "PATH": os.environ["PATH"]}
        made = run(
            "cpack", "-B", cls.work / "out", cwd=BUILD, env=environment
        )
        if made.returncode:
            raise AssertionError(made.stdout + made.stderr)
        cls.debs = sorted((cls.work / "out").glob("*.deb"))
        cls.archive = next((cls.work / "out").glob("*.tar.gz"))

    def depends(self, deb):
        return run("dpkg-deb", "--field", deb, "Depends").stdout

    def test_what_is_in_them(self):
        names = {}
        for deb in self.debs:
            package = run("dpkg-deb", "--field", deb, "Package").stdout.strip()
            listed = run("dpkg-deb", "--contents", deb).stdout
            names[package] = re.findall(r" \./(\S+)$", listed, re.MULTILINE)
        self.assertEqual(
            sorted(names), ["ndis-clang-tidy", "ndis-clangd", "ndis-tidy"]
        )
        for package, file in (
            ("ndis-tidy", "usr/bin/ndis-tidy"),
            ("ndis-tidy", "usr/share/ndis-tidy/headers/mingw/flags.txt"),
            ("ndis-tidy", "usr/share/ndis-tidy/rules/resources/timers.yaml"),
            ("ndis-tidy", "usr/share/doc/ndis-tidy/checks/ndis-unload-leak.md"),
            ("ndis-tidy", "usr/share/doc/ndis-tidy/copyright"),
            ("ndis-tidy", "usr/share/man/man1/ndis-tidy.1"),
            ("ndis-tidy", "usr/share/bash-completion/completions/ndis-tidy"),
            ("ndis-tidy", "usr/share/zsh/vendor-completions/_ndis-tidy"),
            ("ndis-clangd", "usr/bin/ndis-clangd"),
            ("ndis-clang-tidy", "usr/bin/ndis-clang-tidy"),
            ("ndis-clang-tidy", "usr/lib/ndis-tidy/ndis-tidy-plugin.so"),
            (
                "ndis-clang-tidy",
                "usr/lib/ndis-tidy/llvm-22/ndis-tidy-checks.so",
            ),
        ):
            self.assertIn(file, names[package])

    def test_the_command_starts_without_the_libraries_of_llvm(self):
        (deb,) = (deb for deb in self.debs if deb.name.startswith("ndis-tidy_"))
        self.assertIn("libpugixml", self.depends(deb))
        self.assertNotRegex(self.depends(deb), "libllvm|libclang-cpp")

    def test_nothing_leads_to_the_build(self):
        target = self.work / "unpacked"
        for deb in self.debs:
            run("dpkg-deb", "--extract", deb, target)
        for file in target.rglob("*"):
            if file.is_file() and not file.is_symlink():
                for folder in (BUILD, SOURCE):
                    self.assertNotIn(
                        bytes(folder) + b"/", file.read_bytes(), str(file)
                    )

    def test_the_documentation_leads_to_what_is_there(self):
        target = self.work / "documentation"
        for deb in self.debs:
            run("dpkg-deb", "--extract", deb, target)
        links = [
            (page.name, link)
            for page in (target / "usr/share/doc/ndis-tidy").rglob("*.md")
            for link in re.findall(r"\]\(([^)#\s]+)", page.read_text())
            if "://" not in link and not (page.parent / link).exists()
        ]
        self.assertEqual(links, [])

    def test_the_manual_page(self):
        page = self.work / "page"
        for deb in self.debs:
            run("dpkg-deb", "--extract", deb, page)
        for file in (page / "usr/share/man/man1").iterdir():
            checked = run("mandoc", "-T", "lint", "-W", "warning", file)
            self.assertEqual((checked.stdout, checked.returncode), ("", 0))

    def test_the_archive_works_anywhere(self):
        there = self.work / "any where"
        there.mkdir()
        unpacked = run("tar", "-xzf", self.archive, "-C", there)
        self.assertEqual(unpacked.returncode, 0, unpacked.stderr)
        (top,) = there.iterdir()
        moved = top.rename(there / "moved")
        driver = there / "driver/a.c"
        driver.parent.mkdir()
        driver.write_text(LEAKY, encoding="utf-8")
        found = run(moved / "bin/ndis-tidy", "driver", cwd=there)
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertTrue(found.stdout.startswith(FINDING), found.stdout)
        told = run(moved / "bin/ndis-tidy", "--explain", "ndis-unload-leak")
        page = moved / "share/doc/ndis-tidy/checks/ndis-unload-leak.md"
        self.assertIn(str(page), told.stdout)

    def test_on_a_bare_machine(self):
        if os.geteuid() != 0:
            self.skipTest("a bare machine is a chroot, which needs root")
        root = self.work / "root"
        root.mkdir()
        wanted = [
            word
            for deb in self.debs
            for word in self.depends(deb).strip().split(",")
            if not word.strip().startswith("ndis-")
        ]
        wanted += ["libc-bin", "dash"]  # every machine has them
        names = bare_machine.make(root, wanted)
        self.assertNotIn("llvm-22-dev", names)

        dpkg = ("dpkg", "--root", root, "--log=/dev/null", "--no-triggers")
        done = run(*dpkg, "--install", *self.debs)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

        (root / "driver").mkdir()
        (root / "driver/a.c").write_text(LEAKY, encoding="utf-8")


        def there(*words):
            return run(*bare_machine.command(root, *words))

        found = there("ndis-tidy", "driver")
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertTrue(found.stdout.startswith(FINDING), found.stdout)
        told = there("ndis-tidy", "--explain", "ndis-unload-leak")
        page = "/usr/share/doc/ndis-tidy/checks/ndis-unload-leak.md"
        self.assertIn(page, told.stdout)
        flags = (root / "usr/share/ndis-tidy/headers/mingw/flags.txt").read_text()
        flags = re.sub(r"^#.*\n", "", flags, flags=re.MULTILINE)
        flags = flags.replace("@MINGW@", "/usr/share/mingw-w64/include")
        flags = flags.replace("@OVERLAY@", "/usr/share/ndis-tidy/headers/mingw")
        (root / "driver/compile_flags.txt").write_text(flags)
        plugin = "-load=/usr/lib/ndis-tidy/ndis-tidy-plugin.so"
        for command in (["clang-tidy-22", plugin], ["ndis-clang-tidy"]):
            found = there(*command, "-checks=-*,ndis-*", "/driver/a.c")
            self.assertIn("/" + FINDING, found.stdout, found.stderr)

        self.assertIn("clangd version", there("ndis-clangd", "--version").stdout)

        done = run(
            *dpkg, "--purge", "ndis-tidy", "ndis-clang-tidy", "ndis-clangd"
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(
            [file for file in (root / "usr").rglob("*ndis*tidy*")], []
        )


if __name__ == "__main__":
    unittest.main()
