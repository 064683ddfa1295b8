"""The question as it was sent → one clean line and its language; a question of no letters is met with a greeting."""

from dataclasses import dataclass, replace

from assistant.model import AnswerStatus
from assistant.question.clean import clean
from assistant.question.language import detect
from assistant.question.spelling import Speller
from assistant.question.translate import Glossary
from assistant.stages.making import Making
from corpus.municipality import Municipality

_FAMILIAR = 0.5
"""Above this share of the documents' own words a question is Swedish, whatever else it looks like."""


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """Cleans the text and tells its language."""

    speller: Speller
    glossary: Glossary
    municipality: Municipality

    def __call__(self, making: Making) -> Making:
        """Always sets `text`, `alone` and `language`."""
        text = clean(making.question.text)
        # A few search words have no small word that tells the language; the documents' own words do.
        familiar = self.speller.familiar(text) > _FAMILIAR
        language = "sv" if familiar else detect(text, self.glossary)
        making = replace(making, text=text, alone=text, language=language)
        if not any(character.isalnum() for character in text):
            return making.end(AnswerStatus.OUT_OF_SCOPE, self.municipality.greeting(language))
        return making
