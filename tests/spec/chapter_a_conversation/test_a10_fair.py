"""A10: FAIR beside any decision: facts, rights at stake, shared responsibilities, review."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.frameworks.rights import rights
from whatmatters.rules.fair import ABSOLUTE, Facts, Responsibility, Review, RightAtStake, still_to_talk_about

RESTRICTED = {
    "right": "private-life",
    "at_stake": "A sensor tells her daughter when she leaves the house.",
    "restricted": True,
    "law": "Mental Capacity Act 2005, section 5",
    "aim": "That she is found when she is lost.",
    "proportion": "It tells that the door opened, not where she is; a locked door would do more.",
}


@spec("A10", "N §9", "Whether the person is being heard, and if not, what support they need to be")
def test_somebody_who_is_not_heard_is_helped_to_be():
    Facts(experience="They talk over me.", heard="yes")
    Facts(experience="They talk over me.", heard="no", support_to_be_heard="Her talking mat, and a morning.")
    for heard in ("no", "partly"):
        with refused("A10"):
            Facts(experience="They talk over me.", heard=heard)
    with refused("A10"):
        Facts(experience=" ", heard="yes")


@spec("A10", "N §9", "Life and freedom from inhuman or degrading treatment cannot be restricted")
@pytest.mark.parametrize("right", ABSOLUTE)
def test_a_restriction_of_an_absolute_right_is_not_recorded_as_decided(right):
    RightAtStake(right=right, at_stake="She was left on the floor.")
    with refused("A10"):
        RightAtStake(**{**RESTRICTED, "right": right})


@spec("A10", "N §9", "For the other rights: which law, what aim, and is a sledgehammer cracking a nut?")
@pytest.mark.parametrize("unanswered", ["law", "aim", "proportion"])
def test_a_restriction_answers_for_itself(unanswered):
    RightAtStake(**RESTRICTED)
    with refused("A10"):
        RightAtStake(**{**RESTRICTED, unanswered: ""})


@spec("A10", "N §9", "The rights are kept as data, and those that are absolute are the same there")
def test_the_rights_that_are_marked_absolute():
    assert {one.id for one in rights() if one.absolute} == set(ABSOLUTE)
    assert all(one.title.translation("cy") and one.asks.translation("cy") and one.article for one in rights())


@spec("A10", "N §9", "What has to change is shared out by name")
def test_responsibilities_have_names():
    Responsibility(what="Somebody else has a key", who="Siân, the warden", due_on=day("2026-04-01"))
    for missing in ("what", "who"):
        with refused("A10"):
            Responsibility(**{"what": "A key", "who": "Siân", missing: ""})


@spec("A10", "N §9", "The person takes part in the review, or it is said why not")
def test_the_person_takes_part_in_the_review():
    Review(on=day("2026-05-01"), what_came="She was found twice.", person_took_part=True)
    Review(
        on=day("2026-05-01"), what_came="Found.", person_took_part=False, why_not="In hospital; on Monday."
    )
    with refused("A10"):
        Review(on=day("2026-05-01"), what_came="Found.", person_took_part=False)


@spec("A10", "N §9", "What has not been talked about is shown, and required of nobody")
def test_the_steps_may_be_taken_one_at_a_time():
    nothing = still_to_talk_about(facts=False, rights=False, responsibilities=False, review=False)
    assert nothing == ("facts", "rights", "responsibilities", "review")
    assert still_to_talk_about(facts=True, rights=True, responsibilities=True, review=True) == ()
