"""Swedish words of signing in and out, gathered so that one person can review them."""

TITLE = "Logga in"
OUT = "Logga ut"
LEAD = "För medarbetare i kommunen."
RESIDENT, ASK = "Är du invånare?", "Ställ din fråga utan att logga in."
NAME, PASSWORD = "Användarnamn", "Lösenord"
FORGOTTEN = "Glömt lösenordet? Den som förvaltar tjänsten kan ge dig ett nytt."
LASTS = "Inloggningen gäller i högst {time}. Delar du dator med andra? Logga ut när du är klar."
BY_PROVIDER = "Logga in med kommunens konto"
OR = "eller med lösenord"
NOBODY = "Det finns inga konton ännu. Den som driver tjänsten skapar ett med kommandot trygg user add."

WRONG = "Användarnamn och lösenord stämmer inte ihop. Kontrollera båda, och att Caps Lock är av."
WAIT = "Det har blivit många försök. Vänta {time} och försök sedan igen."
STALE = "Sidan hade legat öppen för länge, eller så tar webbläsaren inte emot kakor. Skriv igen."
BUSY = "Många loggar in just nu. Vänta några sekunder och försök igen."
DOWN = "Det går inte att logga in just nu. Försök igen om en stund, eller säg till den som driver tjänsten."
FOREIGN = "Inloggningen kom från en annan webbplats. Logga in här i stället."
PROVIDER = (
    "Kommunens inloggning svarade inte som den ska. Försök igen. Hjälper det inte, säg till den som driver "
    "tjänsten."
)
NO_ROLE = (
    "Kommunen känner igen dig, men du har ingen roll i den här tjänsten. Be den som förvaltar tjänsten om en."
)
ENDED = "Din inloggning har gått ut. Logga in igen, så kommer du tillbaka till sidan."

SIGNED_IN, AS = "Du är inloggad", "{name}, {role}"
GO_ON = "Till arbetsbänken"
SIGNED_OUT = "Du är utloggad"
OUT_LEAD = "Delar du dator med andra? Stäng också webbläsaren."
BY_PROXY = "Du är inloggad genom kommunens webbserver och loggas ut där."
AGAIN = "Logga in igen"
TO_START = "Till startsidan"


def lasting(minutes: int) -> str:
    """A session's length in words.

    Example: lasting(480) -> "8 timmar"
    """
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} {'timme' if hours == 1 else 'timmar'}"] if hours else []
    said += [f"{rest} {'minut' if rest == 1 else 'minuter'}"] if rest else []
    return " och ".join(said)
