"""A small library for the workbench's tests: laws, indicators and requirements, some of them hostile."""

from dataclasses import replace

from corpus.model import (
    Document,
    DocumentId,
    Indicator,
    Law,
    Library,
    Modality,
    Place,
    Records,
    Requirement,
    Series,
)
from tests.fakes import a_document, a_sentence
from ui.api.visible_library import VisibleLibrary

PLAN = DocumentId("plan")
HOSTILE = "<img src=x onerror=alert(1)>"


def a_requirement(number: int, text: str, actor: str = "", modality: Modality = Modality.MUST) -> Requirement:
    return Requirement(f"krav-{number}", PLAN, text, modality, actor, "", ("Mål",), (Place(number, text),))


def an_indicator(name: str, *series: Series, unit: str = "") -> Indicator:
    return Indicator(PLAN, "Förebygga brott", name, unit, 2020, 2030, series, "Räkning", (Place(2, name),))


CRIME = an_indicator("Brott", Series("", "10", "5"), unit="per 1 000 invånare")
SAFE = an_indicator("Trygga", Series("Flickor", "50 %", "80 %"), Series("Pojkar", "60 %", "80 %"), unit="%")
TRAINED = an_indicator("Utbildade", Series("", "Nyckelpersoner", "Alla"))


def a_plan() -> Document:
    texts = (
        "Kommunen ska släcka lampan varje kväll.",
        "Kommunen bör släcka lampan varje kväll.",
        f"Alla ska {HOSTILE}.",
        "Skollagen säger hur skolan ska vara.",
        "Enligt lagen (1980:578) och 1999:1234 och prop. 2020:30 gäller detta.",
    )
    sentences = tuple(a_sentence(n, text, page=n) for n, text in enumerate(texts, start=1))
    records = Records(
        (Law(PLAN, "Lag", "Miljöbalk", "1998:808", "", (Place(3, "Lag Miljöbalk 1998:808"),)),),
        (CRIME, SAFE, TRAINED),
        (),
        (
            a_requirement(1, texts[0], "Kommunen"),
            a_requirement(2, texts[1], "Kommunens", Modality.SHOULD),
            a_requirement(3, texts[2]),
        ),
    )
    return replace(
        a_document("plan", title="Plan för trygghet"), pages=5, sentences=sentences, records=records
    )


def a_library() -> Library:
    return Library((a_plan(),), ())


def a_shelf() -> VisibleLibrary:
    return VisibleLibrary(a_library(), staff=True)
