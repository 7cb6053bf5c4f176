#!/usr/bin/env python3
"""docs/check_examples.py NDIS-TIDY [PAGE]...: runs the examples of the pages.

Every block marked ```c is a whole driver. It has to parse, and each finding has
to stand on the line below a comment "// check-id: part of the message"; every
other line has to be clean. In a page of checks/, what is below
"Defective" has to show the page's own check, and is run with that check alone;
what is below "Correct" has to be clean under all of them. In other pages a
```text block that follows and begins with "$ ndis-tidy PATH" is the output of
that command, word for word.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"^ *// (ndis-[\w-]+): (.*)$", re.MULTILINE)
FINDING = re.compile(r"^(\S+):(\d+):\d+: warning: (.*) \[(ndis-[\w-]+)\]$")
COMMAND = re.compile(r"^\$ ndis-tidy (\S+)\n")


def run(folder, *command, stderr=subprocess.PIPE):
    return subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        check=False,
    )


def compare(code, result):
    """What is wrong with the findings about one example."""
    wrong = []
    if result.returncode == 2:
        return ["the run failed:\n" + result.stderr]
    expected = {}
    for number, line in enumerate(code.splitlines(), 2):
        if match := EXPECTED.search(line):
            expected[number] = match.groups()
    for line in result.stdout.splitlines():
        if not (match := FINDING.match(line)):
            continue
        number, message, check = int(match[2]), match[3], match[4]
        wanted = expected.pop(number, None)
        if not wanted or wanted[0] != check or wanted[1] not in message:
            wrong.append("not expected: " + line)
    for number, (check, message) in expected.items():
        wrong.append(f"line {number} of the block: no {check}: {message}")
    return wrong


def heading(text, position):
    return re.findall(r"^## (.*)$", text[:position], re.MULTILINE)[-1]


def check_example(tool, page, below, code):
    """An example of the page of a check."""
    shown = {check for check, _ in EXPECTED.findall(code)}
    if below == "Correct" and shown:
        return ["a correct example expects findings"]
    if below == "Defective" and shown != {page.stem}:
        return ["a defective example shows not just the page's check"]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "driver.c").write_text(code, encoding="utf-8")
        checks = page.stem if below == "Defective" else "*"
        return compare(code, run(folder, tool, "--checks=" + checks, "."))


def check_output(tool, code, text):
    """An example with the output that a page shows for it."""
    path, shown = COMMAND.match(text)[1], text.split("\n", 1)[1]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, path)
        file = file if file.suffix else file / "driver.c"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
        # In the order in which a terminal shows it.
        output = run(folder, tool, path, stderr=subprocess.STDOUT).stdout
    return [] if output == shown else ["the output is:\n" + output]


def check_page(tool, page):
    text = page.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    name = page.relative_to(ROOT)
    wrong = []
    headings = set()
    for block, following in zip(blocks, blocks[1:] + [None]):
        if block[1] != "c":
            continue
        below = heading(text, block.start())
        headings.add(below)
        if page.parent.name == "checks":
            found = check_example(tool, page, below, block[2])
        elif following and COMMAND.match(following[2]):
            found = check_output(tool, block[2], following[2])
        else:
            found = ["no output follows"]
        line = text.count("\n", 0, block.start()) + 1
        wrong += [f"{name}:{line}: {what}" for what in found]
    if page.parent.name == "checks" and not {"Defective", "Correct"} <= headings:
        wrong.append(f"{name}: a defective or a correct example is missing")
    return wrong


def main():
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    pages = [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    if not pages:
        pages = sorted(ROOT.glob("docs/checks/*.md")) + [ROOT / "README.md"]
    wrong = [what for page in pages for what in check_page(tool, page)]
    print("\n".join(wrong) or f"the examples of {len(pages)} pages hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
