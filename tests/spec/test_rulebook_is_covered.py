"""The spec covers the rulebook, and the page made from it is up to date."""

import re
from collections import Counter

import yaml

from tests.places import DATA, ROOT
from tests.spec.reference import PAGE, render
from tests.spec.rows import BY_ID, FINISHED, ROWS
from tests.spec.rulebook import all_specs


def rulebook_rows() -> dict[str, str]:
    """Id and kind of every row of the rulebook."""
    rows = yaml.safe_load((DATA / "rulebook.yaml").read_text(encoding="utf-8"))
    return {row["id"]: row["kind"] for row in rows}


def test_the_rows_are_those_of_the_rulebook():
    assert {row.id: row.kind for row in ROWS} == rulebook_rows()
    assert len(BY_ID) == len(ROWS)


def test_every_must_row_of_a_finished_section_has_a_spec():
    specified = {spec.rule for spec in all_specs()}

    missing = [id for id in FINISHED if BY_ID[id].kind == "must" and id not in specified]

    assert missing == []


def test_every_spec_is_of_a_row_and_says_where_the_guidance_has_it():
    for spec in all_specs():
        assert spec.rule in BY_ID
        assert re.match(r"[NPTHW]\b|Ours: ", spec.source), spec


def test_no_title_is_used_twice_for_one_row():
    used = Counter((spec.rule, spec.title) for spec in all_specs())

    assert [title for title, times in used.items() if times > 1] == []


def test_what_is_said_to_be_done_somewhere_is_there():
    for row in ROWS:
        for place in filter(None, row.done_in.split(", ")):
            where = ROOT / "src" / "whatmatters" / place
            assert where.is_dir() or where.with_suffix(".py").is_file(), (row.id, place)


def test_every_finished_row_says_where_it_is_done():
    assert [id for id in FINISHED if not BY_ID[id].done_in] == []


def test_the_reference_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == render(), "run python -m tests.spec.reference"
