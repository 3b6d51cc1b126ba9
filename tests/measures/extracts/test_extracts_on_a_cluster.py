"""A Spark cluster of a master and two workers counts extracts as DuckDB does, and as the records together (E7)."""

from datetime import date

import pytest

from tests.exchange.packs import sample
from tests.measures.extracts.authorities import CODES, extracted, joined, of_sample
from tests.measures.test_on_a_cluster import spark
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.coverage import coverage
from whatmatters.measures.extracts.on_spark import ExtractsOnSpark
from whatmatters.measures.extracts.source import Extracts
from whatmatters.measures.shares import measure_shares

pytestmark = pytest.mark.xdist_group("cluster")
__all__ = ["spark"]
DAY = date(2025, 3, 31)
ALL = sorted(row["id"] for row in sample("scotland-120")["people"])


@pytest.fixture(scope="module")
def three(spark, tmp_path_factory):
    """The records joined, their extracts here, and the same extracts on the cluster."""
    folder = tmp_path_factory.mktemp("extracts")
    facts = [of_sample(name, part) for name, part in zip(CODES, (ALL[:60], ALL[60:]), strict=True)]
    paths = [extracted(one, name, folder, DAY) for one, name in zip(facts, CODES, strict=True)]
    return joined(*facts), Extracts(paths), ExtractsOnSpark(paths, spark)


def test_every_dimension_is_counted_the_same(three):
    by = "nation,national_outcome,plan_kind,age_band,gender,language,deprivation_quintile"
    records, here, there = three
    assert measure(there, Question(as_of=DAY, by=by)) == measure(here, Question(as_of=DAY, by=by))
    assert len(measure(here, Question(as_of=DAY, by=by)).cells) > 30
    assert measure(there, Question(as_of=DAY, by="age_band,gender")) == measure(
        records, Question(as_of=DAY, by="age_band,gender")
    )


def test_on_another_day_with_margins_shares_and_coverage(three):
    records, _here, there = three
    asked = {"as_of": date(2024, 11, 15), "from_": date(2024, 4, 1)}
    by = "national_outcome"
    assert measure_shares(there, Question(by=by, **asked)) == measure_shares(
        records, Question(by=by, **asked)
    )
    assert coverage(there, Question(**asked)) == coverage(records, Question(**asked))
    beside = {"as_of": DAY, "by": by, "beside_nation": True}
    assert (
        measure(there, Question(within=CODES["east"], **beside)).figures
        == measure(records, Question(within="east-P1", **beside)).figures
    )


def test_refused_there_too(three, tmp_path):
    _records, here, there = three
    assert here.cut == there.cut
    with pytest.raises(Refused, match="D4"):
        measure(there, Question(as_of=DAY, by="unit"))
    with pytest.raises(Refused, match="do not hold intent"):
        measure(there, Question(as_of=DAY, by="intent"))
    with pytest.raises(Refused, match="is not an extract"):
        ExtractsOnSpark([str(tmp_path)], there.spark)
