"""Extracts of several authorities are counted as their records together would be; what they do not hold is refused (E7, D4)."""

import json
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.packs import pack, sample
from tests.generative.histories import FIRST_DAY, LAST_DAY, as_tables, case_files
from tests.generative.laid import laid
from tests.measures.extracts.authorities import CODES, OTHER_KEY, extracted, joined, of_sample, renamed
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.coverage import coverage
from whatmatters.measures.disclosure import control
from whatmatters.measures.disclosure.releasing import attack_alone
from whatmatters.measures.extracts.source import Extracts
from whatmatters.measures.periods import in_periods
from whatmatters.measures.shares import measure_shares

DAY = date(2025, 3, 31)
ALL = sorted(row["id"] for row in sample("scotland-120")["people"])
CHARACTERISTICS = ("gender", "language", "deprivation_quintile", "plan_kind")


@pytest.fixture(scope="module")
def east_and_west():
    return of_sample("east", ALL[:60]), of_sample("west", ALL[60:])


@pytest.fixture(scope="module")
def folders(east_and_west, tmp_path_factory):
    folder = tmp_path_factory.mktemp("extracts")
    return [extracted(one, name, folder, DAY) for one, name in zip(east_and_west, CODES, strict=True)]


@pytest.fixture(scope="module")
def both(east_and_west, folders):
    return joined(*east_and_west), Extracts(folders)


@pytest.mark.parametrize("by", ["", "national_outcome", "age_band,gender", *CHARACTERISTICS])
def test_the_same_cells_as_the_records_together(both, by):
    records, extracts = both
    asked = {"as_of": DAY, "from_": date(2024, 4, 1), "by": by}
    assert measure(extracts, Question(**asked)) == measure(records, Question(**asked))
    assert measure_shares(extracts, Question(**asked)) == measure_shares(records, Question(**asked))
    assert measure(extracts, Question(**asked)).figures == measure(records, Question(**asked)).figures


def test_coverage_and_panels_too(both):
    records, extracts = both
    assert coverage(extracts, Question(as_of=DAY)) == coverage(records, Question(as_of=DAY))
    quarters = in_periods(Question(DAY, date(2023, 4, 1), by="national_outcome"), "quarter")
    assert len(quarters) > 3
    for _quarter, asked in quarters:
        assert measure(extracts, asked) == measure(records, asked)


FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = [FIRST_DAY + timedelta(days) for days in range(-1, (LAST_DAY - FIRST_DAY).days + 2)]


def as_authority(case_file, name):
    """A generated history as a Scottish authority's, with characteristics."""
    tables = as_tables(case_file)
    tables["units"] = [
        {"id": "NA", "level": "nation", "nation": "scotland"},
        {"id": "P1", "level": "partnership", "parent": "NA", "nation": "scotland"},
        {"id": "team", "level": "team", "parent": "P1", "nation": "scotland"},
    ]
    for place, row in enumerate(tables["people"]):
        row |= {"gender": ("female", "male", "")[place % 3], "date_of_birth": f"{1935 + 9 * place}-07-04"}
    for row in tables["mappings"]:
        row |= {"framework": "scotland-nhwo", "code": str(1 + len(row["code"]) % 9)}
    return facts_of(pack(renamed(tables, name)))


@FEW
@given(case_files(), case_files(), st.data())
def test_day_for_day_as_the_records_together(east, west, data):
    """Whatever happened, made as of any day: on every day until then the cells are those of the joined records."""
    facts = [as_authority(one, name) for one, name in zip((east, west), CODES, strict=True)]
    as_of = data.draw(st.sampled_from(DAYS[len(DAYS) // 3 :]))
    known_at = data.draw(st.sampled_from([None, datetime.combine(as_of, datetime.min.time(), UTC)]))
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            extracted(one, name, Path(folder), as_of, known_at=known_at)
            for one, name in zip(facts, CODES, strict=True)
        ]
        with laid(Extracts(paths)) as extracts, laid(joined(*facts)) as together:
            for day in [as_of, *data.draw(st.lists(st.sampled_from(DAYS), min_size=5, max_size=5))]:
                if day > as_of:
                    continue
                from_ = data.draw(st.sampled_from([None, day, day - timedelta(9)]))
                for by in ("", "national_outcome", "gender", *(["age_band"] if day == as_of else [])):
                    here = measure(extracts, Question(as_of=day, from_=from_, by=by))
                    then = Question(as_of=day, from_=from_, by=by, known_at=known_at)
                    assert here == measure(together, then)
                assert measure_shares(extracts, Question(as_of=day, from_=from_)) == measure_shares(
                    together, Question(as_of=day, from_=from_, known_at=known_at)
                )


def test_authorities_are_not_set_side_by_side(both):
    _records, extracts = both
    for by in ("unit", "partnership"):
        with pytest.raises(Refused, match="2 authorities side by side.*D4"):
            measure(extracts, Question(as_of=DAY, by=by))


def test_one_authority_beside_the_national_total(both):
    records, extracts = both
    asked = {"as_of": DAY, "by": "national_outcome", "beside_nation": True}
    here = measure(extracts, Question(within=CODES["east"], **asked))
    assert here.figures == measure(records, Question(within="east-P1", **asked)).figures


def test_what_leaves_is_controlled_and_attacked(both):
    _records, extracts = both
    safe = control(measure(extracts, Question(as_of=DAY, by="national_outcome")), threshold=5, rounded_to=0)
    attack_alone(safe)
    assert any(not isinstance(one, int) for row in safe.figures.values() for one in row.values())


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": "intent"}, "do not hold intent"),
        ({"by": "team"}, "do not hold team"),
        ({"by": "scored_by"}, "do not hold scored_by"),
        ({"basis": "any"}, "basis formal"),
        ({"framework": "wales-wellbeing"}, "own national outcomes"),
        ({"known_at": datetime(2025, 1, 1, tzinfo=UTC)}, "known when it was made"),
        ({"as_of": date(2025, 4, 1)}, "no day after 2025-03-31"),
        ({"by": "age_band", "as_of": date(2025, 3, 30)}, "by age_band, ask as of that day"),
    ],
)
def test_what_extracts_do_not_hold_is_refused(both, asked, says):
    with pytest.raises(Refused, match=f"{says}.*E7"):
        measure(both[1], Question(**{"as_of": DAY, **asked}))


def test_extracts_that_do_not_go_together(east_and_west, folders, tmp_path):
    east, west = east_and_west
    with pytest.raises(Refused, match="S37000005 is there twice"):
        Extracts([folders[0], extracted(east, "east", tmp_path, date(2024, 3, 31))])
    other = Path(extracted(west, "west", tmp_path, DAY, key=OTHER_KEY))
    said = json.loads((other / "datapackage.json").read_text())
    (other / "datapackage.json").write_text(json.dumps(said | {"recipient": "somebody-else"}))
    with pytest.raises(Refused, match="different recipients"):
        Extracts([folders[0], str(other)])


def test_an_extract_that_was_changed_on_its_way(east_and_west, tmp_path):
    folder = Path(extracted(east_and_west[0], "east", tmp_path, DAY))
    (folder / "people.parquet").write_bytes((folder / "people.parquet").read_bytes() + b" ")
    with pytest.raises(Refused, match=r"people.parquet was changed since it was made"):
        Extracts([str(folder)])
    with pytest.raises(Refused, match="is not an extract"):
        Extracts([str(tmp_path)])
    said = json.loads((folder / "datapackage.json").read_text())
    for wrong in ({"version": "0"}, {"nation": "wales"}):
        (folder / "datapackage.json").write_text(json.dumps(said | wrong))
        with pytest.raises(Refused, match="is not an extract of the format"):
            Extracts([str(folder)])
    with pytest.raises(Refused, match="at least one"):
        Extracts([])


def test_an_extract_is_never_written_over_another(east_and_west, tmp_path):
    extracted(east_and_west[0], "east", tmp_path, DAY)
    with pytest.raises(FileExistsError, match="Name a new folder"):
        extracted(east_and_west[0], "east", tmp_path, DAY)


def test_the_cut_is_that_of_what_is_held(folders):
    assert Extracts(folders).engine.endswith(", extracts")
    assert Extracts(folders).cut == Extracts(folders[::-1]).cut != Extracts(folders[:1]).cut
