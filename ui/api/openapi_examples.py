"""An example of what comes back, by endpoint, and of each parameter; shown in the description of the service.

The texts are the project's own. A test holds every example to its schema.
"""

from collections.abc import Mapping
from typing import Any

STRATEGY = "trygghets-och-sakerhetsstrategi"
_PAGE = f"/dokument/{STRATEGY}/sida/28"
_TITLE = "Trygghets- och säkerhetsstrategi"
_SECTION = ["Skapa trygga och säkra utemiljöer", "Klotterbekämpning"]
_TEXT = "Klotter ska saneras inom 48 timmar."
_RECORD = {
    "document_id": STRATEGY,
    "edition": "digest",
    "page": 28,
    "places": [{"page": 28, "quote": _TEXT, "url": f"{_PAGE}?citat=Klotter#citat"}],
}
_NOTICE = {
    "text": "Lagen är ersatt av lagen (2023:421) om ordningsvakter.",
    "date": "2024-01-01",
    "source": "SFS 2023:421",
    "checked": "2026-11-20",
}
_DOCUMENT = {
    "id": STRATEGY,
    "title": _TITLE,
    "kind": "strategi",
    "date": "2021-11-08",
    "dnr": "KS 2021-1430",
    "decision": "Kommunfullmäktige 2021-11-08",
    "status": "gäller",
    "valid_to": "2030-12-31",
    "supersedes": [],
    "confirmed": True,
    "edition": "digest",
    "editions": ["digest"],
    "pages": 64,
    "url": f"/dokument/{STRATEGY}/sida/1",
}
_REQUIREMENT = {
    **_RECORD,
    "id": "krav-1",
    "text": _TEXT,
    "modality": "ska",
    "actor": "Kommunen",
    "deadline": "inom 48 timmar",
    "section": _SECTION,
    "responsible": "Kommunen",
    "focus_area": _SECTION[0],
}
_SIDE = {
    "document_id": STRATEGY,
    "edition": "digest",
    "page": 28,
    "text": _TEXT,
    "modality": "ska",
    "deadline": "inom 48 timmar",
    "url": _PAGE,
}

REPLIES: Mapping[str, Any] = {
    "get /api/v1/status": {
        "open": True,
        "message": "",
        "contact": {
            "text": "Kontakta kommunen.",
            "phone": "010-123 45 67",
            "email": "",
            "url": "https://www.kommunen.se/kontakt",
        },
        "examples": ["Hur snabbt ska klotter saneras?"],
        "keeps_questions": False,
        "keep_days": 30,
    },
    "post /api/v1/feedback": {"status": "tack"},
    "get /api/v1/documents": [_DOCUMENT],
    "get /api/v1/documents/{document_id}": _DOCUMENT,
    "get /api/v1/documents/{document_id}/pages/{page}": {
        "document_id": STRATEGY,
        "title": _TITLE,
        "page": 28,
        "pages": 64,
        "edition": "digest",
        "blocks": [{"kind": "statement", "level": 0, "section": _SECTION, "text": _TEXT}],
        "footnotes": [],
        "url": _PAGE,
    },
    "get /api/v1/requirements": [_REQUIREMENT],
    "get /api/v1/requirements/grouped": {
        "count": 1,
        "groups": [{"responsible": "Kommunen", "requirements": [_REQUIREMENT]}],
        "mentioned": [],
        "pairs": [{"differences": ["tid"], "likeness": 0.8, "first": _SIDE, "second": {**_SIDE, "page": 29}}],
    },
    "get /api/v1/indicators": [
        {
            **_RECORD,
            "focus_area": "Våld",
            "name": "Anmälda våldsbrott",
            "unit": "per 1 000 invånare",
            "baseline_year": 2020,
            "target_year": 2030,
            "series": [{"group": "", "baseline": "11,7", "target": "6"}],
            "source": "SKR, Öppna jämförelser",
        }
    ],
    "get /api/v1/laws": [
        {
            **_RECORD,
            "kind": "Lag",
            "name": "Lag om ordningsvakter",
            "designation": "1980:578",
            "note": "",
            "status": "ersatt",
            "replaced_by": "2023:421",
            "in_force_from": "2024-01-01",
            "link": "",
            "notices": [_NOTICE],
        }
    ],
    "get /api/v1/terms": [
        {**_RECORD, "name": "Klotter", "definition": "Ord och bilder på en yta vars ägare inte vill det."}
    ],
    "get /api/v1/checklists": [
        {
            "name": "krislada",
            "title": "Hushållets krislåda",
            "about": "Det hushållet behöver för att klara sig en vecka.",
            "version": "1",
            "items": 40,
            "schema": {"type": "object", "properties": {"vuxna": {"type": "integer"}}},
        }
    ],
    "post /api/v1/checklists/{name}": {
        "name": "krislada",
        "title": "Hushållets krislåda",
        "groups": [{"title": "Vatten", "items": [{"text": "3 liter om dagen för var och en"}]}],
    },
    "get /checklista/{name}": '<!doctype html><html lang="sv">…</html>',
    "get /api/v1/me": {"id": "anna", "name": "Anna Berg", "role": "planerare"},
}
BODIES: Mapping[str, Any] = {
    "post /api/v1/feedback": {"id": "a1b2c3", "helpful": False, "comment": "Svaret gällde något annat."},
    "post /api/v1/checklists/{name}": {"vuxna": 2, "spadbarn": 1, "dygn": 7},
}
PARAMETERS: Mapping[str, tuple[str, Any]] = {
    "document_id": ("Dokumentets id, som i listan över dokument.", STRATEGY),
    "page": ("Sidans nummer, från 1.", 28),
    "name": ("Checklistans namn, som i listan över checklistor.", "krislada"),
    "document": ("Dokumentets id.", STRATEGY),
    "q": ("Sökord.", "klotter"),
    "modality": ("Verbet i kravet.", "ska"),
    "actor": ("Den ansvariga.", "kommunen"),
    "area": ("Fokusområdet.", "utemiljöer"),
    "format": ("Formen på svaret.", "json"),
}
PROBLEM: Mapping[str, Any] = {
    "type": "about:blank",
    "title": "Något i förfrågan stämmer inte",
    "status": 422,
    "detail": "question: Fältet saknas.",
    "errors": [{"field": "question", "reason": "Fältet saknas."}],
    "request_id": "0f8fad5bd9cb469fa16570867728950e",
}
