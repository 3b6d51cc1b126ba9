"""Words in more than one language, and whether those beside the English are official or ours (F4)."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from whatmatters.frameworks.languages import ENGLISH

Standing = Literal["official", "ours"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class Translation(NamedTuple):
    """The words in a language, and whether they are an official publication's (`official`) or this project's (`ours`)."""

    language: str
    words: str
    standing: Standing


@dataclass(frozen=True)
class Text:
    """English words and, where there are some, those of other languages."""

    en: str
    translations: tuple[Translation, ...] = ()

    def translation(self, language: str) -> Translation | None:
        """What there is in a language besides English."""
        return next((found for found in self.translations if found.language == language), None)

    def said(self, language: str) -> str:
        """The words in `language`; English where there are none in it."""
        found = self.translation(language)
        return found.words if found else self.en

    def language_said(self, language: str) -> str:
        """The language `said` answers in, for the page's `lang` attribute."""
        return language if self.translation(language) else ENGLISH

    def is_ours(self, language: str) -> bool:
        """Whether what `said` answers is this project's own translation."""
        found = self.translation(language)
        return found is not None and found.standing == "ours"

    @property
    def in_every_language(self) -> tuple[str, ...]:
        """All its words, the English first."""
        return (self.en, *(found.words for found in self.translations))
