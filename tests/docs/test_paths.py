"""What the pages point at is there: a file that moved takes its mention with it."""

import re

import pytest

from tests.places import ROOT

PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
# A path in code marks; a placeholder in capitals or angle brackets names no file.
PATH = re.compile(r"`((?:src|tests|tools|docs|benchmarks|requirements)/[\w./-]+)`")
# One that begins with a room of the house.
PACKAGE = ROOT / "src/whatmatters"
ROOMS = [path.parent.name for path in sorted(PACKAGE.glob("*/__init__.py"))]
IN_A_ROOM = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page):
    if "decisions" in page.parts:
        return  # a decision names what stood when it was taken
    text = page.read_text(encoding="utf-8")
    named = [ROOT / path for path in PATH.findall(text)] + [
        PACKAGE / path for path in IN_A_ROOM.findall(text)
    ]
    assert [str(path.relative_to(ROOT)) for path in named if not path.exists()] == []
