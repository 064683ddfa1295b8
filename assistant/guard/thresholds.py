"""From which chance something is done about danger, need, personal data and orders.

Chosen on what `trygg train guards` measures with each writer's texts left out in turn (2026-11-25): an emergency
that is missed weighs more than ten ordinary questions that are told of 112.
"""

TURN = " ¶ "
"""Parts the turns of a conversation that is read as one text."""
CERTAIN = 0.2
"""From here danger that is likelier than the ordinary ends the answer with 112 and what to do; how likely personal data
and orders are doesn't count, for an emergency may hold a personal number or be told as an order. All three ways of
counting tried found 85–87 % with 1.7–2.2 % of the ordinary; this finds the most."""
OVER_NEED = 0.7
"""Danger must be at least this share of need: told of violence or low spirits, 112 is never far away."""
POSSIBLE = 0.08
"""From here 112 is said before the ordinary answer."""
SUSPECTED = 0.3
"""From here, by the n-grams alone, a sentence within a longer text is read by itself."""
HELP = 0.25
HELP_BESIDE = 0.12
"""From here who helps stands after what to do in an emergency, should it not be one."""
NEAR_HELP = 0.5
"""From here danger and need together are need, where it isn't plain which of them it is."""
KIND = 0.3
"""From here the likeliest kind is told its own advice; below, what holds for all."""
PERSONAL = 0.5
PERSONAL_WITH_FORM = 0.25
"""Where a telephone or other number, an e-mail or street address or a plate stands in the text."""
PERSONAL_WITH_WORDS = 0.05
"""Where a person is named and something private is asked."""
ORDER = 0.5
ORDER_WITH_FORM = 0.15
"""Where the words are those of an order too."""
PLAINLY_ORDINARY = 0.85
"""From here what follows an order is a question to answer."""
