#!/usr/bin/env python3
"""test_pre_commit.py PREFIX: the hook in real repositories, with the
distribution's pre-commit and with git alone.

PREFIX is where ndis-tidy is installed or built.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

PREFIX = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent

sys.path.insert(0, str(SOURCE / "tools/testing"))
from samples import pool_driver

GOOD = pool_driver("    FREE(Pool);\n", '#include "{header}"\n')
HEADER = "#define FREE(P) NdisFreePacketPool(P)\n"
EMPTY_HEADER = "#define FREE(P) (void)(P)\n"
FINDING = "never gives back the packet pool [ndis-unload-leak]"


def including(header, text=GOOD):
    return text.replace("{header}", header)


def leaky(text):
    return text.replace("    FREE(Pool);\n", "")


class Repository:
    """A repository with a hook, in a folder of its own."""

    def __init__(self, test):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.test = test
        self.root = pathlib.Path(folder.name).resolve() / "repository"
        self.root.mkdir()
        self.environment = {
            **os.environ,
            "PATH": f"{PREFIX / 'bin'}:{os.environ['PATH']}",
            "HOME": folder.name,
            "XDG_CACHE_HOME": folder.name + "/kept",
            "PRE_COMMIT_HOME": folder.name + "/cache",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@localhost",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@localhost",
        }
        self.git("init", "-q", "-b", "main")

    def run(self, *words, folder=None):
        return subprocess.run(
            words,
            cwd=folder or self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def git(self, *words, folder=None):
        ran = self.run("git", *words, folder=folder)
        self.test.assertEqual(ran.returncode, 0, ran.stdout)
        return ran.stdout

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def driver(self, folder, text=GOOD):
        """A driver of one source and one header, with its description."""
        self.write(f"{folder}/driver.c", including("driver.h", text))
        self.write(f"{folder}/driver.h", HEADER)
        self.write(
            f"{folder}/sources",
            "TARGETNAME=x\nTARGETTYPE=DRIVER\nSOURCES=driver.c\n",
        )

    def commit(self, *words):
        """Stages all and commits."""
        self.git("add", "-A")
        return self.run("git", "commit", "-q", "-m", "m", *words)

    def accepts(self, *words):
        ran = self.commit(*words)
        self.test.assertEqual(ran.returncode, 0, ran.stdout)
        return ran.stdout

    def refuses(self, *words):
        ran = self.commit(*words)
        self.test.assertNotEqual(ran.returncode, 0, ran.stdout)
        return ran.stdout


class Cases:
    """What holds with either kind of hook."""

    def test_a_defect_is_refused_and_its_correction_passes(self):
        r = self.repository()
        r.driver("drv")
        r.accepts()
        r.write("drv/driver.c", including("driver.h", leaky(GOOD)))
        said = r.refuses()
        self.assertIn("drv/driver.c:6:13: warning: 'Unload' " + FINDING, said)
        r.driver("drv")
        r.write("drv/new.h", "\n")
        r.accepts()

    def test_the_index_counts_and_not_what_lies_beside_it(self):
        r = self.repository()
        r.driver("drv")
        r.accepts()
        bad = including("driver.h", leaky(GOOD))
        # A defect that is not staged.
        r.write("drv/driver.h", HEADER + "#define OTHER\n")
        r.git("add", "-A")
        r.write("drv/driver.c", bad)
        ran = r.run("git", "commit", "-q", "-m", "m")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        # One that is staged, and mended only beside it.
        r.git("add", "-A")
        r.driver("drv")
        ran = r.run("git", "commit", "-q", "-m", "m")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn(FINDING, ran.stdout)

    def test_a_header_changes_the_files_that_include_it(self):
        r = self.repository()
        r.driver("drv")
        r.accepts()
        r.write("drv/driver.h", EMPTY_HEADER)
        self.assertIn(FINDING, r.refuses())

    def test_a_header_of_two_drivers(self):
        r = self.repository()
        r.driver("one")
        r.driver("two")
        r.write("one/driver.c", including("../common/common.h", GOOD))
        r.write("common/common.h", HEADER)
        r.accepts()
        r.write("common/common.h", EMPTY_HEADER)
        said = r.refuses()
        self.assertIn("one/driver.c:6:13", said)
        self.assertNotIn("two/driver.c", said)

    def test_only_the_driver_that_is_touched(self):
        r = self.repository()
        r.driver("one")
        r.driver("two", leaky(GOOD))
        r.accepts("--no-verify")
        r.write("one/driver.h", HEADER + "\n")
        r.accepts()
        r.write("two/driver.h", HEADER + "\n")
        said = r.refuses()
        self.assertIn("two/driver.c:6:13", said)

    def test_renamed_and_deleted_files(self):
        r = self.repository()
        r.driver("drv")
        r.write("drv/extra.c", "int Extra;\n")
        described = r.root / "drv/sources"
        r.write("drv/sources", described.read_text() + "SOURCES=driver.c extra.c\n")
        r.accepts()
        # Deleted, and still described.
        (r.root / "drv/extra.c").unlink()
        self.assertIn("extra.c", r.refuses())
        r.driver("drv")
        r.accepts()
        # Renamed, with the defect that comes with it.
        r.git("mv", "drv/driver.c", "drv/renamed.c")
        r.write("drv/renamed.c", including("driver.h", leaky(GOOD)))
        r.write("drv/sources", described.read_text().replace("driver.c", "renamed.c"))
        self.assertIn("drv/renamed.c:6:13", r.refuses())

    def test_renamed_and_described_by_its_old_name(self):
        r = self.repository()
        r.driver("drv")
        r.write("tool/main.c", "int main(void) { return 0; }\n")
        r.write(
            "tool/sources", "TARGETNAME=t\nTARGETTYPE=PROGRAM\nSOURCES=gone.c\n"
        )
        r.accepts()
        r.git("mv", "drv/driver.c", "drv/renamed.c")
        said = r.refuses()
        self.assertIn("drv/sources:3: there is no source 'driver.c'", said)
        self.assertNotIn("tool", said)

    def test_the_baseline_holds_what_is_known(self):
        r = self.repository()
        r.driver("drv", leaky(GOOD))
        ran = r.run("ndis-tidy", "--write-baseline=drv/known.sarif", "drv")
        self.assertEqual(ran.returncode, 1, ran.stdout)
        r.write("drv/.ndis-tidy.yaml", "baseline: known.sarif\n")
        r.accepts()
        r.write(
            "drv/driver.c",
            including("driver.h", leaky(GOOD))
            .replace("    return STATUS_SUCCESS;", "    return STATUS_SUCCESS;\n")
            .replace("Pool;", "Pool, More;", 1)
            .replace(
                "    DriverObject->",
                "    NdisAllocateBufferPool(&Status, &More, 16);\n"
                "    if (Status != NDIS_STATUS_SUCCESS) {\n"
                "        NdisFreePacketPool(Pool);\n"
                "        return Status;\n    }\n    DriverObject->",
            ),
        )
        said = r.refuses()
        self.assertIn("never gives back the buffer pool", said)
        self.assertNotIn("packet pool", said)

    def linked(self, **links):
        """A driver that has some of its files elsewhere."""
        r = self.repository()
        r.driver("drv")
        (r.root / "common").mkdir()
        for name, target in links.items():
            link = r.root / "drv" / name.replace("_", ".")
            if link.exists():
                link.rename(r.root / "drv" / target)
            link.symlink_to(target)
        return r

    def test_a_source_that_is_a_link(self):
        r = self.linked(driver_c="../common/entry.c", driver_h="../common/real.h")
        r.accepts()
        r.write("common/real.h", EMPTY_HEADER)
        said = r.refuses("--", "common/real.h")
        self.assertIn("drv/driver.c:6:13: warning: 'Unload' " + FINDING, said)
        self.assertNotIn("WARNING", said)
        r.write("common/real.h", HEADER)
        r.write("common/entry.c", including("driver.h", leaky(GOOD)))
        said = r.refuses()
        self.assertIn("drv/driver.c:6:13: warning: 'Unload' " + FINDING, said)
        self.assertNotIn("error", said)

    def test_a_folder_that_is_a_link(self):
        r = self.linked(shared="../common")
        (r.root / "drv/driver.c").rename(r.root / "common/driver.c")
        (r.root / "drv/driver.h").rename(r.root / "common/driver.h")
        described = (r.root / "drv/sources").read_text()
        r.write("drv/sources", described.replace("driver.c", "shared\\driver.c"))
        r.accepts()
        r.write("common/driver.h", EMPTY_HEADER)
        self.assertIn("drv/shared/driver.c:6:13", r.refuses())
        # The link leads elsewhere, and no file is changed.
        r.git("checkout", "-q", "HEAD", "--", "common")
        r.write("other/driver.c", including("driver.h", leaky(GOOD)))
        r.write("other/driver.h", HEADER)
        r.accepts("--no-verify")
        (r.root / "drv/shared").unlink()
        (r.root / "drv/shared").symlink_to("../other")
        self.assertIn("drv/shared/driver.c:6:13", r.refuses())

    def test_links_out_of_the_repository_and_absolute_ones(self):
        r = self.linked(outside="../../outside")
        r.write("../outside/driver.h", HEADER)
        (r.root / "drv/driver.h").unlink()
        r.write("drv/driver.c", including("outside/driver.h", GOOD))
        (r.root / "drv/driver.c").rename(r.root / "common/driver.c")
        (r.root / "drv/driver.c").symlink_to(r.root / "common/driver.c")
        r.accepts()
        r.write("common/driver.c", including("outside/driver.h", leaky(GOOD)))
        said = r.refuses()
        self.assertIn("drv/driver.c:6:13", said)
        self.assertNotIn("error", said)
        # What is staged is read, not what lies in the working tree.
        r.write("common/driver.c", including("outside/driver.h", GOOD))
        ran = r.run("git", "commit", "-q", "-m", "m")
        self.assertIn("drv/driver.c:6:13", ran.stdout)

    def test_a_version_that_is_a_link(self):
        r = self.repository()
        r.driver("v2")
        (r.root / "latest").symlink_to("v2")
        r.accepts()
        r.write("v2/driver.h", EMPTY_HEADER)
        said = r.refuses()
        self.assertIn("v2/driver.c:6:13", said)
        self.assertNotIn("latest", said)

    def test_two_drivers_of_the_same_sources(self):
        r = self.repository()
        r.driver("drv")
        (r.root / "drv/sources").unlink()
        for name, macro in (("a", "GOOD"), ("b", "LEAKS")):
            r.write(
                f"drv/{name}.vcxproj",
                '<Project><ItemGroup><ProjectConfiguration Include="Release|x64"/>'
                "</ItemGroup><PropertyGroup><ConfigurationType>Driver"
                "</ConfigurationType></PropertyGroup><ItemGroup>"
                '<ClCompile Include="driver.c"><PreprocessorDefinitions>'
                f"{macro}</PreprocessorDefinitions></ClCompile></ItemGroup>"
                "</Project>",
            )
        r.accepts()
        r.write("drv/driver.h", f"#ifdef LEAKS\n{EMPTY_HEADER}#else\n{HEADER}#endif\n")
        self.assertIn("drv/driver.c:6:13", r.refuses())

    def test_a_repository_behind_a_link(self):
        r = self.repository()
        r.driver("drv", leaky(GOOD))
        r.accepts("--no-verify")
        link = r.root.parent / "link"
        link.symlink_to(r.root)
        # A shell remembers by which name it came there.
        ran = r.run("sh", "-c", f"cd {link} && ndis-tidy --staged drv/driver.c")
        self.assertIn("drv/driver.c:6:13", ran.stdout)

    def test_a_driver_that_nothing_describes(self):
        r = self.repository()
        r.driver("drv")
        (r.root / "drv/sources").unlink()
        r.accepts()
        r.write("drv/driver.c", including("driver.h", leaky(GOOD)))
        said = r.refuses()
        self.assertIn("WARNING: nothing in the index says how the driver", said)
        self.assertIn(FINDING, said)
        strict = r.run("ndis-tidy", "--staged", "--strict")
        self.assertEqual(strict.returncode, 2, strict.stdout)
        self.assertIn("error: nothing in the index says how", strict.stdout)

    def test_compile_commands_that_the_configuration_names(self):
        r = self.repository()
        r.driver("drv")
        (r.root / "drv/sources").unlink()
        r.write(".gitignore", "build/\n")
        r.write(".ndis-tidy.yaml", "build-path: build\n")
        r.write(
            "build/compile_commands.json",
            f"""[{{"directory": "{r.root}/build", "file": "../drv/driver.c",
            "arguments": ["cc", "-c", "../drv/driver.c"]}}]""",
        )
        r.accepts()
        r.write("drv/driver.c", including("driver.h", leaky(GOOD)))
        said = r.refuses()
        self.assertIn("drv/driver.c:6:13", said)
        self.assertNotIn("WARNING", said)

    def test_nothing_of_a_driver_is_silent_and_quick(self):
        r = self.repository()
        r.driver("drv")
        r.write("app/main.c", "int main(void) { return 0; }\n")
        r.accepts()
        for name in ("README", "app/main.c"):
            r.write(name, "int main(void) { return 1; }\n")
            r.git("add", "-A")
            times = []
            for _ in range(10):
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                ran = r.run("ndis-tidy", "--staged")
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                self.assertEqual((ran.returncode, ran.stdout), (0, ""))
                times.append(
                    after.ru_utime + after.ru_stime
                    - before.ru_utime - before.ru_stime
                )
            # git's own time is in it.
            limit = float(os.environ.get("NDIS_TIDY_HOOK_SECONDS", "0.05"))
            self.assertLess(min(times), limit, name)

    def test_what_was_parsed_is_kept(self):
        r = self.repository()
        r.driver("drv")
        r.accepts()
        (kept,) = (r.root.parent / "kept/ndis-tidy/staged").iterdir()
        self.assertEqual([entry.name for entry in kept.iterdir()], ["cache"])

        def entries():
            return {
                entry.name: entry.stat().st_mtime_ns
                for entry in (kept / "cache").glob("llvmcache-*")
            }

        first = entries()
        self.assertTrue(first)
        r.write("drv/driver.c", including("driver.h", leaky(GOOD)))
        r.refuses()
        both = entries()
        self.assertGreater(len(both), len(first))
        r.driver("drv")
        r.write("drv/sources", (r.root / "drv/sources").read_text() + "\n")
        r.accepts()
        self.assertEqual(entries(), both)

    def test_two_commits_at_once(self):
        r = self.repository()
        r.driver("one")
        r.driver("two")
        r.accepts()
        other = r.root.parent / "other"
        r.git("worktree", "add", "-q", "-b", "other", str(other))
        r.write("one/driver.c", including("driver.h", leaky(GOOD)))
        (other / "two/driver.h").write_text(HEADER + "\n")
        r.git("add", "-A")
        r.git("add", "-A", folder=other)
        commits = [
            subprocess.Popen(
                ["git", "commit", "-q", "-m", "m"],
                cwd=folder,
                env=r.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for folder in (r.root, other)
        ]
        said = [commit.communicate()[0] for commit in commits]
        self.assertNotEqual(commits[0].returncode, 0, said[0])
        self.assertIn(FINDING, said[0])
        self.assertEqual(commits[1].returncode, 0, said[1])

    def test_a_part_of_the_index_is_committed(self):
        r = self.repository()
        r.driver("one")
        r.driver("two")
        r.accepts()
        r.write("one/driver.h", HEADER + "\n")
        r.write("two/driver.c", including("driver.h", leaky(GOOD)))
        ran = r.run("git", "commit", "-q", "-m", "m", "one/driver.h")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        ran = r.run("git", "commit", "-q", "-m", "m", "two/driver.c")
        self.assertNotEqual(ran.returncode, 0, ran.stdout)


class GitAlone(Cases, unittest.TestCase):
    def repository(self):
        r = Repository(self)
        ran = r.run("ndis-tidy", "--install-hook")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        return r

    def test_somebody_elses_hook_stays(self):
        r = self.repository()
        self.assertEqual(r.run("ndis-tidy", "--install-hook").returncode, 0)
        hook = r.root / ".git/hooks/pre-commit"
        hook.write_text("#!/bin/sh\n")
        ran = r.run("ndis-tidy", "--install-hook", "--strict")
        self.assertEqual(ran.returncode, 2, ran.stdout)
        self.assertIn("add this line to it: '", ran.stdout)
        self.assertIn("--staged '--strict'", ran.stdout)
        self.assertEqual(hook.read_text(), "#!/bin/sh\n")

    def test_outside_of_a_repository(self):
        with tempfile.TemporaryDirectory() as folder:
            for option in ("--install-hook", "--staged"):
                ran = subprocess.run(
                    [PREFIX / "bin/ndis-tidy", option],
                    cwd=folder,
                    env={**os.environ, "GIT_CEILING_DIRECTORIES": folder},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                self.assertEqual(ran.returncode, 2)
                self.assertIn("not a git repository", ran.stderr)
                self.assertEqual(ran.stderr.count("\n"), 1, ran.stderr)


class PreCommit(Cases, unittest.TestCase):
    def repository(self):
        r = Repository(self)
        hooks = r.root.parent / "hooks"
        hooks.mkdir()
        (hooks / ".pre-commit-hooks.yaml").write_text(
            (SOURCE / ".pre-commit-hooks.yaml").read_text()
        )
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "m"]):
            r.git(*words, folder=hooks)
        revision = r.git("rev-parse", "HEAD", folder=hooks).strip()
        r.write(
            ".pre-commit-config.yaml",
            f"repos:\n- repo: {hooks}\n  rev: {revision}\n"
            "  hooks:\n  - id: ndis-tidy\n",
        )
        ran = r.run("pre-commit", "install")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        return r

    def test_all_files(self):
        r = self.repository()
        r.driver("one")
        r.driver("two", leaky(GOOD))
        r.accepts("--no-verify")
        ran = r.run("pre-commit", "run", "--all-files")
        self.assertNotEqual(ran.returncode, 0, ran.stdout)
        self.assertIn("two/driver.c:6:13", ran.stdout)
        r.driver("two")
        r.accepts()
        ran = r.run("pre-commit", "run", "--all-files")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertIn("Passed", ran.stdout)


if __name__ == "__main__":
    unittest.main()
