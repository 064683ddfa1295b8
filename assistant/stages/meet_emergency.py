"""Danger to life, or violence against somebody near: 112 and what to do, before anything else."""

from assistant.guard.emergency import emergency
from assistant.model import AnswerStatus
from assistant.stages.making import Making


def meet_emergency(making: Making) -> Making:
    """Ends with what to do now where the text tells of danger."""
    said = emergency(making.text, making.language)
    return making.end(AnswerStatus.EMERGENCY, said) if said else making
