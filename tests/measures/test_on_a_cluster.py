"""A Spark cluster of a master and two workers answers as DuckDB does: the same queries, the same cells."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.exchange.packs import pack, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.behind import outcomes_behind
from whatmatters.measures.cluster import on_this_machine, session
from whatmatters.measures.coverage import coverage
from whatmatters.measures.explaining import explain
from whatmatters.measures.on_spark import OnSpark
from whatmatters.measures.parquet import OnParquet, write
from whatmatters.measures.shares import measure_shares
from whatmatters.measures.synthetic import write_facts
from whatmatters.measures.wholes import wholes

pytestmark = pytest.mark.xdist_group("cluster")
DAY = date(2025, 3, 31)


@pytest.fixture(scope="module")
def spark():
    # Small questions are not worth compiling, nor cutting into many pieces.
    small = {"spark.sql.codegen.wholeStage": "false", "spark.sql.shuffle.partitions": "2"}
    with on_this_machine() as address, session(address, **small) as started:
        yield started


@pytest.fixture(scope="module")
def both(spark, tmp_path_factory) -> tuple[OnParquet, OnSpark]:
    folder = tmp_path_factory.mktemp("facts") / "made-up"
    write_facts(folder, 150, 4)
    return OnParquet(folder), OnSpark(str(folder), spark)


def test_it_is_a_cluster_of_two_workers(spark):
    """The driver is counted among those that hold memory."""
    assert spark.sparkContext.master.startswith("spark://127.0.0.1:")
    until = time.monotonic() + 60
    while (
        there := spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size()  # noqa: SLF001  PySpark has no other way
    ) < 3 and time.monotonic() < until:
        time.sleep(0.2)
    assert there == 3


@pytest.mark.parametrize(
    "by",
    [
        "nation,national_outcome,outcome_type,plan_kind",
        "national_outcome,intent,scored_by,age_band",
        "age_band,gender,language,deprivation_quintile",
    ],
)
def test_every_dimension_is_counted_the_same(both, by):
    here, there = (measure(facts, Question(as_of=DAY, by=by)) for facts in both)
    assert len(here.cells) > 100
    assert here == there and list(here.figures) == list(there.figures)


def test_as_known_then_and_on_either_basis(both):
    asked = {
        "as_of": DAY,
        "from_": date(2024, 4, 1),
        "basis": "any",
        "known_at": datetime(2024, 12, 1, tzinfo=UTC),
    }
    here, there = (measure(one, Question(by="nation,plan_kind", **asked)) for one in both)
    assert here == there
    assert here != measure(both[0], Question(by="nation,plan_kind", as_of=DAY))


def test_margins_and_the_people_behind_each_figure(both):
    here, there = (measure(one, Question(as_of=DAY, by="national_outcome,language")) for one in both)
    assert here == there


def test_a_unit_beside_its_nation_and_levels_of_the_tree(both):
    here, there = (
        measure(one, Question(as_of=DAY, by="gender", within="W06000001", beside_nation=True)) for one in both
    )
    assert here == there
    here, there = (measure(one, Question(as_of=DAY, by="team", within="W06000001")) for one in both)
    assert here == there


def test_shares_times_and_coverage(both):
    here, there = (measure_shares(one, Question(as_of=DAY, by="nation")) for one in both)
    assert here == there
    here, there = (coverage(one, Question(as_of=DAY)) for one in both)
    assert here == there


def test_a_line_over_time_and_what_stands_behind_a_figure(both):
    here, there = (wholes(one, Question(DAY), [DAY]) for one in both)
    assert here == there
    here, there = (outcomes_behind(one, Question(as_of=DAY), {"gender": "female"}) for one in both)
    assert here and here == there
    told = [explain(one, Question(as_of=DAY), figure="status.improved", key={}, exact=True) for one in both]
    assert told[0].outcomes == told[1].outcomes
    assert told[1].engine.endswith(both[1].spark.sparkContext.master)


def test_authorities_are_not_set_side_by_side_there_either(both):
    with pytest.raises(Refused, match="D4"):
        measure(both[1], Question(as_of=DAY, by="organisation"))


def test_ties_and_corrections_of_the_sample_records_are_settled_the_same(spark, tmp_path):
    facts = facts_of(pack(some_people()))
    write(facts, tmp_path / "facts", 3)
    asked = {"as_of": date(2026, 3, 31), "by": "national_outcome,scored_by"}
    there = measure(OnSpark(str(tmp_path / "facts"), spark), Question(**asked))
    assert (
        there
        == measure(facts, Question(**asked))
        == measure(OnParquet(tmp_path / "facts"), Question(**asked))
    )


def test_what_a_cluster_holds_is_told_apart(both, tmp_path):
    write_facts(tmp_path / "others", 20, 5)
    other = OnSpark(str(tmp_path / "others"), both[1].spark)
    assert both[1].cut != other.cut
    assert OnParquet(tmp_path / "others").cut != both[0].cut


def test_a_folder_without_facts_says_what_to_do(tmp_path: Path):
    with pytest.raises(Refused, match="whatmatters facts"):
        OnParquet(tmp_path)
