from dataclasses import replace

from assistant.exports.write_html import to_html
from assistant.exports.write_markdown import to_dict, to_markdown
from tests.unit.assistant.listed import PAGE, a_checklist, an_item
from tests.unit.assistant.lists import checklists


def test_markdown_has_case_items_reasons_and_sources() -> None:
    text = to_markdown(checklists().make("krislada", {"vuxna": 2}))
    assert "- [ ] **bör** Dricksvatten till de vuxna" in text
    assert "Med eftersom: 2 vuxna i 7 dygn." in text
    assert "Trygghets- och säkerhetsstrategi, 2021-09-24, KS 2021-1430 (återgiven med egna ord)" in text
    assert "(kontrollerad 2026-11-23) <https://" in text


def test_html_escapes_and_fetches_nothing() -> None:
    made = replace(checklists().make("krislada", {"vuxna": 2}), title="<script>x</script>")
    page = to_html(made)
    assert "<script" not in page
    assert "src=" not in page
    assert 'lang="sv"' in page
    assert page.count("type=checkbox") == sum(len(group.items) for group in made.groups)


def test_points_have_boxes_of_their_own() -> None:
    made = checklists().make("planeringsfall", {"plan": "detaljplan", "innehall": ["bostader"]})
    found = [item for group in made.groups for item in group.items]
    points = [point for item in found for point in item.points]
    markdown = to_markdown(made)
    assert to_html(made).count("type=checkbox") == len(found) + len(points)
    assert markdown.count("- [ ] ") == len(found) + len(points)
    assert (
        "  - [ ] Andelen som är trygga i sitt bostadsområde (s. 26; planen innehåller bostäder)" in markdown
    )


def test_the_values_of_json() -> None:
    made = to_dict(checklists().make("krislada", {"vuxna": 2}))
    assert made["case"][0] == {"field": "Vuxna", "value": "2 vuxna"}
    assert made["groups"][0]["items"][0]["sources"][0]["page"] == 63


def test_a_group_quotes_the_same_words_once() -> None:
    page = to_html(a_checklist(an_item(1), an_item(2), groups=2))
    assert page.count(f"«{PAGE.quote}»") == 2
    assert page.count("Plan för lampor, s.\u00a028</a>") == 4
