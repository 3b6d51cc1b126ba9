"""The languages that anything is written in: one list for settings, catalogues, data, papers and reports.

A language with `pages` is offered to whoever reads: it has a catalogue under `locale`. Texts of frameworks, and reports,
may be in any of these; where one has no words of its own the English stands, marked as English (F4).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` stands in data and in a page's `lang`; `name` is what it calls itself, `english` what English calls it; `locale` is how it writes dates; `tag` is
    its full code, for a Word document; `plurals` is the header of its catalogue."""

    code: str
    name: str
    english: str
    locale: str
    tag: str
    plurals: str = ""
    pages: bool = False


ENGLISH = "en"
LANGUAGES = (
    Language(ENGLISH, "English", "English", "en_GB", "en-GB", pages=True),
    Language(
        "cy",
        "Cymraeg",
        "Welsh",
        "cy",
        "cy-GB",
        # Six plural forms (CLDR); Django's own catalogue says four, which is wrong.
        "nplurals=6; plural=(n==0)?0:(n==1)?1:(n==2)?2:(n==3)?3:(n==6)?4:5;",
        pages=True,
    ),
    Language(
        "gd",
        "Gàidhlig",
        "Scottish Gaelic",
        "gd",
        "gd-GB",
        "nplurals=4; plural=(n==1 || n==11)?0:(n==2 || n==12)?1:(n>2 && n<20)?2:3;",
    ),
)
BY_CODE = {language.code: language for language in LANGUAGES}
OF_PAGES = tuple(language for language in LANGUAGES if language.pages)
BESIDE_ENGLISH = tuple(language.code for language in LANGUAGES if language.code != ENGLISH)


def language_of(code: str) -> Language:
    """A language by its code; English where it is none of these."""
    return BY_CODE.get(code, BY_CODE[ENGLISH])
