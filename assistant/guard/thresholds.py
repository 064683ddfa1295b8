"""From which chance something is done about danger, need, personal data and orders.

Chosen with `trygg train guards`, each writer's texts left out in turn: an emergency that is missed weighs more than ten
ordinary questions that are told of 112.
"""

TURN = " ¶ "
"""Parts the turns of a conversation that is read as one text."""
CERTAIN = 0.5
"""From here an emergency ends the answer with 112 and what to do."""
POSSIBLE = 0.2
"""From here 112 is said before the ordinary answer."""
SUSPECTED = 0.3
"""From here, by the n-grams alone, a sentence within a longer text is read by itself."""
HELP = 0.45
NEAR_HELP = 0.6
"""From here danger and need together are need, where it isn't plain which of them it is."""
KIND = 0.3
"""From here the likeliest kind is told its own advice; below, what holds for all."""
PERSONAL = 0.6
PERSONAL_WITH_FORM = 0.25
"""Where a telephone number, an e-mail or street address or a plate stands in the text."""
ORDER = 0.6
ORDER_WITH_FORM = 0.15
"""Where the words are those of an order too."""
PLAINLY_ORDINARY = 0.85
"""From here what follows an order is a question to answer."""
