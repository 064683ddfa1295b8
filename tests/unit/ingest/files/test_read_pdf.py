"""PDFs: pages and lines as printed, and every way in which a PDF can be bad."""

import io
import os
import random
import re
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from corpus.errors import DocumentError
from ingest.errors import CorruptDocument, EmptyDocument, EncryptedDocument, NoText, TooLarge, UnknownFormat
from ingest.files.read import empty_pages, read
from ingest.files.read_lines import tidy
from ingest.files.read_pdf import BROKEN, read_pdf
from ingest.files.source import Source

CORPUS = Path(
    os.environ.get("TRYGG_TEST_CORPUS") or Path(__file__).resolve().parents[5] / "shared" / "corpus"
)
STRATEGY = "trygghets-och-sakerhetsstrategi"


def make_pdf(
    *pages: tuple[str, ...], title: str = "", encrypt: pdfencrypt.StandardEncryption | None = None
) -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, encrypt=encrypt)
    if title:
        drawing.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            drawing.drawString(72, 700 - 14 * number, line)
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def read_bytes(tmp_path: Path, data: bytes, name: str = "Plan.pdf") -> Source:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name, tmp_path)


def texts(source: Source, page: int) -> list[str]:
    return [line.text for line in source.pages[page - 1] if line.text.strip()]


def test_pages_lines_and_title(tmp_path: Path) -> None:
    source = read_bytes(
        tmp_path, make_pdf(("Första raden trygghets-", "och säkerhet å"), ("Sida två",), title="Min plan")
    )
    assert texts(source, 1) == ["Första raden trygghets-", "och säkerhet å"]
    assert texts(source, 2) == ["Sida två"]
    assert (source.id, source.name, source.title, source.marked) == ("Plan", "Plan.pdf", "Min plan", False)
    assert not any(line.heading or line.item or line.row for page in source.pages for line in page)


def test_ending_in_capitals(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, make_pdf(("Hej",)), "PLAN.PDF").id == "PLAN"


def test_password(tmp_path: Path) -> None:
    locked = make_pdf(("hemligt",), encrypt=pdfencrypt.StandardEncryption("lösen", ownerPassword="x"))
    with pytest.raises(EncryptedDocument, match=r"^Plan\.pdf: .*lösenord") as caught:
        read_bytes(tmp_path, locked)
    assert caught.value.__cause__ is not None


def test_locked_for_printing_only_can_be_read(tmp_path: Path) -> None:
    open_to_read = make_pdf(
        ("får läsas",), encrypt=pdfencrypt.StandardEncryption("", ownerPassword="x", canPrint=0)
    )
    assert texts(read_bytes(tmp_path, open_to_read), 1) == ["får läsas"]


def test_aes_without_cryptography_is_encrypted(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(("x",))))
    buffer = io.BytesIO()
    writer.write(buffer)
    zeros = "0" * 96
    entry = (
        f"<</Filter/Standard/V 5/R 6/Length 256/P -4/O<{zeros}>/U<{zeros}>/OE<{zeros[:64]}>/UE<{zeros[:64]}>"
        f"/Perms<{zeros[:32]}>/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>"
    )
    data = re.sub(rb"trailer\s*<<", b"trailer\n<</ID[<00><00>]/Encrypt " + entry.encode(), buffer.getvalue())
    with pytest.raises(EncryptedDocument):
        read_bytes(tmp_path, data)


def test_no_page_has_text(tmp_path: Path) -> None:
    with pytest.raises(NoText, match="OCR") as caught:
        read_bytes(tmp_path, make_pdf((), (), ()))
    assert caught.value.pages == (1, 2, 3)


def test_page_numbers_alone_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read_bytes(tmp_path, make_pdf(("1",), ("2 (2)",)))


def test_some_pages_without_text_are_told(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, make_pdf(("Text",), (), ("Mer",), ("4",)))
    assert len(source.pages) == 4
    assert empty_pages(source) == (2, 4)


def test_no_pages(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    PdfWriter().write(buffer)
    with pytest.raises(EmptyDocument):
        read_bytes(tmp_path, buffer.getvalue())


@pytest.mark.parametrize("cut", [9, 200, 700, -200])
def test_cut_off(tmp_path: Path, cut: int) -> None:
    with pytest.raises(CorruptDocument, match="skadad") as caught:
        read_bytes(tmp_path, make_pdf(("Text",))[:cut])
    assert isinstance(caught.value.__cause__, BROKEN)


def test_flipped_bytes_never_leak_a_library_error() -> None:
    whole, chance = make_pdf(("Text på sidan",), title="T"), random.Random(7)
    outcomes = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 25)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_pdf("x.pdf", bytes(data))
            outcomes.add("read")
        except DocumentError as error:
            outcomes.add(type(error).__name__)
    assert {"read", "CorruptDocument"} <= outcomes


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (LimitReachedError("x"), TooLarge),
        (RecursionError(), CorruptDocument),
        (KeyError("/Font"), CorruptDocument),
    ],
)
def test_errors_inside_pypdf_are_translated(
    monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type
) -> None:
    def fail(_: PdfReader) -> None:
        raise error

    monkeypatch.setattr(PdfReader, "pages", property(fail))
    with pytest.raises(kind) as caught:
        read_pdf("x.pdf", make_pdf(("x",)))
    assert caught.value.__cause__ is error


def test_png_named_pdf(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="PNG"):
        read_bytes(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_words_named_pdf(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="annat än en PDF"):
        read_bytes(tmp_path, b"bara text")


def test_junk_before_the_mark_is_allowed(tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, b"\r\n\r\n" + make_pdf(("Hej",))), 1) == ["Hej"]


def comparable(source: Source, page: int) -> list[str]:
    """Words of each line without bullets, the page number and a stray ring that the PDF's font lacks."""
    lines = (re.sub("^[\uf0b7•\\s]+", "", line.replace("\u030a", " ")) for line in texts(source, page))
    return [" ".join(line.split()) for line in lines if line.strip() not in ("", str(page))]


@pytest.mark.official
@pytest.mark.parametrize(
    ("name", "pages"),
    [(STRATEGY, 64), ("protokoll-ks-199", 3), ("protokoll-ksau-148", 2), ("tjansteutlatande-2021-09-24", 4)],
)
def test_official_pdf_and_text_agree(name: str, pages: int) -> None:
    if not (CORPUS / f"{name}.pdf").exists():
        pytest.skip(f"de officiella dokumenten saknas i {CORPUS}; sätt TRYGG_TEST_CORPUS")
    pdf, text = (read(CORPUS / f"{name}{ending}", CORPUS) for ending in (".pdf", ".txt"))
    assert (len(pdf.pages), len(text.pages), empty_pages(pdf)) == (pages, pages, ())
    assert pdf.id == text.id == name
    for page in range(1, pages + 1):
        assert comparable(pdf, page) == comparable(text, page), f"sida {page}"
    assert sum(len(comparable(pdf, page)) for page in range(1, pages + 1)) > 20 * pages


def test_signs_that_a_font_cannot_name() -> None:
    assert tidy("detaljplaner\0med hjälp") == "detaljplaner med hjälp"
    assert tidy("mål:\n\0 Styr arbetet\n \0 Beskriver") == "mål:\n• Styr arbetet\n • Beskriver"
