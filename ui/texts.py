"""Swedish words that people read, gathered so that one person can review them."""

NAME = "Trygghetsassistenten"
ERROR = (
    "Något gick fel hos oss, så jag kunde inte söka fram ett svar. Försök gärna igen om en stund. "
    "Är det bråttom och någon är i fara, ring 112."
)
LOOKING = "Letar i dokumenten …"
RESTATED = (
    "Det här är vår egen återgivning av vad sidan säger, inte dokumentets ordalydelse. "
    "Den officiella texten finns hos kommunen."
)

TITLES = {
    400: "Förfrågan går inte att läsa",
    401: "Behörighet saknas",
    403: "Inte tillåtet",
    404: "Finns inte",
    405: "Fel metod",
    413: "För stort",
    415: "Fel format",
    422: "Något i förfrågan stämmer inte",
    429: "För många frågor",
    500: "Något gick fel hos oss",
    503: "Tjänsten är inte redo",
}
DETAILS = {
    400: "Skicka giltig JSON i UTF-8.",
    401: "Det här är för medarbetare. Logga in, eller skicka rätt nyckel i Authorization-huvudet.",
    403: "Det här får du inte göra.",
    404: "Det du söker finns inte här. Kontrollera adressen.",
    405: "Adressen finns men tar inte emot den metoden.",
    413: "Förfrågan är för stor.",
    415: "Skicka JSON, med Content-Type: application/json.",
    422: "Se fälten i errors.",
    429: "Du har ställt många frågor på kort tid. Vänta en stund och försök igen.",
    500: "Felet är noterat. Försök igen om en stund.",
    503: "Försök igen om en stund.",
}
TOO_LONG = "Frågan får ha högst 2 000 tecken. Korta den och försök igen."
TOO_LARGE = "Förfrågan får vara högst 64 kB."
PAUSED = "Assistenten vilar just nu. Dokumenten går att läsa som vanligt. Vid fara för liv, ring 112."
FOREIGN = (
    "Den webbplatsen får inte använda tjänsten. Den som driver tjänsten kan lägga till den i TRYGG_ORIGINS."
)
BUSY = "Många frågar just nu. Försök igen om några sekunder."
BROKEN_CHECKLIST = "Den checklistan går inte att göra just nu. Felet är noterat. Försök igen senare."
WAIT = "Du har ställt många frågor på kort tid. Vänta {minutes} och försök igen."

STATUS_WORDS = {
    "not_found": "Inget svar i dokumenten",
    "out_of_scope": "Utanför det jag kan svara på",
    "emergency": "Nödläge",
    "personal_data": "Personuppgifter",
    "refused": "Det svarar jag inte på",
    "error": "Fel hos oss",
}


def minutes(seconds: int) -> str:
    """A wait in words, rounded up.

    Example: 61 -> "2 minuter"
    """
    if seconds < 60:
        return f"{seconds} sekunder" if seconds > 1 else "en sekund"
    whole = -(-seconds // 60)
    return f"{whole} minuter" if whole > 1 else "en minut"
