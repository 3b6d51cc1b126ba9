"""Kinds of report are data: a deployment adds its own, with its checklist and its framework of outcomes (E3)."""

import pytest

from whatmatters.frameworks import framework
from whatmatters.frameworks.reading import FrameworkError
from whatmatters.frameworks.reporting import _read, kinds_for, report_kind, report_kinds

CHECKLIST = """
- id: outcome-section
  title: {en: What the outcome section has to hold, cy: Yr hyn y mae'n rhaid i'r adran canlyniadau ei gynnwys}
  source: "Ours: a test"
  caution: {en: A working reading., cy: Darlleniad gweithiol.}
  year_from: "04-01"
  publish_within_months: 12
  items:
    - {id: outcomes, title: {en: Each outcome, cy: Pob canlyniad}}
"""
KIND = """
- id: wales-outcomes
  title: {en: The outcome section, cy: Yr adran canlyniadau}
  nation: wales
  authorities: [W06]
  framework: wales-wellbeing
  checklist: outcome-section
  source: "Ours: a test"
  sections:
    - {id: outcome, each: outcome, item: ITEM, needs: [text, NEED], title: {en: Outcome, cy: Canlyniad}, asks: {en: "What?", cy: "Beth?"}}
"""


@pytest.fixture
def deployment(tmp_path, monkeypatch):
    monkeypatch.setenv("WHATMATTERS_FRAMEWORKS_DIR", str(tmp_path))
    (tmp_path / "reporting").mkdir()

    def with_kind(item="outcomes", need="figure"):
        (tmp_path / "reporting/checklist.yaml").write_text(CHECKLIST, encoding="utf-8")
        kind = KIND.replace("ITEM", item).replace("NEED", need)
        (tmp_path / "reporting/kind.yaml").write_text(kind, encoding="utf-8")
        _read.cache_clear()
        return report_kinds()

    yield with_kind
    _read.cache_clear()


def test_another_kind_for_another_nation(deployment):
    shipped = {"scotland-performance-report", "wales-social-services-outcomes", "wales-population-assessment"}
    assert set(deployment()) == {*shipped, "wales-outcomes"}
    kind = report_kind("wales-outcomes")
    assert [one.code for one in kind.laid_out()] == [
        one.code for one in framework("wales-wellbeing").outcomes()
    ]
    assert {one.id for one in kinds_for("W06000012")} == set(report_kinds()) - {"scotland-performance-report"}
    assert [one.id for one in kinds_for("S37000006")] == ["scotland-performance-report"]
    assert [one.title for one in kind.laid_out()] == [
        one.text for one in framework("wales-wellbeing").outcomes()
    ]


def test_a_checklist_that_no_section_answers_is_refused(deployment):
    with pytest.raises(FrameworkError, match="no section answers outcomes"):
        deployment(item='""')


def test_a_need_that_is_not_known_is_refused(deployment):
    with pytest.raises(FrameworkError, match="needs one of figure, text"):
        deployment(need="wishes")


@pytest.mark.parametrize(
    "id", ["scotland-performance-report", "wales-social-services-outcomes", "wales-population-assessment"]
)
def test_every_item_of_a_shipped_checklist_is_answered_by_a_section(id):
    kind = report_kind(id)
    assert {one.item for one in kind.sections if one.item} == {one.id for one in kind.checklist.items}
    assert all(one.title.translation("cy") for one in kind.laid_out()) and all(
        one.title.translation("cy") for one in kind.checklist.items
    )


def test_in_wales_each_outcome_stands_under_its_definition_of_well_being():
    sections = [one for one in report_kind("wales-social-services-outcomes").laid_out() if one.code]
    assert len(sections) == 24
    definitions = {group.title for group in framework("wales-wellbeing").groups}
    assert len(definitions) == 8 and {one.statement for one in sections} == definitions
