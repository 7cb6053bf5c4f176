#!/usr/bin/env python3
"""test_examples.py BUILD: runs the commands of the examples beside it over a
driver, as the services would.

Not real are what fetches something (apt-get, git clone: the source tree is
there already) and the container, which is this machine. What the services do
with the output is not tested.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent

sys.path.insert(0, str(SOURCE / "tools/testing"))
from samples import GOOD, LEAKY


STAND_INS = {
    "apt-get": "#!/bin/sh\n",
    # git clone --depth 1 URL FOLDER
    "git": '#!/bin/sh\n[ "$1" = clone ] && [ -n "$4" ] && ln -s "$SOURCE" "$5"\n',
    # docker run OPTION... IMAGE COMMAND...
    "docker": "#!/bin/sh\n"
    'while [ "$1" != debian:12 ]; do shift; done; shift; exec "$@"\n',
}


def commands(text):
    """The shell commands of an example: what its "run: |", "script: >-" and
    lists below "script:" say, in order."""
    found, lines = [], text.splitlines()
    for number, line in enumerate(lines):
        match = re.match(r"^( *(?:- )?)(?:run|script):( \|| >-)?$", line)
        if not match:
            continue
        indent = len(match[1].replace("-", " "))
        block = []
        for below in lines[number + 1 :]:
            if below.strip() and len(below) - len(below.lstrip()) <= indent:
                break
            block.append(below.strip())
        if not match[2]:
            if not all(entry.startswith("- ") for entry in block):
                continue  # a mapping
            block = [entry[2:] for entry in block]
        found.append((" " if match[2] == " >-" else "\n").join(block))
    return found


class Examples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name).resolve()
        self.work = self.home / "work"
        tools = self.home / "stand-ins"
        tools.mkdir()
        for name, text in STAND_INS.items():
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "SOURCE": str(SOURCE),
            "NDIS_TIDY_URL": "https://localhost/ndis-tidy",
            "NDIS_TIDY_BUILD": str(BUILD),
        }

    def run_example(self, name, driver):
        """Runs an example; the status and the output of its last command."""
        (self.work / "drv").mkdir(parents=True, exist_ok=True)
        (self.work / "drv/a.c").write_text(driver, encoding="utf-8")
        (self.home / "ndis-tidy").unlink(missing_ok=True)
        found = commands((HERE / name).read_text(encoding="utf-8"))
        self.assertTrue(found)
        for command in found:
            ran = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", command],
                cwd=self.work,
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            self.assertIn(ran.returncode, (0, 1), ran.stdout + ran.stderr)
            if ran.returncode:
                break
        return ran

    def fails_and_passes(self, name):
        """Both with a defect and without; the output of the former."""
        self.assertEqual(self.run_example(name, GOOD).returncode, 0)
        ran = self.run_example(name, LEAKY)
        self.assertEqual(ran.returncode, 1, ran.stderr)
        return ran.stdout

    def check_sarif(self):
        document = json.loads((self.work / "ndis-tidy.sarif").read_text())
        self.assertEqual(
            [r["ruleId"] for r in document["runs"][0]["results"]],
            ["ndis-unload-leak"],
        )

    def test_github(self):
        said = self.fails_and_passes("github-actions.yml")
        self.assertIn("::warning file=drv/a.c,line=5,col=13,", said)
        self.check_sarif()

    def test_gitlab(self):
        self.fails_and_passes("gitlab-ci.yml")
        (issue,) = json.loads((self.work / "ndis-tidy.json").read_text())
        self.assertEqual(issue["location"]["path"], "drv/a.c")

    def test_azure(self):
        said = self.fails_and_passes("azure-pipelines.yml")
        self.assertIn("##vso[task.logissue type=warning;sourcepath=drv/a.c;", said)
        self.check_sarif()

    def test_they_are_yaml(self):
        try:
            import yaml
        except ImportError:
            self.skipTest("no yaml for this Python")
        for file in HERE.glob("*.yml"):
            self.assertIsInstance(yaml.safe_load(file.read_text()), dict)


if __name__ == "__main__":
    unittest.main()
