"""The app that owns what was last opened, and what was worked out of it."""

from django.apps import AppConfig

from whatmatters.answers.keeping import Keeper


class AnswersConfig(AppConfig):
    name = "whatmatters.answers"
    label = "answers"

    def ready(self) -> None:
        self.keeper = Keeper()
