"""The words on screen for every coded value, in the reader's language, so that a code never shows by itself."""

from typing import Any

from django.utils.functional import lazystr

from whatmatters.frameworks.vocabularies import codes, vocabularies
from whatmatters.frameworks.wording import Text
from whatmatters.web.design.language import language_read


class Words:
    """A text that is said in the reader's language when it is shown."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text.said(language_read())


def words_for(vocabulary: str, code: str) -> Any:
    """The words for a code; the code itself where a deployment has one of its own."""
    text = vocabularies()[vocabulary].get(code)
    return code if text is None else lazystr(Words(text))


def options(vocabulary: str, *only: str) -> list[tuple[str, Any]]:
    """(code, words) pairs for a form, all of them or those named."""
    return [(code, words_for(vocabulary, code)) for code in (only or codes(vocabulary))]
