"""One defect planted, one breach reported: each line of docs/reference/case-pack.md, "What is and is not a breach"."""

import json

import pytest

from tests.exchange.packs import breaches, found, some_people
from whatmatters.exchange.breaches import as_json

FEW = [
    "p00000",
    "p00001",
    "p00002",
    "p00010",
    "p00011",
    "p00012",
    "p00013",
    "p00014",
    "p00020",
    "p00076",
    "p00088",
]


def few():
    return some_people(FEW)


def where(rows, **cells):
    """The first row with these cells, and its number."""
    for number, row in enumerate(rows, start=1):
        if all(
            row[name] == text if isinstance(text, str) else text(row[name]) for name, text in cells.items()
        ):
            return number, row
    raise AssertionError(f"no row with {cells}")


def filled(text):
    return text != ""


def change(table, column, text, **cells):
    """A defect: this cell of the first row with these cells says something else."""

    def plant(tables):
        number, row = where(tables[table], **cells)
        row[column] = text
        return number

    return table, plant


def copy(table, changes, **cells):
    """A defect: the first row with these cells once more at the end, changed."""

    def plant(tables):
        _, row = where(tables[table], **cells)
        tables[table].append(row | changes)
        return len(tables[table])

    return table, plant


VALUED = {"value": filled, "by": "person", "tool": "", "retracted_at": ""}

DEFECTS = {
    "A9 a deferral returns before it begins": (*change("deferrals", "until", "2020-01-01"), "until", "A9"),
    "A9 a deferral has no day to return": (*change("deferrals", "until", ""), "until", "A9"),
    "A9 a deferral has no reason": (*change("deferrals", "reason", " "), "reason", "A9"),
    "B1 blank words": (*change("wordings", "words", " \u00a0"), "words", "B1"),
    "B1 no words": (*change("wordings", "words", ""), "words", "B1"),
    "B1 a later version has no reason": (*copy("wordings", {"on": "2026-01-01"}), "reason", "B1"),
    "B4 two chosen at once": (*copy("mappings", {"code": "belong"}, choice=""), "recorded_at", "B4"),
    "B4 mapped after the end": (*change("mappings", "set_on", "2030-01-01", outcome="o000000"), "set_on", "B4"),
    "B5 unknown framework": (*change("mappings", "framework", "nowhere"), "framework", "B5"),
    "B5 unknown version": (*change("mappings", "version", "1999"), "version", "B5"),
    "B5 unknown code": (*change("mappings", "code", "nothing"), "code", "B5"),
    "B7 no note": (*change("outcomes", "defined_by_note", "", defined_by=lambda by: by != "person"), "defined_by_note", "B7"),
    "B8 a body without a name": (*change("actions", "who", "", who_kind="other_body"), "who", "B8"),
    "B10 withdrawn without a note": (*change("outcomes", "end_note", "", end_reason="withdrawn"), "end_note", "B10"),
    "B10 withdrawn without a day": (*change("outcomes", "ended_on", "", end_reason="withdrawn"), "ended_on", "B10"),
    "B10 replaced by nothing": (*change("outcomes", "replaced_by", "", end_reason="replaced"), "replaced_by", "B10"),
    "B10 replaced by another person's": (*change("outcomes", "replaced_by", "o000000", end_reason="replaced"), "replaced_by", "B10"),
    "C1 eleven": (*change("scores", "value", "11", **VALUED), "value", "C1"),
    "C1 a half": (*change("scores", "value", "7.5", **VALUED), "value", "C1"),
    "C1 a goal of eleven": (*change("goals", "score", "11"), "score", "C1"),
    "C1 a goal without a number": (*change("goals", "score", ""), "score", "C1"),
    "C2 a goal without meaning": (*change("goals", "meaning", " "), "meaning", "C2"),
    "C2 ten means nothing": (*change("goals", "ten_means", ""), "ten_means", "C2"),
    "C4 no narrative": (*change("scores", "narrative", " ", **VALUED), "narrative", "C4"),
    "C4 a practitioner's too": (*change("scores", "narrative", "", by="practitioner", value=filled), "narrative", "C4"),
    "C6 a score and a refusal": (*change("scores", "not_scored_reason", "No.", **VALUED), "not_scored_reason", "C6"),
    "C6 neither score nor refusal": (*change("scores", "not_scored_reason", "", by="person", value=""), "value", "C6"),
    "C7 before the outcome": (*copy("scores", {"on": "2019-01-01", "kind": "informal"}, by="person", value=""), "on", "C7"),
    "C7 after the end": (*copy("scores", {"on": "2030-01-01", "kind": "informal"}, outcome="o000000", **VALUED), "on", "C7"),
    "C7 taken back without a reason": (*change("scores", "retracted_reason", "", retracted_at=filled), "retracted_reason", "C7"),
    "C8 differs without a reason": (*change("scores", "difference_reason", "", by="practitioner", value=filled), "difference_reason", "C8"),
    "C8 one voice twice": (*copy("scores", {}, **VALUED), "recorded_at", "C8"),
    "C9 a supporter without a reason": (*change("scores", "proxy_reason", "", by="family", value=filled), "proxy_reason", "C9"),
    "C10 a tool without an answer": (*change("scores", "raw", "", tool=filled), "raw", "C10"),
    "C10 an answer without a tool": (*change("scores", "tool", "", raw=filled), "tool", "C10"),
    "C10 an unknown tool": (*change("scores", "tool", "dice", tool=filled), "tool", "C10"),
    "C10 no point of the tool": (*change("scores", "raw", "10.0", tool=filled), "raw", "C10"),
    "C10 another transfer": (*change("scores", "tool", "faces-5", tool=filled, raw="3", value="3"), "value", "C10"),
    "C12 changed without a reason": (*change("goals", "reason", "", reason=filled), "reason", "C12"),
    "C12 two at once": (*copy("goals", {"reason": "Again."}), "recorded_at", "C12"),
    "C12 after the end": (*copy("goals", {"set_on": "2030-01-01", "reason": "Late."}, outcome="o000000"), "set_on", "C12"),
    "C14 no evaluation": (*change("plans", "closure_evaluation", "", closed_on=filled), "closure_evaluation", "C14"),
    "schema a day that does not exist": (*change("scores", "on", "2024-02-30", **VALUED), "on", "schema"),
    "schema no day at all": (*change("goals", "set_on", "soon"), "set_on", "schema"),
    "schema no time": (*change("scores", "recorded_at", "2025-01-01", recorded_at="", by="practitioner"), "recorded_at", "schema"),
    "schema an unknown word": (*change("scores", "kind", "final", **VALUED), "kind", "schema"),
    "schema a practitioner sets no goal": (*change("goals", "set_by", "practitioner"), "set_by", "schema"),
    "schema a required cell is empty": (*change("needs", "description", ""), "description", "schema"),
    "schema neither true nor false": (*change("needs", "eligible", "perhaps"), "eligible", "schema"),
    "schema a sixth quintile": (*change("people", "deprivation_quintile", "6"), "deprivation_quintile", "schema"),
    "schema an unknown reference": (*copy("scores", {"outcome": "gone"}, **VALUED), "outcome", "schema"),
    "schema an id twice": (*copy("people", {}), "id", "schema"),
    "schema no NHS number": (*change("people", "identifier", "9434765918"), "identifier", "schema"),
    "schema an impossible CHI number": (*change("people", "identifier", "3102991239"), "identifier", "schema"),
    "schema an end before the beginning": (*change("deferrals", "resolved_on", "2019-01-01"), "resolved_on", "schema"),
}  # fmt: skip


@pytest.mark.parametrize("name", DEFECTS)
def test_one_defect_one_breach(name):
    table, plant, column, rule = DEFECTS[name]
    tables = few()
    assert found(tables) == []
    row = plant(tables)
    assert found(tables) == [(f"{table}.csv", row, column, rule)]


def test_what_is_missing_is_reported_on_the_row_of_the_thing_that_lacks_it():
    tables = few()
    number, closed = where(tables["outcomes"], end_reason="plan_closed")
    tables["scores"] = [
        row for row in tables["scores"] if (row["outcome"], row["kind"]) != (closed["id"], "end")
    ]
    tables["wordings"] = [row for row in tables["wordings"] if row["outcome"] != closed["id"]]
    assert found(tables) == [("outcomes.csv", number, None, "B1"), ("outcomes.csv", number, None, "C14")]


def test_scores_without_any_goal_are_each_a_breach():
    tables = few()
    tables["goals"] = [row for row in tables["goals"] if row["outcome"] != "o000000"]
    valued = [
        at for at, row in enumerate(tables["scores"], 1) if row["outcome"] == "o000000" and row["value"]
    ]
    assert valued and found(tables) == [("scores.csv", at, "value", "C2") for at in valued]


def test_a_scored_outcome_belongs_to_an_eligible_need_of_its_plan():
    tables = few()
    tables["needs"][0]["eligible"] = "false"
    scored = {row["outcome"] for row in tables["scores"] if row["value"]}
    mine = [
        at for at, row in enumerate(tables["outcomes"], 1) if row["need"] == "n00000" and row["id"] in scored
    ]
    assert mine and found(tables) == [("outcomes.csv", at, "need", "B2") for at in mine]


def test_an_outcome_of_a_closed_plan_ends_with_it():
    tables = few()
    number, open_one = where(tables["outcomes"], end_reason="plan_closed")
    open_one["ended_on"] = open_one["end_reason"] = ""
    assert found(tables) == [("outcomes.csv", number, "ended_on", "C14")]


def own_baseline(tables):
    """The person's own baseline of an outcome that is still open, alone on its occasion."""
    still_open = {row["id"] for row in tables["outcomes"] if row["ended_on"] == ""}
    _, own = where(
        tables["scores"],
        kind="baseline",
        by="person",
        value=filled,
        tool="",
        outcome=lambda id: id in still_open,
    )
    tables["scores"] = [row for row in tables["scores"] if row["outcome"] != own["outcome"] or row is own]
    return own


def test_two_baseline_occasions_are_one_too_many_and_the_later_is_at_fault():
    tables = few()
    own = own_baseline(tables)
    tables["scores"].append(own | {"on": "2026-10-02"})
    assert found(tables) == [("scores.csv", len(tables["scores"]), "on", "C3")]


def test_a_later_correction_does_not_make_a_breach_of_an_earlier_row():
    tables = few()
    own = own_baseline(tables)
    same = own | {"by": "practitioner", "narrative": "I agree.", "difference_reason": ""}
    other = "9" if own["value"] != "9" else "8"
    tables["scores"] += [same, own | {"value": other, "recorded_at": "2026-10-01T10:00:00Z"}]
    assert found(tables) == []
    tables["scores"].append(same | {"who": "Gwen", "recorded_at": "2026-10-02T10:00:00Z"})
    assert found(tables) == [("scores.csv", len(tables["scores"]), "difference_reason", "C8")]


def test_a_plan_is_the_persons_own():
    tables = few()
    number, row = where(tables["outcomes"], plan="pl00001", ended_on="")
    tables["outcomes"].append(row | {"id": "new", "person": "p00000", "need": ""})
    tables["wordings"].append(tables["wordings"][0] | {"outcome": "new"})
    assert found(tables) == [("outcomes.csv", len(tables["outcomes"]), "plan", "schema")]


def test_what_is_allowed_is_no_breach():
    tables = few()
    _, refusal = where(tables["scores"], by="person", value="")
    supporter = refusal | {
        "by": "friend",
        "not_scored_reason": "",
        "narrative": "She sings again.",
        "proxy_reason": "Glad to.",
    }
    tables["scores"] += [
        supporter,
        refusal | {"by": "practitioner", "not_scored_reason": "", "concurs": "true"},
    ]
    assert found(tables) == []


@pytest.mark.parametrize("good", ["9434765919", "943 476 5919", "4505577104"])
def test_a_valid_identifier_is_no_breach(good):
    tables = few()
    tables["people"][0]["identifier"] = good
    assert found(tables) == []


def test_nothing_a_person_said_is_repeated_in_the_report():
    tables = few()
    secret = "Words nobody else should read"
    for name, column in (
        ("scores", "value"),
        ("scores", "on"),
        ("people", "identifier"),
        ("goals", "set_by"),
    ):
        tables[name][0][column] = secret
    assert found(tables)
    assert secret not in as_json(breaches(tables))


def test_the_report_is_in_the_documented_form():
    tables = few()
    number, row = where(tables["scores"], **VALUED)
    row["value"] = "11"
    report = json.loads(as_json(breaches(tables)))
    assert report["ok"] is False
    (breach,) = report["breaches"]
    assert breach.pop("message").endswith("(C1)")
    assert breach == {"file": "scores.csv", "row": number, "column": "value", "rule": "C1", "given": "11"}
    assert json.loads(as_json([])) == {"ok": True, "breaches": []}
