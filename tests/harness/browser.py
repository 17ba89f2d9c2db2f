"""A real Chromium against a real server, for tests that read as a person's steps.

A test that asks for `page` gets both databases and a running site, and is marked `browser`.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

# Playwright's synchronous interface runs an event loop in this thread, which Django takes for an
# asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[2]
WIDE, NARROW = 1280, 390
#: The headless shell first: the same engine without a window, at half the time for each page.
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    # A page lives for a second. To compile axe well takes longer than to run it as it is: without
    # the optimising compilers a page looked at in two widths costs a quarter less.
    "--js-flags=--no-opt --no-maglev",
)
_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, before pytest-django sorts by kind of database access."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):  # a parameter may be called page, too
            item.add_marker("browser")
            if not item.get_closest_marker("django_db"):
                both = ["default", "owner"]
                item.add_marker(pytest.mark.django_db(transaction=True, databases=both))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Remember a failure, so that the page it happened on is kept as a picture."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without one the test is skipped, or with CI=true fails."""
    wanted = os.environ.get("FLEXPLADS_CHROMIUM")
    program = next(filter(None, map(shutil.which, [wanted] if wanted else _NAMES)), None)
    if not program:
        missing = f"No Chromium here ({wanted or ', '.join(_NAMES)}); set FLEXPLADS_CHROMIUM to one"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield started
        started.close()


@pytest.fixture
def live(live_server) -> str:
    """The address of the running site."""
    return str(live_server.url)


@pytest.fixture
def viewport() -> int:
    """The width of the window; `@pytest.mark.parametrize("viewport", [WIDE, NARROW])` for both."""
    return WIDE


@pytest.fixture
def page(
    request: pytest.FixtureRequest, browser: Browser, live: str, viewport: int
) -> Iterator[Page]:
    """An empty page as a Danish caseworker has it; `page.goto("/")` opens the site.

    The test fails when a script of ours raised, or the content security policy stopped something:
    neither shows on the page.
    """
    narrow = viewport < 600
    context = browser.new_context(
        base_url=live,
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        viewport={"width": viewport, "height": 844 if narrow else 900},
        has_touch=narrow,
    )
    context.set_default_timeout(10_000)
    if "axe" in request.fixturenames:
        # The debugger puts axe in, as a person in the developer tools would: a script element would
        # be refused, and a policy switched off would hide what it stops.
        context.add_init_script(path=_AXE)
    opened = context.new_page()
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            errors.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda raised: errors.append(str(raised.error)))
    yield opened
    if request.node.stash.get(_FAILED, False):
        name = request.node.name.replace("/", "-")
        _shoot(opened, f"failed-{name}")
    context.close()
    assert not errors, "In the browser's console:\n" + "\n".join(errors)


@pytest.fixture(scope="session")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the workers of a run tell each other which pages axe has passed."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    (passed := shared / "accessible").mkdir(exist_ok=True)
    return passed


@pytest.fixture
def axe(passed: Path) -> Callable[..., None]:
    """`axe(page)`: no breach of WCAG 2.2 A and AA. `also_at=(NARROW,)` looks in more widths."""
    return partial(_assert_accessible, passed=passed)


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """`shot(page, "board")` keeps a picture in screenshots/ when SHOTS=1; else does nothing."""
    return lambda page, name: _shoot(page, name) if os.environ.get("SHOTS") == "1" else None


def _shoot(page: Page, name: str) -> None:
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def _assert_accessible(page: Page, *, passed: Path, also_at: tuple[int, ...] = ()) -> None:
    """Pages built alike are looked at once at each width, whoever opens them and in whichever
    worker: the same elements with the same classes break no other rule for having other words.
    ``passed`` has a file for each that passed in this run."""
    page.wait_for_load_state()  # a page whose styles are still on their way is nobody's page
    own = page.viewport_size
    assert own is not None
    state = _state_of(page)
    for width in dict.fromkeys((own["width"], *also_at)):
        if (as_it_is := passed / f"{width}-{state}").exists():
            continue
        if page.viewport_size != (size := {"width": width, "height": own["height"]}):
            page.set_viewport_size(size)
        violations = page.evaluate(_BREACHES, list(_STANDARDS))
        if violations:
            text = "\n".join(map(_described, violations))
            pytest.fail(f"At {page.url}, {width} wide:\n{text}", pytrace=False)
        as_it_is.touch()
    if page.viewport_size != own:
        page.set_viewport_size(own)


_BREACHES = """standards => axe.run({
    runOnly: {type: "tag", values: standards}, resultTypes: ["violations"]
}).then(result => result.violations.map(rule => ({
    id: rule.id, impact: rule.impact, help: rule.help,
    nodes: rule.nodes.map(node => [node.target.join(" "), node.html, node.failureSummary])
})))"""
_WORDS = re.compile(r">\s*[^<\s][^<]*<")
_VALUES = re.compile(r'\b(href|action|value|content|nonce|aria-label|hx-[a-z-]+)="[^"]+"')
_NUMBERS = re.compile(r"[0-9]")


def _state_of(page: Page) -> str:
    # What is filled in stands in no HTML, and breaches nothing.
    built = _NUMBERS.sub("", _VALUES.sub(r"\1", _WORDS.sub(">words<", page.content())))
    return hashlib.sha256(built.encode()).hexdigest()


def _described(violation: dict) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for target, html, summary in violation["nodes"]:
        lines += [
            f"    {target}",
            f"      {html[:200]}",
            *(f"      {x}" for x in summary.split("\n")),
        ]
    return "\n".join(lines)
