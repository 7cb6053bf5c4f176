"""A client of the language server protocol, for tests."""

import json
import pathlib
import queue
import subprocess
import threading


class Client:
    """A server, and what a client of it does."""

    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            # At its end clangd waits for its index, at the lowest priority.
            [program, "--background-index=false"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.number = 0
        self.versions = {}
        self.texts = {}
        self.latest = {}  # diagnostics by URI
        self.shown = []  # messages for the user
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": self.folder.as_uri(),
                "capabilities": {
                    "textDocument": {
                        "publishDiagnostics": {
                            "codeDescriptionSupport": True,
                            "relatedInformation": True,
                        },
                        "codeAction": {
                            "codeActionLiteralSupport": {
                                "codeActionKind": {"valueSet": ["quickfix"]}
                            }
                        },
                    }
                },
            },
        )
        self.notify("initialized", {})

    def _read(self):
        out = self.process.stdout
        while True:
            length = 0
            while line := out.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self.messages.put(None)
                return
            self.messages.put(json.loads(out.read(length)))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body))
        self.process.stdin.write(body)
        self.process.stdin.flush()

    def _next(self, wanted):
        while True:
            message = self.messages.get(timeout=120)
            if message is None:
                raise EOFError("the server has ended")
            method, parameters = message.get("method"), message.get("params")
            if method == "textDocument/publishDiagnostics":
                self.latest[parameters["uri"]] = parameters["diagnostics"]
            elif method == "window/showMessage":
                self.shown.append(parameters["message"])
            if wanted(message):
                return message

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        answer = self._next(
            lambda m: m.get("id") == self.number and "method" not in m
        )
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name):
        """Opens a file; its diagnostics."""
        self.texts[name] = (self.folder / name).read_text(encoding="utf-8")
        self.versions[name] = 1
        self.notify(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": self.uri(name),
                    "languageId": "c",
                    "version": 1,
                    "text": self.texts[name],
                }
            },
        )
        return self.diagnostics(name)

    def type(self, name, text):
        """Gives a file another text, and waits for nothing."""
        self.texts[name] = text
        self.versions[name] += 1
        self.notify(
            "textDocument/didChange",
            {
                "textDocument": {
                    "uri": self.uri(name),
                    "version": self.versions[name],
                },
                "contentChanges": [{"text": text}],
            },
        )

    def change(self, name, text):
        """Gives a file another text; its diagnostics."""
        self.type(name, text)
        return self.diagnostics(name)

    def save(self, name):
        """Writes a file to the disk as it stands."""
        path = self.folder / name
        path.write_text(self.texts[name], encoding="utf-8")
        self.notify(
            "textDocument/didSave", {"textDocument": {"uri": self.uri(name)}}
        )

    def diagnostics(self, name):
        """Those of the file's present version."""
        message = self._next(
            lambda m: m.get("method") == "textDocument/publishDiagnostics"
            and m["params"]["uri"] == self.uri(name)
            and m["params"].get("version") == self.versions[name]
        )
        return message["params"]["diagnostics"]

    def until(self, name, wanted):
        """Waits until a file's diagnostics are as wanted; those."""
        uri = self.uri(name)
        while uri not in self.latest or not wanted(self.latest[uri]):
            self._next(lambda m: m.get("params", {}).get("uri") == uri)
        return self.latest[uri]

    def actions(self, name, diagnostic):
        return self.request(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": self.uri(name)},
                "range": diagnostic["range"],
                "context": {"diagnostics": [diagnostic]},
            },
        )

    def edited(self, name, action):
        """The text of a file after an action."""
        (edits,) = action["edit"]["changes"].values()
        lines = self.texts[name].splitlines(keepends=True)
        offset = lambda p: sum(map(len, lines[: p["line"]])) + p["character"]
        text = self.texts[name]
        for edit in sorted(edits, key=lambda e: -offset(e["range"]["start"])):
            begin, end = (offset(edit["range"][k]) for k in ("start", "end"))
            text = text[:begin] + edit["newText"] + text[end:]
        return text

    def close(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        status = self.process.wait(timeout=60)
        self.process.stdin.close()
        self.process.stdout.close()
        return status
