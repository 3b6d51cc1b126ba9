"""Faults to plant in the small pack, by rule: the changes, and every breach they make (file, row, column,
rule).

A change is (table, row from 1, {column: text}), or (table, 0, the cells of a new row). Several have none: not
a breach.
"""

from tests.rules.small_pack import MEANINGS, TOLD

GOAL = {"outcome": "chapel", "score": "5", "set_by": "person", "reason": "Life changed.", **MEANINGS}
WORDING = {"outcome": "chapel", "on": "2024-03-01", "language": "en", "words": "Chapel and singing."}
MAPPING = {"outcome": "chapel", "framework": "wales-wellbeing", "version": "2016", "code": "happy"}
SCORE = {"outcome": "chapel", "on": "2024-06-01", "kind": "review", "by": "person"}
VALUE = {**SCORE, "value": "5", **TOLD}
ENDED = {"ended_on": "2024-08-01", "end_reason": "withdrawn", "end_note": "Not wanted."}
OUTCOME = {"person": "mair", "opened_on": "2024-08-01", "defined_by": "person"}
WORDS = {"on": "2024-08-01", "language": "en", "words": "Something else."}
REPLACED = {**ENDED, "end_reason": "replaced", "replaced_by": "next"}
NEXT = [("outcomes", 0, {"id": "next", **OUTCOME}), ("wordings", 0, {"outcome": "next", **WORDS})]

FAULTS = {
    # B1
    "blank words": (
        [("wordings", 1, {"words": "  "})],
        [("wordings.csv", 1, "words", "B1")],
    ),
    "no words": ([("wordings", 1, {"words": ""})], [("wordings.csv", 1, "words", "B1")]),
    "an outcome without any wording": (
        [("outcomes", 0, {"id": "next", **OUTCOME})],
        [("outcomes.csv", 4, None, "B1")],
    ),
    "an outcome with only a translation": (
        [("wordings", 1, {"kind": "translation"})],
        [("outcomes.csv", 1, None, "B1")],
    ),
    "reworded without a reason": ([("wordings", 0, WORDING)], [("wordings.csv", 4, "reason", "B1")]),
    "an earlier wording found later makes the later one the change": (
        [("wordings", 0, {**WORDING, "on": "2023-12-01"})],
        [("wordings.csv", 1, "reason", "B1")],
    ),
    # B2
    "a value outside a plan": (
        [
            ("scores", 0, {**VALUE, "outcome": "outside"}),
            ("goals", 0, {**GOAL, "outcome": "outside", "set_on": "2024-01-01"}),
        ],
        [("outcomes.csv", 2, "plan", "B2")],
    ),
    "a value without a need": ([("outcomes", 1, {"need": ""})], [("outcomes.csv", 1, "need", "B2")]),
    "a value under a need that is not eligible": (
        [("outcomes", 1, {"need": "not eligible"})],
        [("outcomes.csv", 1, "need", "B2")],
    ),
    "a value under another's need": (
        [("outcomes", 1, {"need": "rest"})],
        [("outcomes.csv", 1, "need", "B2")],
    ),
    # B4, B5
    "mapped twice at one moment": (
        [("mappings", 0, {**MAPPING, "set_on": "2024-01-01"})],
        [("mappings.csv", 2, "recorded_at", "B4")],
    ),
    "mapped after the end, as a candidate too": (
        [("outcomes", 1, ENDED), ("mappings", 0, {**MAPPING, "set_on": "2024-08-02", "choice": "candidate"})],
        [("mappings.csv", 2, "set_on", "B4")],
    ),
    "an unknown framework": (
        [("mappings", 1, {"framework": "ours"})],
        [("mappings.csv", 1, "framework", "B5")],
    ),
    "an unknown version": ([("mappings", 1, {"version": "1999"})], [("mappings.csv", 1, "version", "B5")]),
    "an unknown code": ([("mappings", 1, {"code": "rich"})], [("mappings.csv", 1, "code", "B5")]),
    # B7, B8
    "defined by another without a note": (
        [("outcomes", 1, {"defined_by": "family"})],
        [("outcomes.csv", 1, "defined_by_note", "B7")],
    ),
    "an unnamed other body": ([("actions", 1, {"who": " "})], [("actions.csv", 1, "who", "B8")]),
    # B10
    "withdrawn without a day": (
        [("outcomes", 1, {**ENDED, "ended_on": ""})],
        [("outcomes.csv", 1, "ended_on", "B10")],
    ),
    "withdrawn without a reason": (
        [("outcomes", 1, {**ENDED, "end_note": ""})],
        [("outcomes.csv", 1, "end_note", "B10")],
    ),
    "replaced by nothing": (
        [("outcomes", 1, {**REPLACED, "replaced_by": ""})],
        [("outcomes.csv", 1, "replaced_by", "B10")],
    ),
    "replaced by itself": (
        [("outcomes", 1, {**REPLACED, "replaced_by": "chapel"})],
        [("outcomes.csv", 1, "replaced_by", "B10")],
    ),
    "replaced by another's": (
        [("outcomes", 1, {**REPLACED, "replaced_by": "sleep"})],
        [("outcomes.csv", 1, "replaced_by", "B10")],
    ),
    "replaced by one that opened before": (
        [("outcomes", 1, {**REPLACED, "replaced_by": "outside"})],
        [("outcomes.csv", 1, "replaced_by", "B10")],
    ),
    "a ring of three": (
        [
            (
                "outcomes",
                0,
                {"id": name, **OUTCOME, **ENDED, "end_reason": "replaced", "replaced_by": follows},
            )
            for name, follows in (("a", "c"), ("b", "a"), ("c", "b"))
        ]
        + [("wordings", 0, {"outcome": name, **WORDS}) for name in "abc"],
        [("outcomes.csv", 6, "replaced_by", "B10")],
    ),
    # A9
    "deferred without a reason": (
        [("deferrals", 1, {"reason": " "})],
        [("deferrals.csv", 1, "reason", "A9")],
    ),
    "to return on the day it began": (
        [("deferrals", 1, {"until": "2024-03-01"})],
        [("deferrals.csv", 1, "until", "A9")],
    ),
    "no day to return": ([("deferrals", 1, {"until": ""})], [("deferrals.csv", 1, "until", "A9")]),
    # C1
    "eleven": ([("scores", 1, {"value": "11"})], [("scores.csv", 1, "value", "C1")]),
    "minus one": ([("scores", 1, {"value": "-1"})], [("scores.csv", 1, "value", "C1")]),
    "a half": ([("scores", 1, {"value": "3.5"})], [("scores.csv", 1, "value", "C1")]),
    "a word": ([("scores", 1, {"value": "three"})], [("scores.csv", 1, "value", "C1")]),
    "a goal of eleven, still a goal": ([("goals", 1, {"score": "11"})], [("goals.csv", 1, "score", "C1")]),
    "a goal without a score": ([("goals", 1, {"score": ""})], [("goals.csv", 1, "score", "C1")]),
    # C2
    "a goal without its meaning, still a goal": (
        [("goals", 1, {"meaning": " "})],
        [("goals.csv", 1, "meaning", "C2")],
    ),
    "a goal without either meaning": (
        [("goals", 1, {"meaning": "", "ten_means": ""})],
        [("goals.csv", 1, "meaning", "C2")],
    ),
    "a goal that came after the first score": (
        [("goals", 1, {"set_on": "2024-02-02"})],
        [("scores.csv", 1, "value", "C2")],
    ),
    "a refused score before any goal is no breach": (
        [("scores", 0, {**SCORE, "outcome": "outside", "not_scored_reason": "No."})],
        [],
    ),
    # C3
    "a second baseline": (
        [("scores", 0, {**VALUE, "kind": "baseline"})],
        [("scores.csv", 6, "on", "C3")],
    ),
    "the later day carries it, wherever it stands": (
        [("scores", 0, {**VALUE, "kind": "baseline", "on": "2024-01-15"})],
        [("scores.csv", 1, "on", "C3")],
    ),
    "a retracted baseline makes none": (
        [
            ("scores", 1, {"retracted_at": "2024-02-02T09:00:00Z", "retracted_reason": "Wrong record."}),
            ("scores", 0, {**VALUE, "kind": "baseline"}),
        ],
        [],
    ),
    "a practitioner alone on the baseline is no breach": ([("scores", 1, {"by": "practitioner"})], []),
    # C4
    "no narrative": ([("scores", 1, {"narrative": "\n "})], [("scores.csv", 1, "narrative", "C4")]),
    "a practitioner's value without one": (
        [("scores", 3, {"narrative": ""})],
        [("scores.csv", 3, "narrative", "C4")],
    ),
    # C6
    "a value and a refusal": (
        [("scores", 2, {"not_scored_reason": "No."})],
        [("scores.csv", 2, "not_scored_reason", "C6")],
    ),
    "neither": ([("scores", 2, {"value": ""})], [("scores.csv", 2, "value", "C6")]),
    "a supporter's narrative alone is no breach": ([("scores", 4, {"value": ""})], []),
    "a practitioner's narrative alone is": (
        [("scores", 3, {"value": ""})],
        [("scores.csv", 3, "value", "C6")],
    ),
    "a practitioner who concurs": (
        [("scores", 3, {"value": "", "narrative": "", "concurs": "true"})],
        [],
    ),
    # C7
    "a score before the outcome opened": (
        [("outcomes", 1, {"opened_on": "2024-02-02"})],
        [("scores.csv", 1, "on", "C7")],
    ),
    "a refusal after the outcome ended": (
        [("outcomes", 1, ENDED), ("scores", 0, {**SCORE, "on": "2024-08-02", "not_scored_reason": "No."})],
        [("scores.csv", 6, "on", "C7")],
    ),
    "a score before the plan started": (
        [("plans", 1, {"started_on": "2024-02-02"})],
        [("scores.csv", 1, "on", "C7")],
    ),
    "taken back without a reason": (
        [("scores", 2, {"retracted_at": "2024-05-02T09:00:00Z"})],
        [("scores.csv", 2, "retracted_reason", "C7")],
    ),
    # C8
    "a different score without a reason": (
        [("scores", 3, {"difference_reason": ""})],
        [("scores.csv", 3, "difference_reason", "C8")],
    ),
    "a later correction makes no breach of what agreed when it was recorded": (
        [
            ("scores", 3, {"value": "6", "difference_reason": ""}),
            ("scores", 0, {**VALUE, "on": "2024-05-01", "value": "2", "recorded_at": "2024-05-03T09:00:00Z"}),
        ],
        [],
    ),
    "a superseded row was judged at its own moment": (
        [
            ("scores", 3, {"difference_reason": ""}),
            (
                "scores",
                0,
                {
                    **VALUE,
                    "on": "2024-05-01",
                    "by": "practitioner",
                    "value": "6",
                    "recorded_at": "2024-05-03T09:00:00Z",
                },
            ),
        ],
        [("scores.csv", 3, "difference_reason", "C8")],
    ),
    "one voice twice at one moment": (
        [("scores", 0, {**VALUE, "on": "2024-05-01", "recorded_at": "2024-05-01T00:00:00Z"})],
        [("scores.csv", 6, "recorded_at", "C8")],
    ),
    "a supporter where the person chose not to score is no breach": (
        [
            ("scores", 2, {"value": "", "narrative": "", "not_scored_reason": "No."}),
            ("scores", 4, {"difference_reason": ""}),
        ],
        [],
    ),
    # C9
    "a supporter's value without a reason": (
        [("scores", 4, {"proxy_reason": ""})],
        [("scores.csv", 4, "proxy_reason", "C9")],
    ),
    "a supporter's narrative without a reason": (
        [("scores", 4, {"proxy_reason": "", "value": ""})],
        [("scores.csv", 4, "proxy_reason", "C9")],
    ),
    "a supporter's refusal without a reason is no breach": (
        [("scores", 4, {"proxy_reason": "", "value": "", "narrative": "", "not_scored_reason": "No."})],
        [],
    ),
    # C10
    "a tool without an answer": ([("scores", 1, {"tool": "ladder-10"})], [("scores.csv", 1, "raw", "C10")]),
    "an answer without a tool": ([("scores", 1, {"raw": "3"})], [("scores.csv", 1, "tool", "C10")]),
    "an unknown tool": ([("scores", 1, {"tool": "stars", "raw": "3"})], [("scores.csv", 1, "tool", "C10")]),
    "not a point": ([("scores", 1, {"tool": "faces-5", "raw": "2"})], [("scores.csv", 1, "raw", "C10")]),
    "another value": ([("scores", 1, {"tool": "faces-5", "raw": "3"})], [("scores.csv", 1, "value", "C10")]),
    # C12
    "a goal changed without a reason": (
        [("goals", 0, {**GOAL, "set_on": "2024-06-01", "reason": ""})],
        [("goals.csv", 3, "reason", "C12")],
    ),
    "two goals at one moment": (
        [("goals", 0, {**GOAL, "set_on": "2024-01-01"})],
        [("goals.csv", 3, "recorded_at", "C12")],
    ),
    "a goal after the end": (
        [("outcomes", 1, ENDED), ("goals", 0, {**GOAL, "set_on": "2024-08-02"})],
        [("goals.csv", 3, "set_on", "C12")],
    ),
    # C14
    "closed without an evaluation": (
        [("plans", 2, {"closure_evaluation": ""})],
        [("plans.csv", 2, "closure_evaluation", "C14")],
    ),
    "still open in a closed plan": (
        [("outcomes", 3, {"ended_on": "", "end_reason": ""})],
        [("outcomes.csv", 3, "ended_on", "C14")],
    ),
    "closed with its plan on no day: the id is reported for that cell": (
        [("outcomes", 3, {"ended_on": ""})],
        [("outcomes.csv", 3, "ended_on", "C14")],
    ),
    "ended with the plan on another day": (
        [("outcomes", 3, {"ended_on": "2024-08-31"}), ("scores", 5, {"on": "2024-08-31"})],
        [("outcomes.csv", 3, "end_reason", "C14")],
    ),
    "ended with a plan that is open": (
        [("outcomes", 1, {"ended_on": "2024-09-01", "end_reason": "plan_closed"})],
        [("outcomes.csv", 1, "end_reason", "C14")],
    ),
    "no end score": ([("scores", 5, {"kind": "review"})], [("outcomes.csv", 3, None, "C14")]),
    "an end row of a practitioner only": (
        [("scores", 5, {"by": "practitioner"})],
        [("outcomes.csv", 3, None, "C14")],
    ),
    "a retracted end row": (
        [("scores", 5, {"retracted_at": "2024-09-02T09:00:00Z", "retracted_reason": "Wrong record."})],
        [("outcomes.csv", 3, None, "C14")],
    ),
    "completed on the day of closing needs no end score": (
        [("outcomes", 3, {"end_reason": "completed"}), ("scores", 5, {"kind": "review"})],
        [],
    ),
}
