"""The language of whoever reads."""

from django.conf import settings
from django.utils.translation import get_language


def language_read() -> str:
    """The reader's language, in two letters."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]
