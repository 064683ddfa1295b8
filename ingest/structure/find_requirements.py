"""Sentences → requirements: everything that the text says somebody ska, bör, måste, får inte or behöver do.

The modality is the first such verb, the actor the one the sentence names as subject or agent, the deadline
what it says about time. Rules of Swedish, none of one document.
"""

import hashlib
import re
from collections.abc import Iterable

from corpus.model import DocumentId, Kind, Modality, Place, Requirement, Sentence
from corpus.swedish.deadlines import deadline_of

_VERB = re.compile(
    r"\b(?:(ska|skall)|(bör)|(måste)|(får (?:inte|ej|aldrig|endast|bara))|(behöver))\b", re.IGNORECASE
)
_MODALITIES = (Modality.MUST, Modality.SHOULD, Modality.REQUIRED, Modality.FORBIDDEN, Modality.NEEDS)
_HEADS = (
    r"(?i:[\w-]*(?:kommun|kommunen|kommuner|kommunkoncernen|kommunkoncern|kommunstyrelsen|"
    r"kommunfullmäktige|arbetsutskottet|kommundirektören|säkerhetschefen|räddningstjänsten|polisen|"
    r"polismyndigheten|länsstyrelsen|regionen|staten|regeringen|myndigheter|nämnder|nämnden|nämnd|"
    r"bolagsstyrelser|bolag|förbund|förvaltningar|förvaltningen|förvaltning|kontoret|avdelningen|avdelningar|"
    r"enheten|enheter|chef|chefen|chefer|medarbetare|medarbetaren|anställda|personal|leverantörer|"
    r"leverantören|verksamheter|verksamheterna|fastighetsägare|fastighetsägaren|invånare|invånaren|"
    r"privatperson|föräldrar|vårdnadshavare|huvudman|huvudmannen|skolan|skolor|skola|rektor|aktörer|"
    r"gruppen|nätverket|samhällsbyggnadsforum|dataskyddsombudet|biståndshandläggare)(?![\w-]))"
)
_OPENING = r"(?:Inom|Vid|I|För|Av|Hos|På|Till|Från|Med|Under|Enligt|När|Om|Som|De|Den|Det|Att)"
"""Words that may begin a sentence and are no part of anybody's name."""
_SUBJECT = re.compile(
    rf"(?P<actor>(?:(?!{_OPENING}\b)[A-ZÅÄÖ][\w-]+s? |[Aa]lla |[Ss]amtliga |[Vv]arje |[Rr]espektive |[Cc]hef för |"
    rf"[Oo]rganisationens |[Kk]ommunens |[Nn]ärmaste |[Aa]nsvarig )*{_HEADS}"
    rf"(?:(?: och|, | eller| samt) (?:[\w-]+ )?{_HEADS})*)"
)
_OWNER = re.compile(r"(?P<actor>(?:Norrtälje )?[Kk]ommun(?:en|koncern|koncernen)?)s [a-zåäö]")
"""Whose something is, where a sentence begins with it: "Kommunens mål är att …"."""
_AGENT = re.compile(rf"\b(?:av|hos|på|för) (?P<actor>(?:[A-ZÅÄÖ][\w-]+s? |kommunens )?{_HEADS})")


def requirements_of(document: DocumentId, sentences: Iterable[Sentence]) -> tuple[Requirement, ...]:
    """Every sentence, list item and note with a binding verb, in reading order."""
    found = []
    for sentence in sentences:
        carrier = sentence.text
        verb = _VERB.search(carrier)
        if verb is None or sentence.kind is Kind.ROW:
            continue
        modality = _MODALITIES[next(i for i, group in enumerate(verb.groups()) if group)]
        place = "\x1f".join((document, str(sentence.page), *sentence.section, carrier))
        stamp = hashlib.sha256(place.encode()).hexdigest()[:10]
        found.append(
            Requirement(
                f"krav-{stamp}",
                document,
                carrier,
                modality,
                actor_of(carrier, verb.start()),
                deadline_of(carrier),
                sentence.section,
                tuple(Place(quote.page, quote.text) for quote in sentence.quotes),
            )
        )
    return tuple(found)


def actor_of(text: str, verb: int) -> str:
    """Who is to act: the subject before the verb at `verb`, else right after it, else the agent ("av …").

    Failing these, whose the thing is that the sentence begins with ("Kommunens mål är att …").
    """
    clause = re.split(r"[.;:]\s|, (?:att|som|så|vilket) ", text[:verb])[-1]
    before = [match["actor"] for match in _SUBJECT.finditer(clause)]
    if before and not re.search(r"\b(?:av|inom|för|hos|till|med|i) $", clause[: clause.rfind(before[0])]):
        return before[0].strip()
    after = _SUBJECT.match(text[verb:].split(" ", 1)[-1])
    if after:
        return after["actor"].strip()
    agent = _AGENT.search(text[verb:]) or _OWNER.match(text)
    return agent["actor"].strip() if agent else ""
