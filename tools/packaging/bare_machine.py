"""A folder that is the root of a machine with some Debian packages and nothing
else, made of the files that these packages have on this machine. For chroot."""

import collections
import os
import pathlib
import re
import shutil
import subprocess

STATUS = pathlib.Path("/var/lib/dpkg/status")


class Installed:
    """What dpkg knows of the packages on this machine."""

    def __init__(self):
        self.stanzas = {}
        self.providers = collections.defaultdict(list)
        for stanza in STATUS.read_text(encoding="utf-8").split("\n\n"):
            fields = dict(re.findall(r"^([\w-]+): (.*)$", stanza, re.MULTILINE))
            if fields.get("Status") != "install ok installed":
                continue
            name = fields["Package"]
            self.stanzas[name] = (stanza, fields)
            for entry in fields.get("Provides", "").split(","):
                self.providers[entry.split("(")[0].strip()].append(name)

    def choose(self, alternatives):
        """The package that fulfils one of the alternatives."""
        names = [
            re.split(r"[ (:]", word.strip())[0]
            for word in alternatives.split("|")
        ]
        for name in names:
            if name in self.stanzas:
                return name
            if self.providers[name]:
                return self.providers[name][0]
        raise LookupError(f"not installed here: {alternatives}")

    def closure(self, wanted):
        """All packages that the wanted ones, as in Depends, come to."""
        todo, found = [self.choose(word) for word in wanted], set()
        while todo:
            name = todo.pop()
            if name in found:
                continue
            found.add(name)
            fields = self.stanzas[name][1]
            for key in ("Depends", "Pre-Depends"):
                for word in filter(None, fields.get(key, "").split(",")):
                    todo.append(self.choose(word))
        return sorted(found)


def place(path, root):
    """Puts a file of this machine at its place below root."""
    source, target = pathlib.Path(path), root / path.lstrip("/")
    if source.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(target):
            target.symlink_to(os.readlink(source))
    elif source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    elif source.is_file():  # a container may do without documentation
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


def command(root, program, *arguments):
    """A command that runs a program of /usr/bin there. For want of a /proc,
    which is the kernel's, what programs ask it about themselves is put there."""
    path = "/usr/bin/" + program
    while (root / path.lstrip("/")).is_symlink():
        link = os.readlink(root / path.lstrip("/"))
        path = os.path.normpath(os.path.join(os.path.dirname(path), link))
    itself = root / "proc/self/exe"
    itself.parent.mkdir(parents=True, exist_ok=True)
    itself.unlink(missing_ok=True)
    itself.symlink_to(path)
    return ["chroot", str(root), program, *arguments]


def make(root, wanted):
    """Makes root, an empty folder, such a machine. Returns its packages."""
    installed = Installed()
    names = installed.closure(wanted)
    for folder in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / folder).mkdir(parents=True, exist_ok=True)
        (root / folder).symlink_to("usr/" + folder)
    for folder in ("tmp", "var/lib/dpkg/info", "var/lib/dpkg/updates", "dev"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "dev/null").touch(mode=0o666)
    query = ["dpkg-query", "--listfiles", *names]
    listed = subprocess.run(query, capture_output=True, text=True, check=False)
    for path in listed.stdout.splitlines():
        if path.startswith("/") and path != "/.":
            place(path, root)
    stanzas = [installed.stanzas[name][0] for name in names]
    database = root / "var/lib/dpkg"
    (database / "status").write_text("\n\n".join(stanzas) + "\n", encoding="utf-8")
    (database / "available").touch()
    for name in names:
        for suffix in ("", ":amd64"):
            (database / f"info/{name}{suffix}.list").write_text("/.\n")
    return names
