"""Chromium for the tests that click and type: fixtures `new_page` (any width) and `page` (1280 px)."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from socinv.runner import bootstrap

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]
NewPage = Callable[..., Page]
PATIENCE = 30_000  # ms; a machine that is shared may be slow


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Playwright's loop runs in this thread, and Django would refuse the ORM beside it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker. Fails, with the command to run, where there is none."""
    path = bootstrap.browser()
    if not path:
        pytest.fail(bootstrap.missing_message("Chromium", ["chromium"]), pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages of a person of their own: new_page(width=375, javascript=False).

    A script that fails, or a breach of the content security policy, on any of them fails the test.
    """
    contexts, problems = [], []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            problems.append(message.text)

    def fail(error: Error) -> None:
        problems.append(str(error))

    def make(width: int = 1280, height: int = 900, *, javascript: bool = True, base_url: str | None = None) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            base_url=base_url,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", fail)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems, "Webbläsaren klagade:\n" + "\n".join(problems)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page at 1280 px."""
    return new_page()
