"""A browser without a window, for pages from disk: Debian's chromium with its driver."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --lang=en-GB"
)
WAIT = 20
"""Seconds that a page may take on a busy machine."""


class Browser:
    """A page, and what one does with it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, index: Path, place: str = "#/", language: str = "en", theme: str = "light") -> None:
        """Open a page of the report anew, in a language and a theme."""
        self.driver.get(index.as_uri() + place)
        self.run(f"localStorage.setItem('language', '{language}'); localStorage.setItem('theme', '{theme}')")
        self.driver.refresh()
        self.find("main h1")

    def size(self, width: int, height: int) -> None:
        """Be a screen of so many pixels."""
        told = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", told)

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *values)

    def all(self, selector: str) -> list[WebElement]:
        """The elements there are now."""
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def find(self, selector: str) -> WebElement:
        """The first such element, waited for."""
        return self.until(lambda: next(iter(self.all(selector)), None))

    def text(self, selector: str) -> str:
        """The text of the first such element."""
        return str(self.run("return arguments[0].textContent", self.find(selector)))

    def until(self, ready: Any) -> Any:
        """What a call gives as soon as it gives something."""
        return WebDriverWait(self.driver, WAIT, 0.05).until(lambda _: ready())

    def complaints(self) -> list[str]:
        """What stands in the console since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def accessibility(self) -> list[str]:
        """What axe finds wrong, with the first element that it finds it in."""
        self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
        found = self.driver.execute_async_script("axe.run({preload: false}).then(arguments[0])")
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, ended with the block."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}", "--window-size=1300,900"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(profile / "downloads")})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
