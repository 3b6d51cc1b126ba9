"""The language of whoever reads."""

from django.conf import settings
from django.utils.translation import get_language
from markupsafe import Markup

from whatmatters.frameworks.wording import Text


def language_read() -> str:
    """The reader's language, in two letters."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def words_read(text: Text) -> str:
    """A text in the reader's language; where it has no words in it, the English, marked as English (F4)."""
    language = language_read()
    said = text.language_said(language)
    if said == language:
        return text.said(language)
    return Markup('<span lang="{}">{}</span>').format(said, text.said(language))
