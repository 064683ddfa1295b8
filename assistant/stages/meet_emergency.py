"""Danger to life, or somebody in need: 112 and what to do, or the number that serves, before anything else."""

from dataclasses import dataclass, replace

from assistant.guard.alerts import Alerts
from assistant.model import AlertLevel, AnswerStatus
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class MeetEmergency:
    """Ends the answer where danger is certain; what is only possible, and help, is said before the answer."""

    alerts: Alerts

    def __call__(self, making: Making) -> Making:
        """Sets `alert`; ends with what to do now where the text tells of danger."""
        alert = self.alerts.alert(making.guard, making.text, making.language)
        if alert is None:
            return making
        making = replace(making, alert=alert)
        if alert.level is AlertLevel.CERTAIN:
            return making.end(AnswerStatus.EMERGENCY, alert.text)
        return making
