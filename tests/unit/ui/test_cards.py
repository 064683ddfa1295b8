from dataclasses import replace

from assistant.model import Answer, AnswerStatus, Citation, Link, Notice
from corpus.model import DocumentId, Edition, Status
from ui.cards import cards
from ui.talk import Exchange, messages


def citation(edition: Edition = Edition.OFFICIAL, url: str = "/dokument/a/sida/2") -> Citation:
    return Citation(
        1,
        DocumentId("a"),
        "Plan <b>",
        ("A", "B & C"),
        2,
        "Ord <script>",
        url,
        edition,
        Status.IN_FORCE,
        "KS 1",
        (Notice("Ersatt <i>", "2024-01-01", "SFS"),),
    )


def answer(*citations: Citation, status: AnswerStatus = AnswerStatus.ANSWERED) -> Answer:
    return Answer("1", status, "sv", "Svar <img>", citations)


def test_a_card_says_where_and_escapes_everything() -> None:
    html = cards(answer(citation()))
    for part in (
        "s. 2",
        "gäller",
        "KS 1",
        "A › B &amp; C",
        "Ord &lt;script&gt;",
        "Ersatt &lt;i&gt;",
        "SFS, 2024-01-01",
    ):
        assert part in html
    assert "<script" not in html
    assert "<b>" not in html
    assert 'href="/dokument/a/sida/2" target="_blank" rel="noopener"' in html


def test_a_digest_is_not_shown_as_a_quotation() -> None:
    html = cards(answer(citation(Edition.DIGEST)))
    assert "<blockquote>" not in html
    assert "Vår återgivning" in html


def test_only_addresses_of_our_own_pages() -> None:
    assert "javascript:" not in cards(answer(citation(url="javascript:alert(1)")))


def test_an_answer_without_sources_has_nothing_under_it() -> None:
    assert cards(answer()) == ""


def test_another_outcome_is_named() -> None:
    assert "Inget svar i dokumenten" in cards(answer(status=AnswerStatus.NOT_FOUND))


def test_messages_are_escaped() -> None:
    rows = messages((Exchange("<b>?", answer()),), lambda _: None)
    assert [row["content"] for row in rows] == ["&lt;b&gt;?", "Svar &lt;img&gt;"]


def test_links_stand_under_the_sources_and_lead_nowhere_else() -> None:
    links = (
        Link("Hela <b>", "/checklista/a?b=1&c=2"),
        Link("Källa", "https://a.se"),
        Link("X", "javascript:x"),
    )
    html = cards(replace(answer(citation()), links=links))
    assert 'href="/checklista/a?b=1&amp;c=2"' in html
    assert "Hela &lt;b&gt;" in html
    assert 'href="https://a.se"' in html
    assert "javascript" not in html
    assert html.index("Länkar") > html.index("Källa<")
