"""Headless Chromium through chromedriver, with nothing but the standard library.

    with Browser("/usr/bin/chromedriver") as browser:
        browser.show(1280, dark=True)
        browser.open("/tmp/report/index.html")
        browser.run("return document.title")

See https://www.w3.org/TR/webdriver2/ for the protocol.
"""

import base64
import json
import pathlib
import re
import subprocess
import tempfile
import urllib.request


class Browser:
    def __init__(self, driver):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.driver = subprocess.Popen(
            [driver, "--port=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.session = None
        try:
            self.base = f"http://127.0.0.1:{self._port()}"
            self._start()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _port(self):
        for line in self.driver.stdout:
            if match := re.search(r"started successfully on port (\d+)", line):
                return match[1]
        raise RuntimeError("chromedriver did not start")

    def _start(self):
        arguments = [
            "--headless=new",
            # The test may run as root, and where /dev/shm is small.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            f"--user-data-dir={self.profile.name}",
        ]
        capabilities = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            "unhandledPromptBehavior": "ignore",
        }
        answer = self._send(
            "POST", "/session", {"capabilities": {"alwaysMatch": capabilities}}
        )
        self.session = "/session/" + answer["sessionId"]

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + path,
            data,
            {"Content-Type": "application/json"},
            method=method,
        )
        # No proxy: the driver is on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message']}") from None

    def close(self):
        try:
            if self.session:
                self._send("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.driver.stdout.close()
            self.profile.cleanup()

    def post(self, path, **body):
        return self._send("POST", self.session + path, body)

    def get(self, path):
        return self._send("GET", self.session + path)

    def cdp(self, command, **parameters):
        return self.post("/goog/cdp/execute", cmd=command, params=parameters)

    def show(self, width, height=900, dark=False):
        """From now on pages are seen in this size and theme."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = "dark" if dark else "light"
        self.cdp(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ],
        )

    def open(self, path, fragment=""):
        self.address = pathlib.Path(path).absolute().as_uri() + fragment
        self.post("/url", url="about:blank")
        self.logs("performance")
        self.logs("browser")
        self.post("/url", url=self.address)

    def run(self, script, *arguments):
        """What the body of a function, `script`, returns in the page."""
        return self.post("/execute/sync", script=script, args=list(arguments))

    def press(self, keys):
        """Presses keys one after another."""
        actions = []
        for key in keys:
            actions += [
                {"type": "keyDown", "value": key},
                {"type": "keyUp", "value": key},
            ]
        self.post(
            "/actions", actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def click(self, selector):
        # The driver itself scrolls just so far that the bar may cover it.
        self.run(
            "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})",
            selector,
        )
        found = self.post("/element", using="css selector", value=selector)
        self.post(f"/element/{next(iter(found.values()))}/click")

    def logs(self, kind):
        return self.post("/se/log", type=kind)

    def requests(self):
        """The addresses that were asked for since the last open()."""
        addresses = []
        for entry in self.logs("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return addresses

    def accessibility(self):
        """The nodes of the accessibility tree that are not ignored."""
        nodes = self.cdp("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node.get("ignored")]

    def screenshot(self, path, whole=True):
        answer = self.cdp("Page.captureScreenshot", captureBeyondViewport=whole)
        pathlib.Path(path).write_bytes(base64.b64decode(answer["data"]))
