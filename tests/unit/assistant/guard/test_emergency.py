"""Danger to life gives 112 at once; a question about the service doesn't."""

import pytest

from assistant.guard.emergency import emergency
from assistant.question.language import detect

SWEDISH = """det brinner i köket!
Hjälp, det brinner i trapphuset
grannens lägenhet brinner
vårt garage brinner
det ryker ur fläkten och luktar bränt
det luktar gas i hela trappan
huset är fullt av rök vad gör vi
min man andas inte
mamma har ramlat ihop och svarar inte
pappa har ont i bröstet och kallsvettas
barnet satte i halsen och blir blå
en kille har gått genom isen
min son drunknar
min dotter har svalt tabletter
hon har svalt tabletter, jag vet inte hur många
jag vet inte vilken medicin han svalt
en cyklist har blivit påkörd på vägen
hon är medvetslös
det blöder jättemycket från armen
jag tror det är en stroke
bebisen andas konstigt
bilen har krockat och föraren sitter fast
grannen slår sin fru, jag hör skrik
någon försöker bryta sig in hos mig
en man med kniv står utanför porten
jag har blivit knivhuggen
de skjuter utanför skolan
han hotar mig med en yxa
jag blir misshandlad av min sambo just nu
jag vill inte leva längre
jag orkar inte leva mer
min kompis tänker ta livet av sig
det brinner i kommunens förråd
killen som jobbar här har fått hjärtstopp
en man som arbetar på taket har ramlat ihop
DET BRINNER
hjälp hon dör""".splitlines()
OTHERS = {
    "en": (
        "There is a fire in my kitchen",
        "my husband is not breathing",
        "someone is breaking in",
        "I want to kill myself",
        "My son is drowning, I don't know which hospital",
    ),
    "fi": ("keittiössä on tulipalo", "mies ei hengitä", "minä en halua elää, auttakaa"),
    "de": ("es brennt in meiner Wohnung", "mein Mann ist bewusstlos", "er hat einen Herzinfarkt"),
    "ar": ("هناك حريق في المطبخ", "أبي لا يتنفس", "زوجي يضربني ساعدوني"),
    "uk": ("у кухні пожежа", "чоловік не дихає", "він б'є мене, допоможіть"),
}
ABOUT = """Hur snabbt ska klotter saneras?
Hur många bränder var det förra året?
Vad bör finnas i en krislåda?
Hur många våldsbrott anmäldes och vad är målet?
Hur arbetar kommunen för att förebygga suicid?
Vad gör kommunen mot självmord?
Hur förebyggs självmord bland unga?
Hur utbildas personalen i självmordsprevention?
Vilka ansvarar för brandskyddet i skolor?
Vad säger strategin om våld i nära relationer?
nyckeltal självmord
rutin vid hjärtstopp
Vad gäller om jag blir utsatt för inbrott?
Hur många drunknar varje år?
Hur förebygger kommunen drunkning?
Hur många fallolyckor har äldre?
Vad är nyckeltalet för bränder i byggnader?
Hur får jag en brandvarnare?
När ska man ringa 112?
Vem ansvarar för räddningstjänsten?
Var finns hjärtstartare?
Vad betyder pågående dödligt våld?
Hur anmäler jag ett brott?
Hur ska skolan agera vid hot och våld?
Hur jobbar kommunen mot hot mot förtroendevalda?
Vad gör kommunen mot skjutningar?
Har kommunen beredskap för skogsbränder?
Är det tryggt att gå hem på kvällen?
Hur minskar vi risken för förgiftning bland barn?
Vilket stöd finns för den som blir slagen hemma?
Får ordningsvakter bära vapen?
Hur gör jag om strömmen går?
Jag brinner för trygghet, hur engagerar jag mig?
What does the strategy say about domestic violence?
How many fires were there?
How does the municipality prevent suicide?
Wie viele Brände gab es?
Miten kunta ehkäisee väkivaltaa?
كم عدد الحرائق في المباني؟""".splitlines()


NEAR = """min granne verkar bli slagen, vad kan jag göra
jag hör hur grannen misshandlar sin fru
jag är rädd för min man
mitt ex förföljer mig
en kompis till mig blir misshandlad av sin pojkvän
jag tror att ett barn i min dotters klass far illa
jag är orolig för att grannens son blir misshandlad
min syster har blivit hotad av sin exman
jag blir kontrollerad av min pappa och mina bröder
mina föräldrar vill gifta bort mig""".splitlines()
NEAR_ELSEWHERE = """my neighbour is being beaten by her husband
I am afraid of my husband
naapurini lyö lapsiaan
чоловік б'є сусідку
mein Nachbar schlägt seine Frau""".splitlines()
NOBODY = """Vart vänder sig den som är utsatt för våld?
vad gör kommunen för barn som far illa
kan jag bli hotad för att jag vittnar
Vad gör skolan när elever slår varandra?
en elev blev hotad på skolan, vilka rutiner gäller
min man är våldsam, kan han få behandling
Vad gör jag om jag blir hotad på jobbet?
jag känner mig otrygg på stationen
Hur stor andel är utsatta för brott?""".splitlines()


@pytest.mark.parametrize("text", NEAR)
def test_violence_against_somebody_near(text: str) -> None:
    said = emergency(text, "sv")
    assert said is not None
    assert said.startswith("Ring 112 ")
    assert "114 14" in said


@pytest.mark.parametrize("text", NEAR_ELSEWHERE)
def test_violence_against_somebody_near_in_another_language(text: str) -> None:
    said = emergency(text, detect(text))
    assert said is not None
    assert "112" in said


@pytest.mark.parametrize("text", NOBODY)
def test_violence_that_somebody_asks_about(text: str) -> None:
    assert emergency(text, "sv") is None


@pytest.mark.parametrize("text", SWEDISH)
def test_an_emergency(text: str) -> None:
    said = emergency(text, "sv")
    assert said is not None
    assert said.startswith("Ring 112 nu")


@pytest.mark.parametrize(
    ("language", "text"), [(name, text) for name, texts in OTHERS.items() for text in texts]
)
def test_an_emergency_in_another_language(language: str, text: str) -> None:
    said = emergency(text, detect(text))
    assert said is not None
    assert "112" in said
    assert emergency(text, language) != emergency(text, "sv")


@pytest.mark.parametrize("text", ABOUT)
def test_a_question_about_the_service(text: str) -> None:
    assert emergency(text, detect(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hjälp, hur många tabletter är farliga, sonen har svalt fem",
        "Hur många tabletter är farliga, min son har svalt fem",
        "vilken utgång, det brinner!",
        "Vad ska jag göra, det brinner i kommunens förråd",
    ],
)
def test_a_cry_for_help_is_one_whatever_its_words(text: str) -> None:
    assert emergency(text, "sv") is not None


@pytest.mark.parametrize(("language", "same"), [("so", "en"), ("zh", "en"), ("da", "sv")])
def test_a_language_without_a_text_of_its_own(language: str, same: str) -> None:
    assert emergency("det brinner här", language) == emergency("det brinner här", same)


def test_nothing() -> None:
    assert emergency("", "sv") is None
