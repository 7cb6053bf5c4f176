#!/usr/bin/env python3
"""latency.py [OPTION]... DRIVER...: from an edit to the diagnostics, with
ndis-clangd and with the distribution's clangd.

Each driver's folder is copied, set up with ndis-tidy --setup-editor, and its
largest sources are opened in both servers. Each edit goes to one server and then
to the other, in turn the first, and each time its diagnostics are waited for.
There are two kinds of edits: comments, which move the code below them, and
statements, which are code. What counts is the median of the ratios of the pairs
of each kind. Exit status: 0 goal met,
1 missed, 2 the run failed. Wants a machine that does nothing else; on another the
times of the processors, which are printed besides, say more.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from client import Client

GOAL = 1.15


def comment(text, number):
    """The same code further down: lines behind the first routine."""
    at = text.index("\n}\n") + 3
    return text[:at] + f"/* {number} */\n" * (1 + number % 7) + text[at:]


def statement(text, number):
    """Other code: a statement in the last routine."""
    at = text.rindex("}")
    return f"{text[:at]}{{ int Edit = {number}; Edit += 1; }}\n{text[at:]}"


KINDS = (comment, statement)


def seconds(client, name, text):
    begin = time.perf_counter()
    client.change(name, text)
    return time.perf_counter() - begin


def worked(client):
    """The seconds that the processors have worked for a server."""
    fields = pathlib.Path(f"/proc/{client.process.pid}/stat").read_text()
    user, system = fields.rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def compare(folder, options, name, edited):
    """(theirs, ours) for each edit of a file, and the same of the work for all."""
    warm_up = 3
    servers = [
        Client(options.clangd, folder),
        Client(options.prefix / "bin/ndis-clangd", folder),
    ]
    try:
        text = (folder / name).read_text(encoding="utf-8", errors="replace")
        for server in servers:
            server.open(name)
        found = []
        for number in range(options.edits + warm_up):
            if number == warm_up:
                before = [worked(server) for server in servers]
            times = [0.0, 0.0]
            for which in (0, 1) if number % 2 else (1, 0):
                times[which] = seconds(servers[which], name, edited(text, number))
            if number >= warm_up:
                found.append(tuple(times))
        after = [worked(server) for server in servers]
        return found, tuple(a - b for a, b in zip(after, before))
    finally:
        for server in servers:
            server.close()


def measure(driver, options):
    """Of each file and kind of edit (its name, the kind, the pairs of the edits,
    the pair of the work)."""
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work).resolve() / driver.name
        shutil.copytree(driver, folder)
        command = options.prefix / "bin/ndis-tidy"
        for action in ("--setup-editor", "--update-cache"):
            subprocess.run([command, action, folder], check=True, capture_output=True)
        sources = sorted(folder.rglob("*.c"), key=lambda f: -f.stat().st_size)
        for source in sources[: options.files]:
            name = str(source.relative_to(folder))
            for kind in KINDS:
                yield (
                    f"{driver.name}/{name}",
                    kind,
                    *compare(folder, options, name, kind),
                )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drivers", nargs="+", type=pathlib.Path, metavar="DRIVER")
    parser.add_argument("--prefix", type=pathlib.Path, default="build/release")
    parser.add_argument("--clangd", default="clangd-22")
    parser.add_argument("--files", type=int, default=2, help="of each driver")
    parser.add_argument("--edits", type=int, default=20, help="of each file")
    options = parser.parse_args()
    options.prefix = options.prefix.resolve()
    every = {kind: [] for kind in KINDS}
    work = {kind: [] for kind in KINDS}
    for driver in options.drivers:
        for name, kind, found, done in measure(driver.resolve(), options):
            every[kind] += found
            work[kind].append(done)
            theirs, ours = (statistics.median(c) * 1000 for c in zip(*found))
            ratio = statistics.median(o / t for t, o in found)
            per_edit = [seconds * 1000 / len(found) for seconds in done]
            print(
                f"{name}, {kind.__name__}: {theirs:.1f} ms, {ours:.1f} ms, "
                f"{ratio:.3f} times; work {per_edit[0]:.1f} ms, {per_edit[1]:.1f} ms",
                flush=True,
            )
    worst = 0
    for kind in KINDS:
        ratio = statistics.median(ours / theirs for theirs, ours in every[kind])
        worst = max(worst, ratio)
        theirs, ours = (sum(column) for column in zip(*work[kind]))
        print(
            f"{kind.__name__}, all {len(every[kind])} pairs: {ratio:.3f} times "
            f"(the goal is {GOAL}); work {ours / theirs:.2f} times"
        )
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, EOFError, subprocess.CalledProcessError) as error:
        print(f"latency.py: error: {error}", file=sys.stderr)
        sys.exit(2)
