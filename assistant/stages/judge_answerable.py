"""Whether what was found can answer the question; what can't is said to be out of scope or not found."""

from dataclasses import dataclass

from assistant.answer.not_found import NotFound, elsewhere
from assistant.fixed_texts import text
from assistant.model import AnswerStatus
from assistant.search.judge import Judge
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class JudgeAnswerable:
    """Ends the answer where the documents don't say; what records say needs no judging."""

    judge: Judge
    not_found: NotFound

    def __call__(self, making: Making) -> Making:
        """Ends with out_of_scope or not_found, or lets it pass."""
        if making.recorded:
            return making
        verdicts = [self.judge.verdict(r.query, r, making.language) for r in making.retrievals]
        if any(verdict.answerable for verdict in verdicts):
            return making
        other = elsewhere(making.text, making.alone, making.language)
        if not verdicts[0].in_scope:
            said = text("out_of_scope", making.language, contact=self.not_found.contact)
            return making.end(AnswerStatus.OUT_OF_SCOPE, f"{said} {other}".strip())
        said = self.not_found.said(
            making.retrievals[0], making.language, instead=making.instead or other, near=verdicts[0].near
        )
        return making.end(AnswerStatus.NOT_FOUND, said)
