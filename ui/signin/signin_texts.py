"""What signing in says, in Swedish, where something is in the way; the rest stands in the templates in pages/."""

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


def lasting(minutes: int) -> str:
    """A session's length in words.

    Example: lasting(480) -> "8 timmar"
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} {'timme' if hours == 1 else 'timmar'}"] if hours else []
    parts += [f"{rest} {'minut' if rest == 1 else 'minuter'}"] if rest else []
    return " och ".join(parts)
