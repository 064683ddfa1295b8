"""A made document with demands that agree, differ and repeat each other."""

from dataclasses import replace

from corpus.model import Document, Edition, Indicator, Records
from ingest.structure.find_requirements import requirements_of
from tests.fakes import a_document, a_sentence

AREA = "Skapa trygghet för barn och unga"
ROWS = (
    (1, "Kommunen ska laga gatlampor.", ("Lampor",)),
    (1, "Trasiga gatlampor åtgärdas omedelbart.", ("Lampor",)),
    (2, "Lagning av gatlampor ska ske inom 48 timmar.", ("Lampor",)),
    (2, "Inom kommunen ska det finnas en reservpump.", ("Vatten",)),
    (3, "Vattenverket ska kunna drivas helt utan el under sju dygn.", ("Vatten",)),
    (4, "Vattenverket bör kunna drivas helt utan el under sju dygn.", ("Vatten",)),
    (5, "Alla medarbetare ska gå kursen varje år.", ("Trygghet för barn och unga", "Kurser")),
    (5, "Medarbetaren bör läsa skolans klotterpolicy.", ("Trygghet för barn och unga", "Kurser")),
    (6, "Nyckeln ska lämnas ut av säkerhetschefen.", ("Nycklar",)),
    (6, "Säkerhetschefen ansvarar för skåpet.", ("Nycklar",)),
    (7, "Pumpar ska hålla 12 bar.", ("Vatten",)),
    (8, "Pumpar ska hålla 15 bar.", ("Vatten",)),
    *((9, f"Fyllnad om {word} för jämförelsens skull.", ("Övrigt",)) for word in ("båtar", "skogar", "åkrar", "hav")),
)  # fmt: skip


Row = tuple[int, str, tuple[str, ...]]


def a_plan(identity: str = "plan", more: tuple[Row, ...] = (), **registration: object) -> Document:
    """The document, its requirements read as ingest reads them."""
    sentences = tuple(
        replace(a_sentence(number, text, page=page, section=section), document_id=identity)
        for number, (page, text, section) in enumerate((*ROWS, *more))
    )
    bare = a_document(identity, (), Edition.OFFICIAL, **registration)
    area = Indicator(bare.id, AREA, "Trygga elever", "%", 2020, 2030, (), "", ())
    records = Records((), (area,), (), requirements_of(bare.id, sentences))
    return replace(bare, sentences=sentences, records=records)
