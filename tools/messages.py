"""Collect every string that people read, from pages, rules and code, into the catalogue of each language of pages.

`--check` changes nothing and fails when a string is missing from a catalogue, untranslated, or no longer used.
Allauth's own strings stand in the catalogues too, below ours: it has no Welsh.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from whatmatters.frameworks import all_frameworks, tools
from whatmatters.frameworks.languages import ENGLISH, OF_PAGES, Language
from whatmatters.frameworks.vocabularies import vocabularies

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/whatmatters"
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "**/templates/**.html": {
        "extensions": "jinja2.ext.do",
        "trimmed": "true",
    }
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
}
FROM_LIBRARIES = ROOT / "tools/library_strings.txt"


def collected(language: Language) -> Catalog:
    """Every string now in use."""
    catalogue = Catalog(locale=language.code, project="What Matters", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(
        str(SOURCE), METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",)
    ):
        catalogue.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    for line in FROM_LIBRARIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, _, many = line.partition(" // ")
            catalogue.add((one, many) if many else one)
    return catalogue


def main() -> int:
    """Update the catalogues, or with --check say what is wrong with them."""
    translated = [language for language in OF_PAGES if language.code != ENGLISH]
    problems = [problem for language in translated for problem in one_language(language)]
    print(
        "\n".join(problems)
        or "Catalogues are complete: " + ", ".join(language.name for language in translated)
    )
    return 1 if problems else 0


def one_language(language: Language) -> list[str]:
    """Update the catalogue of a language, or with --check say what is wrong with it."""
    place = SOURCE / "locale" / language.code / "LC_MESSAGES/django.po"
    fresh = collected(language)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            write_po(
                file, Catalog(locale=language.code, project="What Matters", charset="utf-8", fuzzy=False)
            )
    with place.open("rb") as file:
        known = read_po(file, locale=language.code)
    if "--check" not in sys.argv:
        known.update(fresh, no_fuzzy_matching=True)
        known.obsolete.clear()
        known.header_comment = (
            f"# The {language.english} of What Matters. Written by the project;"
            f" see {page_of(language).relative_to(ROOT)} for the reader's check."
        )
        buffer = io.BytesIO()
        write_po(buffer, known, width=110, sort_output=True, no_location=True, ignore_obsolete=True)
        lines = buffer.getvalue().decode().split("\n")
        header = f'"Plural-Forms: {language.plurals}\\n"'
        place.write_text(
            "\n".join(
                header if "Plural-Forms" in line else line
                for line in lines
                # The time of collecting says nothing, and two people's would contradict each other.
                if "POT-Creation-Date" not in line
            ),
            encoding="utf-8",
        )
        with place.open("rb") as file:
            page_of(language).write_text(
                for_a_reader(language, read_po(file, locale=language.code)), encoding="utf-8"
            )
        return []
    wanted = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in fresh if m.id}
    have = {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in known if m.id}
    page = page_of(language)
    problems = []
    if not page.exists() or page.read_text(encoding="utf-8") != for_a_reader(language, known):
        problems.append(f"{page.relative_to(ROOT)} is not what the catalogue says: run make messages")
    problems += [f"not in the catalogue: {text!r}" for _, text in sorted(wanted - set(have), key=str)]
    problems += [f"no longer used: {text!r}" for _, text in sorted(set(have) - wanted, key=str)]
    for _, message in sorted(have.items(), key=str):
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not all(strings) or message.fuzzy:
            problems.append(f"without {language.name}: {message.id!r}")
    if language.plurals not in place.read_text(encoding="utf-8").replace('"\n"', ""):
        problems.append(f"the header must name the plural forms of {language.name}")
    return problems


def page_of(language: Language) -> Path:
    """Where somebody who reads the language checks every string."""
    return ROOT / "docs/reference" / f"{language.english.lower().replace(' ', '-')}.md"


def for_a_reader(language: Language, catalogue: Catalog) -> str:
    """The page on which a reader of the language checks every string, the English beside it."""

    def cell(text: str) -> str:
        return text.replace("|", "\\|").replace("\n", " ")

    lines = [
        f"# The {language.english}, for a reader's check",
        "",
        "Everything here was written by the project and awaits a reader. Made from the catalogue and the frameworks by",
        f"`make messages`; correct a string in `src/whatmatters/locale/{language.code}/LC_MESSAGES/django.po` or in",
        "`src/whatmatters/frameworks/data`, not here. Official wording (the aspects of well-being in the Act) is not listed.",
        "",
        "## National outcomes, recording tools and vocabularies",
        "",
        f"| English | {language.name} |",
        "|---|---|",
    ]
    texts = [tool.title for tool in tools()]
    for framework in all_frameworks():
        texts += [framework.title, *(group.title for group in framework.groups if group.title)]
        texts += [outcome.text for outcome in framework.outcomes()]
    texts += [text for terms in vocabularies().values() for text in terms.values()]
    lines += [
        f"| {cell(text.en)} | {cell(text.said(language.code))} |"
        for text in texts
        if text.is_ours(language.code)
    ]
    lines += ["", "## Pages, rules and messages", "", f"| English | {language.name} |", "|---|---|"]
    for message in sorted((m for m in catalogue if m.id), key=lambda m: str(m.id).casefold()):
        english = message.id if isinstance(message.id, str) else " / ".join(message.id)
        said = (
            message.string if isinstance(message.string, str) else " / ".join(dict.fromkeys(message.string))
        )
        lines.append(f"| {cell(english)} | {cell(said)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
