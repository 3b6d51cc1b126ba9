"""A real server with a database of its own, a real Chromium, and axe at every step."""

import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.places import ROOT
from tools.machine import browser as browser_here

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# What axe looks at: the page as it is, its size, where the keyboard is, what is ticked; not the token of a form.
SHOWN = """() => document.documentElement.outerHTML.replace(/(csrfmiddlewaretoken" value=")[^"]*/g, "$1")
  + [innerWidth, innerHeight, document.activeElement?.id, document.activeElement?.outerHTML.slice(0, 300),
     [...document.querySelectorAll(":checked")].map(ticked => ticked.id)]"""


@dataclass
class Service:
    """The product as its users meet it: an address, and the database behind it."""

    address: str
    database: str


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The demonstration, served by the product's own command."""
    folder = tmp_path_factory.mktemp("service")
    database = _database(folder)
    port = _free_port()
    environment = {
        **os.environ,
        "WHATMATTERS_DATABASE_URL": database,
        "WHATMATTERS_MODE": "local",
        "WHATMATTERS_HOME": str(folder),
        "WHATMATTERS_WORKERS": "1",
        "WHATMATTERS_THREADS": "8",
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "PYTHONPATH": str(ROOT),
    }
    program = [sys.executable, "-m", "whatmatters.cli"]
    subprocess.run(
        [*program, "demo", "--stories-only"],
        env=environment,
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    log = (folder / "log").open("w")
    running = subprocess.Popen(
        [*program, "serve", "--port", str(port)], env=environment, cwd=folder, stdout=log, stderr=log
    )
    address = f"http://127.0.0.1:{port}"
    _wait(address, running, folder / "log")
    yield Service(address, database)
    running.terminate()
    running.wait(timeout=20)


def _database(folder: Path) -> str:
    given = os.environ.get("WHATMATTERS_DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{folder}/records.sqlite3"
    import psycopg

    name = f"journeys_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return given.rsplit("/", 1)[0] + f"/{name}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, running: "subprocess.Popen[Any]", log: Path) -> None:
    for _ in range(300):
        if running.poll() is not None:
            raise RuntimeError(f"The server ended: {log.read_text()[-2000:]}")
        try:
            with urlopen(f"{address}/alive/", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer within half a minute.")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium; without one `make test` leaves the journeys out and says so."""
    place = browser_here()
    assert place, "The journeys need Chromium. Debian or Ubuntu: apt install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=place, args=FLAGS)
        yield started
        started.close()


class Walker:
    """Somebody at a screen. Every page they stop at is checked with axe, and no page may write to the console."""

    looked_at: ClassVar[set[str]] = set()

    def __init__(self, page: Page, service: Service, language: str):
        self.page, self.service, self.language = page, service, language
        self.noise: list[str] = []
        page.on(
            "console",
            lambda message: self.noise.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.noise.append(str(error)))

    def goes_to(self, path: str) -> None:
        self.page.goto(self.service.address + path)
        self.looks()

    def signs_in(self, username: str) -> None:
        self.page.goto(self.service.address + "/sign-in/")
        self.looks()
        self.page.fill("#id_login", username)
        self.page.fill("#id_password", "what-matters-to-you")
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(self.service.address + "/")
        self.looks()

    def looks(self) -> None:
        """Stop and look: axe finds nothing, the page is in the language asked for, nothing sticks out sideways."""
        self._axe_finds_nothing()
        assert self.page.locator("html").get_attribute("lang") == self.language, self.page.url
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 1, f"{self.page.url} sticks out sideways by {wide} pixels"

    def _axe_finds_nothing(self) -> None:
        """The very page that axe has found nothing on, as the page for signing in, is not looked at by it twice."""
        shown = self._shown()
        if shown in self.looked_at:
            return
        found = [
            f"{item['id']}: {item['help']} at {[node['html'][:160] for node in item['nodes'][:3]]}"
            for item in self._axe()["violations"]
        ]
        assert not found, f"{self.page.url}\n" + "\n".join(found)
        self.looked_at.add(self._shown())

    def _shown(self) -> str:
        """What the page shows, told apart by a hash; empty while it is just being left."""
        try:
            self.page.wait_for_load_state()
            return sha256(self.page.evaluate(SHOWN).encode()).hexdigest()
        except Error:
            return ""

    def _axe(self, again: int = 2) -> Any:
        """What axe finds. A page that is just being left is waited for: the next one is looked at."""
        try:
            self.page.wait_for_load_state()
            return self.page.evaluate(
                f"async () => await axe.run({{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})"
            )
        except Error:
            if not again:
                raise
            self.page.wait_for_timeout(250)
            return self._axe(again - 1)

    def presses(self, text: str) -> None:
        """Press a button in the page, and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=text, exact=True).click()
        self.looks()

    def follows(self, text: str, exact: bool = False) -> None:
        """Follow a link, and look at what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=text, exact=exact).first.click()
        self.looks()

    def opens(self, text: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=text).first.click()

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def chooses(self, label: str, within: str = "main") -> None:
        self.page.locator(within).get_by_label(label, exact=True).check()

    def sees(self, text: str) -> None:
        expect(self.page.locator("main").get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        assert self.page.locator("main").get_by_text(text).count() == 0, f"{text!r} is on {self.page.url}"


SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1200, "height": 900}}


@pytest.fixture
def walk(service: Service, chromium: Browser) -> Iterator[Any]:
    """`walk(language=..., size=..., scripts=...)` gives a Walker with a fresh browser session."""
    opened = []

    def begin(language: str = "en", size: str = "desktop", scripts: bool = True) -> Walker:
        context = chromium.new_context(
            viewport=SIZES[size], locale="cy-GB" if language == "cy" else "en-GB", java_script_enabled=scripts
        )
        context.set_default_timeout(12000)
        # A page that is counted and controlled for the first time takes its while on a machine that runs two suites at once.
        context.set_default_navigation_timeout(30000)
        context.add_init_script(AXE)
        context.add_cookies([{"name": "language", "value": language, "url": service.address}])
        opened.append(context)
        walker = Walker(context.new_page(), service, language)
        if not scripts:
            walker.looks = lambda: None  # type: ignore[method-assign]  # axe is a script; the other journeys run it
        return walker

    yield begin
    for context in opened:
        context.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many pages and actions the counted journeys took (G3)."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            if name == "few steps":
                terminalreporter.write_line(f"Few steps: {value}")
