"""Telling how people understood one another: words lifted, views side by side, a risk agreed, a decision weighed."""

import datetime as dt
from typing import Any

from whatmatters.demo.story import Story, on
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.fair import actions as fair
from whatmatters.records.fair.models import Fair
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.understanding.actions import calling, lifting, risks, views
from whatmatters.records.understanding.models import Lift, Matter
from whatmatters.rules.risks import RiskAgreement


def lifted(story: Story, ago: int, talk: Conversation, words: str, becomes: str, made: Any = None) -> Lift:
    """Words lifted out of a conversation, as they stand there."""
    start = talk.narrative.index(words)
    with on(story.day(ago)):
        return lifting.lift(
            conversation=talk.pk,
            becomes=becomes,
            start=start,
            end=start + len(words),
            made=made,
            by=story.by,
        )


def seen_by(
    story: Story, ago: int, *voices: tuple[str, str, str], meet: str = "", differ: str = "", **of: str
) -> Matter:
    """How each sees a matter: (voice, name, words); where they meet and where they differ."""
    with on(story.day(ago)):
        matter = views.matter(person=story.person, by=story.by, **of)
        for voice, who, words in voices:
            views.add_view(
                matter=matter.pk,
                voice=voice,
                who=who,
                words=words,
                language=story.language,
                on=story.day(ago),
                by=story.by,
            )
        if meet or differ:
            views.say_common_ground(
                matter=matter.pk, meet=meet, differ=differ, on=story.day(ago), by=story.by
            )
    return matter


def risked(story: Story, ago: int, risk: str, outcome: Outcome) -> Risk:
    """A risk that stands beside an outcome."""
    with on(story.day(ago)):
        return risks.name_risk(person=story.person, risk=risk, outcome=outcome.pk, by=story.by)


def agreed(story: Story, ago: int, risk: Risk, what: str, by: str, again: int, worth: str = "") -> None:
    """What was agreed about it, and in how many days it is looked at again."""
    day = story.day(ago)
    with on(day):
        risks.agree(
            risk=risk.pk,
            agreement=RiskAgreement(
                on=day,
                agreed=what,
                agreed_by=by,
                worth_taking=worth,
                look_again_on=day + dt.timedelta(days=again),
            ),
            by=story.by,
        )


def calls_on(story: Story, ago: int, outcome: Outcome, name: str, how: str) -> None:
    """An outcome calls on somebody by name, or on something by its first words."""
    with on(story.day(ago)):
        relationship = story.person.relationships.filter(name=name).first()
        strength = story.person.strengths.filter(description__startswith=name).first()
        calling.call_on(
            outcome=outcome.pk,
            relationship=relationship.pk if relationship else "",
            strength=strength.pk if strength and not relationship else "",
            how=how,
            by=story.by,
        )


def weighed(story: Story, ago: int, decision: str, facts: dict[str, str], **hangs_on: str) -> Fair:
    """A FAIR analysis begun with its facts."""
    with on(story.day(ago)):
        row = fair.begin(person=story.person, decision=decision, by=story.by, **hangs_on)
        fair.say_facts(fair=row.pk, by=story.by, **facts)
    return row
