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
        "trim_blocks": "true",
        "lstrip_blocks": "true",
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
            catalogue.add(line)
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
        return 0
    problems = [f"not in the catalogue: {text!r}" for _, text in sorted(wanted - set(have), key=str)]
    problems += [f"no longer used: {text!r}" for _, text in sorted(set(have) - wanted, key=str)]
    for _, message in sorted(have.items(), key=str):
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not all(strings) or message.fuzzy:
            problems.append(f"without Welsh: {message.id!r}")
    if PLURALS not in CATALOGUE.read_text(encoding="utf-8").replace('"\n"', ""):
        problems.append("the header must name the six plural forms of Welsh")
    print("\n".join(problems) or f"The Welsh catalogue is complete: {len(have)} strings.")
    return 1 if problems else 0


PLURAL_LINE = f'"Plural-Forms: {PLURALS}\\n"'

if __name__ == "__main__":
    sys.exit(main())
