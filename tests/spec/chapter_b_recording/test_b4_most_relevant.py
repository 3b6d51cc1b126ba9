"""B4: each outcome is mapped to the one most relevant national outcome."""

from tests.spec.case import TODAY, day, mapping, outcome, refused
from tests.spec.rulebook import spec
from whatmatters.rules.mappings import check_mapping, mapping_in_force

MORE_THAN_ONE = "W § What if a personal outcome relates to more than one national outcome?"
KNOWN = {("wales-wellbeing", "2016", code) for code in ("do-what-matters", "happy", "social-life")} | {
    ("shanarri", "2014", "included")
}
WHAT_MATTERS = mapping("do-what-matters", "2024-01-01")


def chosen(mappings, on="2026-03-31", framework="wales-wellbeing"):
    found = mapping_in_force(mappings, framework=framework, on=day(on))
    return found.code if found else None


@spec("B4", MORE_THAN_ONE, "Exactly one counts: the most relevant")
def test_candidates_are_noted_and_do_not_count():
    also = [mapping(code, "2024-02-01", choice="candidate") for code in ("happy", "social-life")]

    assert chosen([WHAT_MATTERS, *also]) == "do-what-matters"


@spec("B4", MORE_THAN_ONE, "A later choice takes the place of the earlier, from its day on")
def test_the_choice_in_force_is_that_of_the_day():
    later = mapping("happy", "2024-06-01")

    assert chosen([WHAT_MATTERS, later], "2024-05-31") == "do-what-matters"
    assert chosen([WHAT_MATTERS, later], "2024-06-01") == "happy"


@spec("B4", MORE_THAN_ONE, "Of two choices on one day, recorded at one moment, only one can be meant")
def test_two_choices_on_one_day_at_one_moment_are_refused():
    case = outcome(mappings=(WHAT_MATTERS,))

    with refused("B4"):
        check_mapping(case, mapping("happy", "2024-01-01"), known=KNOWN, today=TODAY)


@spec("B4", MORE_THAN_ONE, "The practitioner says why it is the most relevant")
def test_a_choice_without_its_rationale_is_refused():
    with refused("B4"):
        check_mapping(outcome(), mapping("happy", "2024-01-01", rationale=""), known=KNOWN, today=TODAY)


@spec("B4", MORE_THAN_ONE, "A candidate needs no rationale")
def test_a_candidate_is_noted_without_more():
    also = mapping("happy", "2024-01-01", rationale="", choice="candidate")

    check_mapping(outcome(), also, known=KNOWN, today=TODAY)


@spec("B4", MORE_THAN_ONE, "Nothing is mapped after the outcome ended")
def test_a_choice_after_the_end_is_refused():
    ended = outcome(ended_on=day("2024-03-01"), end_reason="withdrawn", end_note="Not wanted any more.")

    with refused("B4"):
        check_mapping(ended, mapping("happy", "2024-03-02"), known=KNOWN, today=TODAY)


@spec("B4", MORE_THAN_ONE, "One in each framework: another framework's choice does not touch it")
def test_frameworks_are_chosen_from_side_by_side():
    both = [WHAT_MATTERS, mapping("included", "2024-06-01", framework="shanarri", version="2014")]

    assert (chosen(both), chosen(both, framework="shanarri")) == ("do-what-matters", "included")
