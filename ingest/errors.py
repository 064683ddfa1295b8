"""What can be wrong with a file that someone wants to put in; each kind tells its owner what to do.

DocumentError               (corpus/errors.py: the file's name and a reason in Swedish)
├── NotReadable             it isn't there, or we aren't allowed to open it
├── OutsideFolder           it leads out of its folder, by a link or ".."
├── DuplicateDocument       another file has the same name and format
├── TooLarge                it is, or unpacks to, more than the limit
├── UnknownFormat           its ending is none that we read, or isn't what the file holds
├── NotUtf8                 a text file in another encoding; `position` is the first wrong byte
├── EncryptedDocument       it is locked
├── CorruptDocument         it is broken
├── EmptyDocument           it holds nothing
├── RefusedDocument         its own class (KÄNSLIG, HEMLIG) keeps it out
└── NoText                  a PDF of pictures only; `pages` lists the pages that need OCR

DiskFull                    (a KnowledgeError: no file's fault)
"""

from corpus.errors import DocumentError, KnowledgeError

FORMATS = "PDF, DOCX, Markdown, HTML eller text"


class NotReadable(DocumentError):
    """The file or folder isn't there or may not be opened."""

    @classmethod
    def because(cls, name: str, error: Exception) -> "NotReadable":
        """The system's own error in our words."""
        if isinstance(error, PermissionError):
            return cls(name, "du saknar behörighet att läsa den. Ge läsrättigheter och försök igen.")
        if isinstance(error, FileNotFoundError):
            return cls(name, "den finns inte. Kontrollera namnet och att länkar inte är brutna.")
        return cls(
            name, "den går inte att öppna. Kontrollera att den är en vanlig fil och att disken fungerar."
        )


class OutsideFolder(DocumentError):
    """The path leads, by a link or "..", out of the folder that was given."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            "den leder till en plats utanför sin mapp. Lägg filen själv i mappen, inte en länk till den.",
        )


class DuplicateDocument(DocumentError):
    """Two files would become the same document."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "det finns redan en fil med samma namn och format. Byt namn på den ena.")


class TooLarge(DocumentError):
    """The file, or what it unpacks to, is beyond what we read."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name, f"{what}. Dela upp dokumentet, eller spara om det som PDF.")


class UnknownFormat(DocumentError):
    """The ending is none that we read, or isn't what the file holds; `found` says what it seems to be."""

    def __init__(self, name: str, ending: str, found: str = "") -> None:
        if found:
            reason = (
                f"ändelsen {ending} stämmer inte, innehållet ser ut att vara {found}. "
                f"Ge filen rätt ändelse, eller spara om den som {FORMATS}."
            )
        else:
            reason = f"ändelsen {ending or '(saknas)'} går inte att läsa. Spara om filen som {FORMATS}."
        super().__init__(name, reason)
        self.ending = ending
        self.found = found


class NotUtf8(DocumentError):
    """A text file isn't UTF-8; `position` is the first byte that is wrong, counted from 0."""

    def __init__(self, name: str, position: int, line: int) -> None:
        super().__init__(
            name,
            f"den är inte sparad som UTF-8 (fel vid byte {position}, rad {line}). "
            "Öppna den i en textredigerare, välj Spara som och kodningen UTF-8.",
        )
        self.position = position


class EncryptedDocument(DocumentError):
    """The file is locked by a password or by an encryption that we can't open."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "den är låst med lösenord eller kryptering. Lägg in en olåst kopia.")


class CorruptDocument(DocumentError):
    """The file is broken."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "den är skadad och går inte att läsa. Hämta eller spara ett nytt exemplar.")


class EmptyDocument(DocumentError):
    """The file holds no bytes or no words."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "den är tom. Kontrollera att rätt fil har sparats.")


class NoText(DocumentError):
    """No page of a PDF has text; `pages` lists them, from 1."""

    def __init__(self, name: str, pages: tuple[int, ...]) -> None:
        which = f"sidorna 1–{len(pages)}" if len(pages) > 1 else "sidan"
        super().__init__(
            name,
            f"{which} saknar text och är troligen inskannade bilder. "
            "Kör texttolkning (OCR) på filen och lägg in den igen.",
        )
        self.pages = pages


class RefusedDocument(DocumentError):
    """The document's own class keeps it out (KÄNSLIG, HEMLIG)."""


class DiskFull(KnowledgeError):
    """There is no room for the new generation; the old one is untouched."""

    def __init__(self) -> None:
        super().__init__(
            "Disken är full, så inget nytt index kunde skrivas. Det gamla är orört. "
            "Frigör plats och försök igen."
        )
