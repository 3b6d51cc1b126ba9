"""Facts laid out as Parquet are asked where they lie, and answer as in memory."""

from datetime import date

import pytest

from tests.exchange.packs import pack, sample, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.parquet import OnParquet, write

DAY = date(2026, 3, 31)
PEOPLE = sorted(row["id"] for row in sample("mixed-300")["people"])[:30]


def test_in_one_part_or_three_they_answer_as_in_memory(tmp_path):
    facts = facts_of(pack(some_people(PEOPLE)))
    rows = write(facts, tmp_path / "one")
    assert rows == write(facts, tmp_path / "three", parts=3)
    assert (rows["people"], rows["scores"]) == (len(PEOPLE), facts.scores.num_rows)
    one, three = OnParquet(tmp_path / "one"), OnParquet(tmp_path / "three")
    assert one.units == facts.units and one.engine.endswith("Parquet")
    assert one.cut == OnParquet(tmp_path / "one").cut != three.cut
    for by in ("unit,national_outcome", "gender"):
        asked = Question(DAY, by=by, basis="any")
        assert measure(one, asked) == measure(three, asked) == measure(facts, asked)
    with pytest.raises(FileExistsError, match="Name a new folder"):
        write(facts, tmp_path / "one")


def test_a_folder_that_lacks_a_table_is_refused(tmp_path):
    (tmp_path / "people").mkdir()
    with pytest.raises(Refused, match="units, people, plans.*is not there"):
        OnParquet(tmp_path)
