"""axe-core on a page and in its frames."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def findings(page: Any) -> list[tuple[str, str, list[str]]]:
    """What axe found: rule, how grave, where; nothing may be there."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["impact"], [node["html"][:200] for node in each["nodes"]]) for each in found]


def check(page: Any) -> None:
    """No finding of any gravity, nothing wider than the screen."""
    page.wait_for_timeout(250)  # what fades in has its colours
    found = findings(page)
    assert not found, found
    assert overhang(page) == 0


def overhang(page: Any) -> int:
    """How many pixels the page is wider than the window."""
    return max(0, int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")))
