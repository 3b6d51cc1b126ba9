"""B1: an outcome is in the person's own words, and no version is overwritten."""

from tests.spec.case import TODAY, day, outcome, refused
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Wording
from whatmatters.rules.words import beside, check_wording, words_in_force

DEFINING = "W § What happens if a person is unable to define their personal outcomes?"
MEASURING = "W § When should progress against personal outcomes be measured?"

FIRST = Wording(on=day("2024-01-01"), words="Mynd i'r capel bob dydd Sul.", language="cy")
REWORDED = Wording(
    on=day("2024-06-01"), words="Mynd i'r capel, a chanu.", language="cy", reason="Canu sy'n bwysig."
)
IN_ENGLISH = Wording(
    on=day("2024-01-01"), words="Going to chapel on Sundays.", language="en", kind="translation"
)


@spec("B1", MEASURING, "There are words")
def test_a_wording_of_nothing_but_spaces_is_refused():
    with refused("B1"):
        Wording(on=day("2024-01-01"), words="  \n", language="cy")


@spec("B1", MEASURING, "In the language used: Welsh, English, Gaelic, any")
def test_three_languages_stand_beside_one_another():
    gaelic = Wording(on=day("2024-01-02"), words="A' dol dhan chaibeal.", language="gd", kind="translation")
    case = outcome(wordings=(FIRST, IN_ENGLISH, gaelic))

    assert words_in_force(case.wordings, on=TODAY) == FIRST
    assert {wording.language for wording in beside(case.wordings, FIRST)} == {"en", "gd"}


@spec("B1", MEASURING, "A change is a new version, and the old one is kept")
def test_the_words_in_force_are_those_of_the_day():
    case = outcome(wordings=(FIRST, REWORDED))

    assert words_in_force(case.wordings, on=day("2024-05-31")) == FIRST
    assert words_in_force(case.wordings, on=day("2024-06-01")) == REWORDED


@spec("B1", MEASURING, "A change says why")
def test_new_words_without_a_reason_are_refused():
    new = Wording(on=day("2024-06-01"), words="Chapel, and singing.", language="en")

    with refused("B1"):
        check_wording(outcome(wordings=(FIRST,)), new, today=TODAY)


@spec("B1", MEASURING, "The first words need no reason")
def test_the_first_wording_is_accepted_as_it_is():
    check_wording(outcome(wordings=()), FIRST, today=TODAY)


@spec("B1", DEFINING, "It is said whether words are the person's own or interpreted")
def test_words_interpreted_from_signs_are_words_and_are_marked_so():
    interpreted = Wording(
        on=day("2024-01-01"), words="He smiles at the hymn.", language="en", kind="interpreted", by="family"
    )
    check_wording(outcome(wordings=()), interpreted, today=TODAY)

    assert words_in_force((interpreted,), on=TODAY).kind == "interpreted"


@spec("B1", MEASURING, "A translation never takes the place of the words")
def test_a_translation_is_never_the_words_in_force():
    later_translation = Wording(
        on=day("2024-07-01"), words="Chapel, and singing.", language="en", kind="translation"
    )

    assert words_in_force((FIRST, later_translation), on=TODAY) == FIRST


@spec("B1", MEASURING, "A translation needs words to stand beside")
def test_a_translation_before_any_words_is_refused():
    with refused("B1"):
        check_wording(outcome(wordings=()), IN_ENGLISH, today=TODAY)


@spec("B1", MEASURING, "A translation or plain version is not a change, and needs no reason")
def test_a_plain_version_is_added_without_a_reason():
    plain = Wording(on=day("2024-02-01"), words="Chapel on Sunday", language="en", kind="plain")

    check_wording(outcome(wordings=(FIRST, IN_ENGLISH)), plain, today=TODAY)


@spec("B1", MEASURING, "A translation belongs to the version of its time")
def test_an_old_translation_does_not_stand_beside_new_words():
    case = outcome(wordings=(FIRST, IN_ENGLISH, REWORDED))

    assert beside(case.wordings, FIRST) == (IN_ENGLISH,)
    assert beside(case.wordings, REWORDED) == ()


@spec("B1", MEASURING, "Words are written down when they were said")
def test_words_from_the_future_are_refused():
    with refused("C7"):
        check_wording(outcome(wordings=()), FIRST, today=day("2023-12-31"))


@spec(
    "B1",
    MEASURING,
    "Words are not dated before the first ones, which would make those a change without a reason",
)
def test_words_before_the_first_are_refused():
    before = Wording(on=day("2023-12-01"), words="Canu.", language="cy")

    with refused("B1"):
        check_wording(outcome(wordings=(FIRST,)), before, today=TODAY)
