"""The glossary: questions give the Swedish words they should, and the file keeps its own rules."""

import tomllib
from collections import defaultdict
from importlib.resources import files
from time import perf_counter

import pytest

from assistant.question.translate import Form, open_glossary
from tests.fakes import NORRTALJE

GLOSSARY = open_glossary()
LANGUAGES = {"en", "fi", "de", "ar", "uk"}

QUESTIONS = {
    "en": {
        "How quickly is graffiti removed?": "snabbt klotter sanering",
        "Who decides about the strategy?": "vem beslutar strategi",
        "Are there security guards in the town centre at night?": "ordningsvakt centrum natt",
        "Who can help a victim of domestic violence?": "hjälp brottsoffer relation",
        "Is smoking allowed in the schoolyard?": "röka skolgård",
        "How many burglaries were reported per 1,000 residents?": "antal inbrott anmälda invånare",
        "Which smoke alarms should I have at home?": "brandvarnare hem",
        "What is the municipality's goal for 2030?": "kommunen mål",
        "Where is street lighting missing?": "gata belysning",
        "How should employees choose passwords?": "medarbetare lösenord",
        "What can I do to prepare for a power cut?": "invånare elavbrott",
        "Who is responsible for crisis management?": "ansvarar krisledning",
        "Do pupils take drug tests?": "elev drogtest",
        "What does total defence mean?": "totalförsvar betyder",
        "Which parties voted against the budget?": "parti röstade budget",
    },
    "fi": {
        "Kuinka nopeasti töhryt poistetaan?": "snabbt klotter sanering",
        "Kuka päättää järjestyksenvalvojista?": "vem beslutar ordningsvakt",
        "Mitä kunta tekee nuorisorikollisuudelle?": "kommunen ungdom brott",
        "Saako koulun pihalla polttaa tupakkaa?": "skolgård tobak",
        "Montako lasta joutuu kiusatuksi?": "antal barn mobbning",
        "Miten kodin paloturvallisuutta parannetaan?": "bostad brandskydd",
        "Missä katuvalaistus puuttuu?": "gatubelysning",
        "Miten lähisuhdeväkivaltaa ehkäistään?": "relation förebygga",
        "Kuka vastaa tietoturvasta?": "ansvarar informationssäkerhet",
        "Miten varautua sähkökatkoon?": "beredskap elavbrott",
        "Mitä kokonaismaanpuolustus tarkoittaa?": "totalförsvar betyder",
        "Mitkä puolueet äänestivät?": "parti röstade",
        "Onko kaupungilla valvontakameroita?": "kameror",
        "Mikä on vuoden 2030 tavoite?": "år mål",
        "Miten vanhusten kaatumisia ehkäistään?": "äldre fallolyckor förebygga",
    },
    "de": {
        "Wie schnell werden Graffiti entfernt?": "snabbt klotter sanering",
        "Wer ist für die Straßenbeleuchtung zuständig?": "vem gata belysning ansvarar",
        "Was tut die Gemeinde gegen Jugendkriminalität?": "kommunen ungdom brott",
        "Darf man auf dem Schulhof rauchen?": "skolgård röka",
        "Wie viele Einbrüche wurden angezeigt?": "antal inbrott anmälda",
        "Wo hängen Überwachungskameras?": "kamerabevakning",
        "Wie hilft man Opfern häuslicher Gewalt?": "hjälp brottsoffer våld",
        "Brauche ich einen Rauchmelder?": "brandvarnare",
        "Wie bereite ich mich auf einen Stromausfall vor?": "elavbrott",
        "Was bedeutet Totalverteidigung?": "betyder totalförsvar",
        "Welche Ziele gelten für das Jahr 2030?": "mål år",
        "Wer hat im Gemeinderat abgestimmt?": "kommunfullmäktige omröstning",
        "Wie werden Stürze bei Senioren verhindert?": "fallolyckor äldre förebygga",
        "Wann wird der Schornstein gereinigt?": "när sotning",
        "Was müssen Mitarbeiter über Datenschutz wissen?": "medarbetare dataskydd",
    },
    "ar": {
        "من المسؤول عن المدارس؟": "ansvarar skola",
        "ما هي سرعة إزالة الكتابة على الجدران؟": "snabbt sanering klotter",
        "هل يوجد حراس في وسط المدينة ليلاً؟": "ordningsvakt centrum natt",
        "كم عدد الحرائق في المباني؟": "antal bränder byggnad",
        "هل التدخين ممنوع في ساحة المدرسة؟": "röka skolgård",
        "من يقرر الميزانية؟": "beslutar budget",
        "كيف نحمي الأطفال من المخدرات؟": "barn narkotika",
        "ماذا أفعل عند انقطاع الكهرباء؟": "elavbrott",
        "ما معنى الدفاع الشامل؟": "betyder totalförsvar",
        "متى تأتي الشرطة؟": "när polisen",
        "هل الشوارع مضاءة بالمصابيح؟": "gata lampor",
        "كيف تتم الوقاية من الجريمة؟": "brottsförebyggande",
        "ما هو هدف البلدية؟": "mål kommunen",
        "أين يوجد الملجأ؟": "var skyddsrum",
        "كيف يحمي الموظفون كلمات السر؟": "skydda medarbetare lösenord",
    },
    "uk": {
        "Як швидко прибирають графіті?": "snabbt sanering klotter",
        "Хто відповідає за школи?": "vem ansvarar skola",
        "Скільки крадіжок зареєстровано?": "antal stöld anmälda",
        "Чи можна курити на шкільному подвір'ї?": "röka skolgård",
        "Що робити, якщо вдома пожежа?": "hem brand",
        "Де найближче укриття?": "var skyddsrum",
        "Хто вирішує про бюджет?": "vem beslutar budget",
        "Як громада захищає дітей від наркотиків?": "skydda barn narkotika",
        "Що означає тотальна оборона?": "betyder totalförsvar",
        "Які цілі на 2030 рік?": "mål år",
        "Чи є камери відеоспостереження в парку?": "kamerabevakning park",
        "Як допомогти жертвам домашнього насильства?": "hjälp brottsoffer relation",
        "Що таке інформаційна безпека?": "informationssäkerhet",
        "Коли працює поліція вночі?": "när polisen natt",
        "Які партії голосували проти?": "parti röstade",
    },
}


@pytest.mark.parametrize(
    ("language", "question", "wanted"),
    [
        (language, question, wanted)
        for language, rows in QUESTIONS.items()
        for question, wanted in rows.items()
    ],
)
def test_a_question_gives_its_swedish_words(language: str, question: str, wanted: str) -> None:
    found = GLOSSARY.swedish_words(question, language)
    assert set(wanted.split()) <= set(found), found


def test_words_stand_in_the_order_of_the_question_and_once() -> None:
    words = GLOSSARY.swedish_words("Are schools safe, and who makes schools clean?", "en")
    assert len(set(words)) == len(words)
    assert words.index("skola") < words.index("städa")


def test_an_expression_wins_over_its_words() -> None:
    assert "brand" not in GLOSSARY.swedish_words("Where is the smoke alarm, not the fire alarm?", "en")


def test_a_whole_word_is_no_beginning() -> None:
    assert "krig" in GLOSSARY.swedish_words("What if war comes?", "en")
    assert "krig" not in GLOSSARY.swedish_words("Who gives warnings?", "en")


def test_arabic_is_read_with_and_without_prefixes_and_vowel_signs() -> None:
    assert (
        GLOSSARY.swedish_words("والمدرسة", "ar")
        == GLOSSARY.swedish_words("المَدرسة", "ar")
        == GLOSSARY.swedish_words("مدرسة", "ar")
    )


def test_ukrainian_apostrophes_are_one() -> None:
    assert GLOSSARY.swedish_words("комп'ютер", "uk") == GLOSSARY.swedish_words("комп’ютер", "uk") != ()


def test_swedish_and_unknown_scripts_give_nothing() -> None:
    assert GLOSSARY.swedish_words("Hur snabbt saneras klotter i park och skog?", "sv") == ()
    assert GLOSSARY.swedish_words("涂鸦多久清除?", "zh") == GLOSSARY.swedish_words("", "en") == ()


def test_a_latin_language_without_a_glossary_is_read_for_long_english_forms() -> None:
    assert "klotter" in GLOSSARY.swedish_words("¿Quién limpia los graffiti?", "es")


def test_coverage_is_the_share_of_known_words() -> None:
    assert GLOSSARY.coverage("Who removes graffiti?", "en") == 1.0
    assert GLOSSARY.coverage("Who removes ash clouds?", "en") == 0.5
    assert (
        GLOSSARY.coverage("Vem sanerar klotter?", "sv")
        == GLOSSARY.coverage("", "fi")
        == GLOSSARY.coverage("¿Graffiti?", "es")
        == 0.0
    )


def test_a_question_takes_less_than_a_millisecond() -> None:
    GLOSSARY.swedish_words("warm", "en")
    start = perf_counter()
    for language, rows in QUESTIONS.items():
        for question in rows:
            GLOSSARY.swedish_words(question, language)
    assert (perf_counter() - start) / sum(map(len, QUESTIONS.values())) < 0.001


def test_every_concept_has_all_languages() -> None:
    table = tomllib.loads((files("assistant.question") / "glossary.toml").read_text(encoding="utf-8"))
    concepts = {swedish: forms for section in table.values() for swedish, forms in section.items()}
    assert len(concepts) == sum(map(len, table.values())) >= 340
    for swedish, forms in concepts.items():
        assert set(forms) == LANGUAGES, swedish
        assert all(form.strip() for text in forms.values() for form in text.split(",")), swedish


def _forms() -> list[tuple[str, Form]]:
    return [
        (language, form)
        for language, firsts in GLOSSARY.forms.items()
        for forms in firsts.values()
        for form in forms
    ]


def test_short_parts_are_whole_words() -> None:
    for language, form in _forms():
        for part, whole in zip(form.parts, form.whole, strict=True):
            assert part, (language, form.swedish)
            assert whole or len(part) >= 3, (language, form)


def test_no_form_stands_twice() -> None:
    concepts = defaultdict(list)
    for language, form in _forms():
        concepts[language, form.parts].append(form.swedish)
    assert {form: swedish for form, swedish in concepts.items() if len(swedish) > 1} == {}


def test_a_municipalitys_own_names_come_before_the_general_words() -> None:
    own = open_glossary(*NORRTALJE.glossary())
    assert own.swedish_words("drug counselling", "en") == ("mini", "maria", "mottagning")
    assert "maria" not in GLOSSARY.swedish_words("Where is the drug counselling?", "en")
