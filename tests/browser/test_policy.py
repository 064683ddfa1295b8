"""What gradio's page may not do under our policy, it doesn't need: no tab of the workbench meets a refusal."""

from collections.abc import Iterator
from typing import Any

import pytest

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from tests.running import running
from ui.api.app import create_app

pytestmark = pytest.mark.browser
NOTE = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI.slice(0, 60)}`));
"""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = create_app(FakeEngine(), Settings(data=tmp_path_factory.mktemp("data"), staff_token="hemlig"))
    with running(app) as found:
        yield f"{found.base}/staff/"


def test_no_tab_is_refused_anything_and_a_script_put_in_is(browser: Any, workbench: str) -> None:
    context = browser.new_context(extra_http_headers={"Authorization": "Bearer hemlig"})
    page = context.new_page()
    page.add_init_script(NOTE)
    page.goto(workbench)
    tabs = page.locator("#flikar [role=tab]")
    tabs.first.wait_for(timeout=30_000)
    page.wait_for_timeout(2_000)
    assert tabs.count() == 7
    for at in (*range(7), 0):
        tabs.nth(at).click()
        page.wait_for_timeout(700)
    assert page.evaluate("window.refused") == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.run = 1\">')")
    page.wait_for_timeout(500)
    assert page.evaluate("window.run") is None
    assert any("script-src-attr" in each for each in page.evaluate("window.refused"))
    context.close()
