"""A plain clone is whole: nothing in it reads, or cites, what lies outside it."""

import ast
import re
from pathlib import Path

import pytest

from tests.outside import OutsideTheRepository, is_beside
from tests.places import ROOT

FOLDERS = ("src", "tests", "tools", "benchmarks", "docs")
CODE = [
    path
    for folder in FOLDERS
    for kind in ("*.py", "*.sql")
    for path in sorted((ROOT / folder).rglob(kind))
    if "vendor" not in path.parts
]
TEXTS = [*CODE, *sorted(ROOT.glob("tests/data/**/*.yaml")), ROOT / "Makefile", ROOT / ".ci/run"]
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "tests").rglob("*.md"))]
# What looks at the folder around the repository in order to forbid it.
WATCHMEN = (Path(__file__), ROOT / "tests/outside.py")
FROM_HERE = re.compile(r"Path\(__file__\)(?:\.resolve\(\))?((?:\.parents\[\d+\]|\.parent\b(?!s))*)")


def steps_up(chain: str) -> int:
    """How many folders `.parent.parents[1]` goes up from a file."""
    return chain.count(".parent") + sum(int(number) for number in re.findall(r"\[(\d+)\]", chain))


def test_steps_up_are_counted():
    assert [steps_up(chain) for chain in ("", ".parent", ".parents[1]", ".parent.parents[1]")] == [0, 1, 2, 3]


def test_no_path_climbs_out_of_the_repository():
    found = []
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        for chain in FROM_HERE.findall(text):
            top = path.parents[steps_up(chain) - 1] if chain else path
            found += [(path, chain)] if not top.is_relative_to(ROOT) else []
        climbs = path not in WATCHMEN and re.search(r"\bROOT\.parent|\bROOT / \"\.\.", text)
        found += [(path, "above ROOT")] if climbs else []
    assert found == []


def test_no_link_of_a_page_leads_out_of_the_repository():
    found = []
    for page in PAGES:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / link).resolve().is_relative_to(ROOT):
                found.append((page, link))
    assert found == []


def test_every_document_that_is_cited_is_here():
    """`docs/reference/case-pack.md` in a comment; and no folder or title of documents that are kept elsewhere."""
    found = []
    for path in TEXTS:
        for cited in re.findall(r"(?<![\w/])((?:[\w-]+/)+[\w-]+\.md)\b", path.read_text(encoding="utf-8")):
            found += [(path, cited)] if not (ROOT / cited).is_file() else []
    assert found == []


def test_no_docstring_cites_a_document_without_its_ending():
    """`design/measures` or `exchange/README` would not be found by anybody."""
    found = []
    for path in (path for path in CODE if path.suffix == ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and path != Path(__file__):
                cited = re.findall(
                    r"\b(?:design|sources|reference|realdata)/[\w-]+|\bexchange/README",
                    ast.get_docstring(node) or "",
                )
                found += [(path, name) for name in cited if not list(ROOT.glob(f"docs/{name}*"))]
    assert found == []


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("/home/una/src/shared/samples/scores.csv", True),
        ("/home/una/src/notes.md", True),
        ("/home/una/src/whatmatters/tests/data/rulebook.yaml", False),
        ("/home/una/src/whatmatters-old/a.csv", True),
        ("/home/una/src/.cache/fonts", False),
        ("/home/una/src/tools/venv/lib/a.py", False),
        ("/home/una/elsewhere", False),
        ("/etc/passwd", False),
        ("/home/una/src", False),
    ],
)
def test_what_lies_beside_the_repository_is_known(path, beside):
    assert is_beside(path, Path("/home/una/src/whatmatters"), ["/home/una/src/tools/venv"]) is beside


def test_at_the_very_top_the_system_is_not_beside():
    assert not is_beside("/usr/lib/python3/a.py", Path("/whatmatters"), [])
    assert is_beside("/shared/a.csv", Path("/whatmatters"), [])


def test_a_file_beside_the_repository_cannot_be_opened_while_tests_run():
    with pytest.raises(OutsideTheRepository, match="tests/data"):
        (ROOT.parent / "what-nobody-has-beside-it" / "scores.csv").read_bytes()
