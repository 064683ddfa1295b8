"""Which language a question is in."""

import pytest

from assistant.question.language import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Hur snabbt tas klotter bort?"),
        ("sv", "klotter"),
        ("sv", "nyckeltal våldsbrott"),
        ("sv", "Vad är Mini Maria?"),
        ("sv", "vem gör vad"),
        ("sv", "hur funkar information security i kommunen"),
        ("sv", ""),
        ("sv", "112"),
        ("sv", "Vad betyder графіті?"),
        ("en", "How fast is graffiti removed?"),
        ("en", "What is Mini Maria?"),
        ("en", "graffiti removal"),
        ("en", "crime statistics"),
        ("fi", "Kuinka nopeasti töhryt poistetaan?"),
        ("fi", "Mitä kunta tekee nuorisorikollisuudelle?"),
        ("de", "Wie schnell werden Graffiti entfernt?"),
        ("de", "Wer ist für die Straßenbeleuchtung zuständig?"),
        ("ar", "كم يستغرق إزالة الكتابة على الجدران؟"),
        ("uk", "Як швидко прибирають графіті?"),
        ("ru", "Как быстро убирают граффити?"),
        ("el", "Πότε καθαρίζεται;"),
        ("zh", "涂鸦多久清除?"),
        ("th", "ใครรับผิดชอบ"),
        ("es", "¿Cuándo se limpia el grafiti en la escuela?"),
        ("fr", "Quand est-ce que la commune nettoie les graffitis ?"),
        ("pl", "Kiedy i gdzie jest to czyszczone w gminie?"),
        ("da", "Hvornår fjernes det og hvem gør det?"),
    ],
)
def test_detected(language: str, text: str) -> None:
    assert detect(text) == language


def test_foreign_letters_in_a_swedish_question_change_nothing() -> None:
    assert detect("Vad gör kommunen för personer som talar العربية?") == "sv"
