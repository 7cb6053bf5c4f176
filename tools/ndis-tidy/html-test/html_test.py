#!/usr/bin/env python3
"""html_test.py NDIS-TIDY CHROMEDRIVER [--screenshots=DIR]: the report of --html
in headless Chromium.

Looks at the pages of drivers with defects, in every size and theme: that all
fits, is read and can be reached by keys, and that nothing hostile in a driver's
names and texts runs. With --screenshots, pictures of it go to DIR.
"""

import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True  # the sources' folder stays as it is

from browser import Browser
from drivers import FOLDER, HOSTILE, write_driver
from probes import CONTRAST, CROWDED, OVERFLOWING

TIDY = DRIVER = SCREENSHOTS = None
SKIPPED = 77
WIDTHS = (1280, 900, 400, 320)
THEMES = (False, True)


def tidy(folder, *arguments):
    result = subprocess.run(
        [TIDY, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if result.returncode != 1:
        raise RuntimeError(f"status {result.returncode}:\n{result.stderr}")
    return result.stdout


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        write_driver(root / "driver", hostile=False)
        cls.text = tidy(root, "driver", "--html=report")
        cls.page = root / "report" / "index.html"
        cls.names = write_driver(root / FOLDER, hostile=True)
        tidy(root, FOLDER, "--html=hostile")
        cls.hostile = root / "hostile" / "index.html"
        tidy(root, "driver", FOLDER, "--html=both")
        cls.index = root / "both" / "index.html"
        cls.browser = Browser(DRIVER)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def open(self, page=None, width=1280, dark=False, fragment=""):
        self.browser.show(width, dark=dark)
        self.browser.open(page or self.page, fragment)

    def now(self):
        """The step and the finding that the walk is at, and what is said."""
        return self.browser.run("""
            const at = document.querySelector(".step.now");
            const link = document.querySelector(".steps [aria-current=step]");
            const now = document.getElementById("now");
            return { step: at?.id, focus: document.activeElement.id,
                     link: link?.getAttribute("href"),
                     said: now.textContent, live: now.ariaLive };
        """)

    def assert_comes(self, wanted, look):
        """What a click leads to may take its time."""
        end = time.monotonic() + 10
        while look() != wanted and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(look(), wanted)

    # What is seen

    def test_everything_fits(self):
        for page in (self.page, self.hostile, self.index):
            for width in WIDTHS:
                with self.subTest(page=page.parent.name, width=width):
                    self.open(page, width)
                    self.assertEqual(self.browser.run(OVERFLOWING), [])
                    self.assertLessEqual(
                        self.browser.run("return document.body.scrollWidth"), width
                    )

    def test_contrast(self):
        for page in (self.page, self.hostile, self.index):
            for width in (1280, 400):
                for dark in THEMES:
                    with self.subTest(page=page.parent.name, width=width, dark=dark):
                        self.open(page, width, dark)
                        seen, wrong = self.browser.run(CONTRAST)
                        self.assertGreater(seen, 10)
                        self.assertEqual(wrong, [])

    def test_contrast_of_the_current_step(self):
        for dark in THEMES:
            self.open(dark=dark)
            for _ in range(3):
                self.browser.press("j")
                self.assertEqual(self.browser.run(CONTRAST)[1], [])

    def test_themes_differ(self):
        grounds = []
        for dark in THEMES:
            self.open(dark=dark)
            grounds.append(
                self.browser.run(
                    "return getComputedStyle(document.body).backgroundColor"
                )
            )
        self.assertNotEqual(*grounds)

    def test_one_picture_with_room_for_its_texts(self):
        for page in (self.page, self.hostile):
            for width in WIDTHS:
                with self.subTest(page=page.parent.name, width=width):
                    self.open(page, width)
                    seen = self.browser.run(CROWDED)
                    self.assertEqual(seen["pictures"], 1)
                    self.assertGreater(seen["texts"], 20)
                    self.assertEqual(seen["wrong"], [])
                    if width >= 400:
                        self.assertGreater(seen["scale"], 0.95)

    def test_what_stays_behind_is_red(self):
        self.open()
        rows = self.browser.run("""
            return [...document.querySelectorAll("svg.wide .row.lost")].map(
              (row) => [row.querySelector(".what").textContent.trim(),
                        getComputedStyle(row.querySelector(".what")).fill]);
        """)
        texts = [text for text, _ in rows]
        self.assertIn("never gives back memory Log", texts)
        self.assertIn("can return and keep memory Table", texts)
        self.assertIn("can fail and keep memory Table", texts)
        for _, color in rows:
            self.assertEqual(color, "rgb(179, 32, 26)")

    def test_screenshots(self):
        for page in (self.page, self.hostile, self.index):
            for width in (1280, 400):
                for dark in THEMES:
                    self.open(page, width, dark)
                    name = f"{page.parent.name}-{width}-{'dark' if dark else 'light'}"
                    folder = pathlib.Path(SCREENSHOTS or self.folder.name)
                    file = folder / (name + ".png")
                    self.browser.screenshot(file)
                    data = file.read_bytes()
                    self.assertEqual(struct.unpack(">I", data[16:20])[0], width)
                    self.assertGreater(len(data), 10000)

    # What is moved by keys and buttons

    def test_keys_walk_through_steps(self):
        self.open()
        self.browser.press("j")
        at = self.now()
        self.assertEqual(at["step"], "finding-1-1")
        self.assertEqual(at["focus"], "finding-1-1")
        self.assertEqual(at["link"], "#finding-1-1")
        self.assertIn("Finding 1, step 1 of", at["said"])
        self.assertIn("is acquired here", at["said"])
        self.assertEqual(at["live"], "off")  # the focus is read already
        self.browser.press("jj")
        self.assertEqual(self.now()["step"], "finding-1-3")
        self.browser.press("k")
        self.assertEqual(self.now()["step"], "finding-1-2")
        # In the middle of what is seen, and not behind the bar.
        self.assertTrue(self.browser.run("""
            const step = document.querySelector(".now").getBoundingClientRect();
            const bar = document.getElementById("mover").getBoundingClientRect();
            return step.top >= 0 && step.bottom <= bar.top;
        """))

    def test_keys_walk_through_findings(self):
        self.open()
        count = self.browser.run("return document.querySelectorAll('.finding').length")
        self.assertEqual(count, self.text.count(": warning: "))
        self.browser.press("n")
        self.assertEqual(self.now()["focus"], "finding-1")
        self.browser.press("n")
        self.assertEqual(self.now()["focus"], "finding-2")
        self.browser.press("j")
        self.assertEqual(self.now()["step"], "finding-2-1")
        # Before the first step of a finding is the last of the one before.
        self.browser.press("k")
        self.assertTrue(self.now()["step"].startswith("finding-1-"))
        self.browser.press("p")
        self.assertEqual(self.now()["said"], "This is the first finding.")
        self.browser.press("n" * (count + 1))
        self.assertEqual(self.now()["said"], "This is the last finding.")

    def test_every_step_is_reached_once(self):
        self.open()
        steps = self.browser.run(
            "return [...document.querySelectorAll('.step')].map((s) => s.id)"
        )
        walked = []
        for _ in steps:
            self.browser.press("j")
            walked.append(self.now()["step"])
        self.assertEqual(sorted(walked), sorted(steps))
        self.browser.press("j")
        self.assertEqual(self.now()["said"], "This is the last step.")
        for step in reversed(walked[:-1]):
            self.browser.press("k")
            self.assertEqual(self.now()["step"], step)

    def test_other_keys_are_the_browsers(self):
        self.open()
        self.browser.press("xJ\ue008")
        self.browser.post(
            "/actions",
            actions=[
                {
                    "type": "key",
                    "id": "keys",
                    "actions": [
                        {"type": "keyDown", "value": "\ue009"},
                        {"type": "keyDown", "value": "j"},
                        {"type": "keyUp", "value": "j"},
                        {"type": "keyUp", "value": "\ue009"},
                    ],
                }
            ],
        )
        self.assertIsNone(self.now()["step"])

    def test_buttons_say_where_they_lead(self):
        for width in (1280, 400):
            self.open(width=width)
            self.browser.click("#next-step")
            at = self.now()
            self.assertEqual(at["step"], "finding-1-1")
            self.assertEqual(at["focus"], "next-step")
            self.assertEqual(at["live"], "polite")
            self.assertIn("Finding 1, step 1 of", at["said"])
            self.browser.click("#next-finding")
            self.assertIn("Finding 2 of", self.now()["said"])
            self.browser.click("#previous-finding")
            self.browser.click("#previous-step")
            self.assertEqual(self.now()["said"], "This is the first step.")

    def test_links_lead_the_walk(self):
        self.open()
        self.browser.click("a[href='#finding-2-2']")
        self.assert_comes("finding-2-2", lambda: self.now()["step"])
        self.browser.press("j")
        self.assertEqual(self.now()["step"], "finding-2-3")
        self.open(fragment="#finding-2-1")
        self.assert_comes("finding-2-1", lambda: self.now()["step"])
        # From the picture and the table to the finding.
        for selector in ("svg.wide .row.loss a", "#resources td a"):
            self.open()
            self.browser.click(selector)
            self.assert_comes(
                "#finding",
                lambda: self.browser.run("return location.hash")[: len("#finding")],
            )

    def test_focus_is_seen(self):
        for dark in THEMES:
            self.open(dark=dark)
            kinds = set()
            for _ in range(60):
                self.browser.press("\ue004")
                kind, seen = self.browser.run("""
                    const at = document.activeElement;
                    if (at === document.body) return ["page", true];
                    const picture = at.closest("svg");
                    const style = getComputedStyle(
                      picture ? at.querySelector(".hit") : at);
                    const edge = picture ? style.stroke !== "none"
                                         : style.outlineStyle !== "none";
                    return [picture ? "picture" : at.localName, edge];
                """)
                kinds.add(kind)
                self.assertTrue(seen, kind)
            self.assertLessEqual({"picture", "a"}, kinds)

    # What is read

    def test_roles_and_names(self):
        for width in (1280, 400):
            with self.subTest(width=width):
                self.open(width=width)
                nodes = self.browser.accessibility()
                self.check_names(nodes)
                self.check_tables(nodes)

    @staticmethod
    def role(node):
        return node["role"]["value"]

    @staticmethod
    def name(node):
        return node.get("name", {}).get("value", "")

    def named(self, nodes, role):
        return [self.name(node) for node in nodes if self.role(node) == role]

    def check_names(self, nodes):
        for role in ("link", "button", "article", "region", "navigation", "list"):
            if role == "list":
                continue  # named where it is a routine
            for name in self.named(nodes, role):
                self.assertTrue(name.strip(), role)
        self.assertEqual(len(self.named(nodes, "main")), 1)
        self.assertEqual(len(self.named(nodes, "status")), 1)
        self.assertIn("DriverEntry", self.named(nodes, "list"))
        self.assertIn("Steps of finding 1", self.named(nodes, "navigation"))
        picture = [
            node
            for node in nodes
            if self.name(node) == "The life of the driver"
        ]
        self.assertEqual(len(picture), 1)
        text = picture[0]["description"]["value"]
        self.assertIn("Not always given back: memory Log", text)
        levels = [
            property["value"]["value"]
            for node in nodes
            if self.role(node) == "heading"
            for property in node["properties"]
            if property["name"] == "level"
        ]
        self.assertEqual(levels[0], 1)
        for one, two in zip(levels, levels[1:]):
            self.assertLessEqual(two, one + 1)

    def check_tables(self, nodes):
        self.assertIn("What the driver takes", self.named(nodes, "table"))
        heads = self.named(nodes, "columnheader")
        for head in ("Resource", "Taken", "Given back", "Left behind"):
            self.assertIn(head, heads)
        rows = self.named(nodes, "rowheader")
        self.assertIn("memory Log", rows)
        self.assertGreater(len(self.named(nodes, "cell")), 10)

    def test_ids_and_scopes(self):
        for page in (self.page, self.index):
            self.open(page)
            twice, unscoped, lost = self.browser.run("""
                const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
                const links = [...document.querySelectorAll("a[href^='#']")].map(
                  (e) => e.getAttribute("href").slice(1));
                return [
                  ids.filter((id, at) => ids.indexOf(id) !== at),
                  [...document.querySelectorAll("th:not([scope])")].length,
                  links.filter((id) => !document.getElementById(id))];
            """)
            self.assertEqual((twice, unscoped, lost), ([], 0, []))

    def test_it_is_whole_without_script(self):
        self.browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open()
            nodes = self.browser.accessibility()
            self.assertEqual(self.named(nodes, "button"), [])
            self.assertIn("Steps of finding 1", self.named(nodes, "navigation"))
        finally:
            self.browser.cdp("Emulation.setScriptExecutionDisabled", value=False)

    # What is not trusted

    def test_nothing_hostile_runs(self):
        other = next(self.index.parent.glob("driver-2*.html"))
        for page in (self.hostile, self.index, other):
            with self.subTest(page=page.name):
                self.open(page)
                self.browser.press("jjnjjj")
                pwned, scripts, images, handlers, links = self.browser.run("""
                    const all = [...document.querySelectorAll("*")];
                    return [
                      window.pwned ?? null,
                      document.scripts.length,
                      document.images.length,
                      all.flatMap((e) => e.getAttributeNames()).filter(
                        (name) => name.startsWith("on") || name === "style"),
                      all.map((e) => e.getAttribute("href")).filter(
                        (href) => href && /^\\s*(javascript|http)/i.test(href))];
                """)
                self.assertIsNone(pwned)
                self.assertEqual((scripts, images, handlers, links), (1, 0, [], []))
                self.assertEqual(self.browser.logs("browser"), [])

    def test_hostile_text_is_shown(self):
        self.open(self.hostile)
        text = self.browser.run("return document.body.innerText")
        self.assertIn(FOLDER, text)
        self.assertIn(HOSTILE, text)
        for name in self.names:
            self.assertIn(name, text)
        self.assertIn("[U+202E][U+2066]", text)
        self.assertNotIn("\u202e", text)

    def test_nothing_is_asked_for(self):
        for page in (self.page, self.hostile, self.index):
            self.open(page)
            self.browser.press("jn")
            asked = set(self.browser.requests()) - {"data:,", "about:blank"}
            self.assertEqual(asked, {self.browser.address})

    def test_the_policy_is_in_force(self):
        self.open()
        violated = self.browser.run("""
            window.violated = [];
            document.addEventListener("securitypolicyviolation",
              (event) => window.violated.push(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = new Image();
            image.src = "http://127.0.0.1:9/x.png";
            document.body.append(image);
            document.body.setAttribute("onclick", "window.ran = true");
            document.body.style.cssText = "";
            document.body.setAttribute("style", "color: red");
            document.body.click();
            return new Promise((done) => setTimeout(
              () => done([window.ran ?? null, ...window.violated.sort()]), 300));
        """)
        self.assertEqual(
            violated,
            [None, "img-src", "script-src-attr", "script-src-elem", "style-src-attr"],
        )

    # Several drivers

    def test_the_index_leads_to_the_drivers(self):
        self.open(self.index)
        head = "return document.querySelector('h1').textContent"
        self.browser.click("table a")
        self.assert_comes("driver", lambda: self.browser.run(head))
        self.browser.click("header a")
        self.assert_comes("2 drivers", lambda: self.browser.run(head))


def main():
    global TIDY, DRIVER, SCREENSHOTS
    options = [word for word in sys.argv[1:] if word.startswith("--screenshots=")]
    words = [word for word in sys.argv[1:] if word not in options]
    TIDY, DRIVER = str(pathlib.Path(words[0]).resolve()), words[1]
    if options:
        SCREENSHOTS = options[0].split("=", 1)[1]
        pathlib.Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
    if not os.access(DRIVER, os.X_OK):
        print("html_test.py: no chromedriver; install chromium-driver")
        # Where everything is to be tested, that is a failure.
        return 1 if os.environ.get("CI") else SKIPPED
    unittest.main(argv=[sys.argv[0], *words[2:]], verbosity=2)


if __name__ == "__main__":
    sys.exit(main())
