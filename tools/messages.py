"""Collect every string that people read, from pages, rules and code, into the Welsh catalogue.

`--check` changes nothing and fails when a string is missing from the catalogue, untranslated, or no longer used.
Allauth's own strings stand in the catalogue too, below ours: it has no Welsh.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/whatmatters"
CATALOGUE = SOURCE / "locale/cy/LC_MESSAGES/django.po"
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
# Welsh has six plural forms (CLDR); Django's own catalogue says four, which is wrong.
PLURALS = "nplurals=6; plural=(n==0)?0:(n==1)?1:(n==2)?2:(n==3)?3:(n==6)?4:5;"


def collected() -> Catalog:
    """Every string now in use."""
    catalogue = Catalog(locale="cy", project="What Matters", charset="utf-8")
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
    """Update the catalogue, or with --check say what is wrong with it."""
    with CATALOGUE.open("rb") as file:
        known = read_po(file, locale="cy")
    fresh = collected()
    wanted = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in fresh if m.id}
    have = {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in known if m.id}
    if "--check" not in sys.argv:
        known.update(fresh, no_fuzzy_matching=True)
        known.obsolete.clear()
        known.header_comment = "# The Welsh of What Matters. Written by the project; see docs/reference/welsh.md for the reader's check."
        buffer = io.BytesIO()
        write_po(buffer, known, width=110, sort_output=True, no_location=True, ignore_obsolete=True)
        text = buffer.getvalue().decode()
        CATALOGUE.write_text(
            "\n".join(PLURAL_LINE if "Plural-Forms" in line else line for line in text.split("\n")),
            encoding="utf-8",
        )
        with CATALOGUE.open("rb") as file:
            PAGE.write_text(for_a_reader(read_po(file, locale="cy")), encoding="utf-8")
        return 0
    page = for_a_reader(known)
    problems = (
        []
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page
        else ["docs/reference/welsh.md is not what the catalogue says: run make messages"]
    )
    problems += [f"not in the catalogue: {text!r}" for _, text in sorted(wanted - set(have), key=str)]
    problems += [f"no longer used: {text!r}" for _, text in sorted(set(have) - wanted, key=str)]
    for _, message in sorted(have.items(), key=str):
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not all(strings) or message.fuzzy:
            problems.append(f"without Welsh: {message.id!r}")
    if PLURALS not in CATALOGUE.read_text(encoding="utf-8").replace('"\n"', ""):
        problems.append("the header must name the six plural forms of Welsh")
    print("\n".join(problems) or f"The Welsh catalogue is complete: {len(have)} strings.")
    return 1 if problems else 0


def for_a_reader(catalogue: Catalog) -> str:
    """The page on which a Welsh reader checks every string, English beside Welsh."""
    sys.path.insert(0, str(ROOT / "src"))
    from whatmatters.frameworks import all_frameworks, tools

    def cell(text: str) -> str:
        return text.replace("|", "\\|").replace("\n", " ")

    lines = [
        "# The Welsh, for a reader's check",
        "",
        "Everything here was written by the project and awaits a reader. Made from the catalogue and the frameworks by",
        "`make messages`; correct a string in `src/whatmatters/locale/cy/LC_MESSAGES/django.po` or in",
        "`src/whatmatters/frameworks/data`, not here. Official wording (the aspects of well-being in the Act) is not listed.",
        "",
        "## National outcomes and recording tools",
        "",
        "| English | Cymraeg |",
        "|---|---|",
    ]
    texts = [tool.title for tool in tools()]
    for framework in all_frameworks():
        texts += [framework.title, *(group.title for group in framework.groups if group.title)]
        texts += [outcome.text for outcome in framework.outcomes()]
    lines += [f"| {cell(text.en)} | {cell(text.cy)} |" for text in texts if text.cy and text.cy_is == "ours"]
    lines += ["", "## Pages, rules and messages", "", "| English | Cymraeg |", "|---|---|"]
    for message in sorted((m for m in catalogue if m.id), key=lambda m: str(m.id).casefold()):
        english = message.id if isinstance(message.id, str) else " / ".join(message.id)
        welsh = (
            message.string if isinstance(message.string, str) else " / ".join(dict.fromkeys(message.string))
        )
        lines.append(f"| {cell(english)} | {cell(welsh)} |")
    return "\n".join(lines) + "\n"


PAGE = ROOT / "docs/reference/welsh.md"
PLURAL_LINE = f'"Plural-Forms: {PLURALS}\\n"'

if __name__ == "__main__":
    sys.exit(main())
