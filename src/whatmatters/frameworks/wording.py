"""Words in more than one language, and whether the Welsh is official or ours (F4)."""

from dataclasses import dataclass
from typing import Literal

WelshIs = Literal["official", "ours"]


@dataclass(frozen=True)
class Text:
    """English words and, where there are some, Welsh ones with their standing.

    `cy_is` says whether the Welsh is an official publication's (`official`) or this project's (`ours`); None
    without Welsh.
    """

    en: str
    cy: str | None = None
    cy_is: WelshIs | None = None

    def said(self, language: str) -> str:
        """The words in `language`; English where there are none in it."""
        return self.cy if language == "cy" and self.cy else self.en

    def language_said(self, language: str) -> str:
        """The language `said` answers in, for the page's `lang` attribute."""
        return "cy" if language == "cy" and self.cy else "en"
