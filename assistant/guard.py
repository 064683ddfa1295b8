"""Attempts to change the rules from within a question: answered as what they are.

Nothing here protects a model that could be led astray: the extractive answer can't be. It keeps an order
from being taken for a question, and a reader from thinking that the order was followed.
"""

import re

_ORDERS = re.compile(
    r"\b(?:glöm|ignorera|strunta i|bortse från|åsidosätt|hoppa över)\b.{0,40}\b(?:instruktion\w*|regl\w*|regel|prompt\w*|tidigare|ovan\w*)\b|"
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction\w*|rule\w*|prompt\w*|previous|above)\b|"
    r"\bsystem ?(?:prompt|meddelande|instruktion)\w*\b|\bsystem ?message\b|\[/?(?:system|inst|admin|assistant)\w*\]|<\|?(?:system|im_start|im_end)|"
    r"\b(?:ny|nya) (?:regel|regler|instruktion\w*) gäller\b|\bfrån och med nu (?:är|ska|svarar) du\b|\bdu är (?:nu|från och med nu) (?:en|ett|inte)\b|"
    r"^\W*system\w*\W*:|\b(?:felsöknings|admin|utvecklar|root)\w*(?:läge|mode)\b|\b(?:api.?nyck|alla nycklar|lösenordet till|din konfiguration)\w*|"
    r"\blåtsas\b|\bhitta på\b.{0,30}\bcitat\b|\bspela rollen\b|\bpretend (?:to be|you)\b|\bact as\b|\byou are now\b|\bjailbreak\w*\b|\bDAN\b|\bdeveloper mode\b|\butvecklarläge\w*\b|"
    r"\b(?:dolda|hemliga) (?:regler|instruktioner)\b|\bsvara (?:bara|endast|enbart|alltid) med (?:ordet|bokstaven|ett ord|en|siffran|ja|nej|emoji)\b|"
    r"\b(?:skriv|säg|upprepa) (?:ut |bara |exakt )*(?:hela )?(?:din|dina) (?:prompt|instruktion\w*|regler|system\w*)\b|"
    r"\brepeat (?:the|your) (?:prompt|instructions|words above)\b|\bsvara (?:som|på) (?:en )?(?:pirat|rövarspråk\w*|katt|robot)\b",
    re.IGNORECASE | re.DOTALL,
)


def gives_orders(text: str) -> bool:
    """Whether a question tries to give the assistant new rules or bring out its old ones."""
    return _ORDERS.search(text) is not None
