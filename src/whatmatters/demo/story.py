"""Telling a story day by day, through the same actions that pages use, with the clock of that day."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.conversations.actions import write_conversation
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.actions import deferrals, ends, goals, reviews, scores, support, words
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people import actions as people
from whatmatters.records.people.models import Person
from whatmatters.records.plans import actions as plans
from whatmatters.records.plans.beside import lay_beside
from whatmatters.records.plans.models import Need, Plan
from whatmatters.rules import facts
from whatmatters.rules.facts import Score
from whatmatters.rules.support import Consideration
from whatmatters.rules.vocabulary import PERSON

LONDON = ZoneInfo("Europe/London")


@contextmanager
def on(day: dt.date) -> Iterator[None]:
    """What follows is written down on that day, in the afternoon."""
    with clock.at(dt.datetime.combine(day, dt.time(15, 10), LONDON).astimezone(dt.UTC)):
        yield


@dataclass
class Story:
    """One person's story, told by the practitioner who writes it down. Days are counted back from today."""

    person: Person
    by: Account
    today: dt.date
    language: str = "en"
    plan: Plan | None = None
    needs: dict[str, Need] = field(default_factory=dict)

    def day(self, ago: int) -> dt.date:
        """The day that many days before today."""
        return self.today - dt.timedelta(days=ago)

    def talked(self, ago: int, narrative: str, participants: str = "", **more: str) -> Conversation:
        """A conversation, in free narrative."""
        with on(self.day(ago)):
            return write_conversation(
                person=self.person,
                on=self.day(ago),
                plan=self.plan,
                narrative=narrative,
                participants=participants or f"person; practitioner: {self.by.name}",
                drew_on=more.pop("drew_on", "verbal"),
                language=more.pop("language", self.language),
                by=self.by,
                **more,
            )

    def planned(self, ago: int, kind: str, **needs: str) -> Plan:
        """A plan starts, with its eligible needs by a short name."""
        with on(self.day(ago)):
            unit = self.person.responsibilities.get(until__isnull=True).unit
            self.plan = plans.start_plan(
                person=self.person,
                kind=kind,
                unit=unit,
                started_on=self.day(ago),
                coordinator=self.by.name,
                by=self.by,
            )
            self.needs = {
                name: plans.add_need(plan=self.plan, description=text, eligible=True, by=self.by)
                for name, text in needs.items()
            }
        return self.plan

    def matters(
        self, ago: int, text: str, need: str = "", conversation: Conversation | None = None, **more: Any
    ) -> Outcome:
        """An outcome in the person's own words."""
        with on(self.day(ago)):
            wording = facts.Wording(
                on=self.day(ago),
                words=text,
                language=more.pop("language", self.language),
                kind=more.pop("wording_kind", ""),
                by=more.pop("defined_by", PERSON),
                why=more.pop("why", ""),
            )
            beginning = words.Beginning(
                wording=wording,
                plan=self.plan.pk if self.plan and need else "",
                need=self.needs[need].pk if need else "",
                conversation=conversation.pk if conversation else "",
                **more,
            )
            return words.add_outcome(person=self.person, beginning=beginning, by=self.by)

    def goal(
        self, ago: int, outcome: Outcome, score: int, meaning: str, ten: str, zero: str = "", **more: Any
    ) -> None:
        """What 10 and 0 mean, and the goal."""
        with on(self.day(ago)):
            means_the_same = more.pop("means_the_same", False)
            goal = facts.Goal(
                set_on=self.day(ago), score=score, meaning=meaning, ten_means=ten, zero_means=zero, **more
            )
            goals.set_goal(outcome=outcome.pk, goal=goal, means_the_same=means_the_same, by=self.by)

    def belongs(
        self, ago: int, outcome: Outcome, framework: str, version: str, code: str, why: str, *also: str
    ) -> None:
        """The most relevant national outcome, and candidates that were considered."""
        with on(self.day(ago)):
            chosen = facts.Mapping(
                set_on=self.day(ago),
                framework=framework,
                version=version,
                code=code,
                choice="chosen",
                rationale=why,
            )
            candidates = [replace(chosen, code=other, choice="candidate", rationale="") for other in also]
            for mapping in (chosen, *candidates):
                goals.choose_national_outcome(outcome=outcome.pk, mapping=mapping, by=self.by)

    def scored(self, ago: int, outcome: Outcome, kind: str, *voices: dict[str, Any]) -> None:
        """What each voice said on one occasion: dicts of the columns of `scores`."""
        with on(self.day(ago)):
            rows = [
                Score(on=self.day(ago), kind=kind, **{"by": "person", "language": self.language, **voice})
                for voice in voices
            ]
            scores.record_occasion(outcome=outcome.pk, voices=rows, by=self.by)

    def does(
        self,
        ago: int,
        outcome: Outcome,
        what: str,
        who_kind: str,
        due: int | None = None,
        done: int | None = None,
        **named: Any,
    ) -> None:
        """An action, and perhaps when it was done. `named`: `who` does it, and of which kind it is as an `output`."""
        with on(self.day(ago)):
            action = facts.Action(
                what=what,
                who_kind=who_kind,
                due_on=self.day(due) if due is not None else None,
                **named,
            )
            row = support.add_action(outcome=outcome.pk, action=action, by=self.by)
        if done is not None:
            with on(self.day(done)):
                support.settle_action(action=row.pk, done_on=self.day(done), by=self.by)

    def contributes(self, ago: int, outcome: Outcome, agency: str, role: str) -> None:
        """An organisation that contributes (B9)."""
        with on(self.day(ago)):
            support.add_contribution(outcome=outcome.pk, agency=agency, role=role, by=self.by)

    def beside(self, ago: int, other: Person, wording: str) -> None:
        """Somebody's plan lies beside this one, as they agreed (A6)."""
        assert self.plan is not None
        with on(self.day(ago)):
            lay_beside(plan=self.plan, other=other, wording=wording, on=self.day(ago), by=self.by)

    def supported(self, ago: int, outcome: Outcome, how: str, by_whom: str, resources: str) -> None:
        """How it will be supported, by whom, with what (B3)."""
        with on(self.day(ago)):
            support.consider(
                outcome=outcome.pk,
                consideration=Consideration(how_supported=how, by_whom=by_whom, resources=resources),
                maker=self.by.name,
                on=self.day(ago),
                by=self.by,
            )

    def reviewed(
        self, ago: int, decisions: str, next_in: int, choices: dict[Outcome, tuple[str, str]] | None = None
    ) -> None:
        """A formal review is finished; what was chosen for each outcome."""
        assert self.plan is not None
        with on(self.day(ago)):
            for outcome, (choice, note) in (choices or {}).items():
                reviews.choose(
                    outcome=outcome.pk,
                    person=self.person.pk,
                    plan=self.plan.pk,
                    choice=choice,
                    note=note,
                    maker=self.by.name,
                    on=self.day(ago),
                    by=self.by,
                )
            reviews.finish(
                plan=self.plan.pk,
                on=self.day(ago),
                participants=f"person; practitioner: {self.by.name}",
                decisions=decisions,
                next_review_on=self.day(ago) + dt.timedelta(days=next_in),
                by=self.by,
            )

    def ended(
        self, ago: int, outcome: Outcome, end_reason: str, note: str = "", evaluation: str = ""
    ) -> None:
        """An outcome is completed or let go."""
        with on(self.day(ago)):
            ends.end_outcome(
                outcome=outcome.pk,
                end_reason=end_reason,
                note=note,
                evaluation=evaluation,
                on=self.day(ago),
                by=self.by,
            )

    def replaced(self, ago: int, outcome: Outcome, text: str, note: str) -> Outcome:
        """Something else matters more now."""
        with on(self.day(ago)):
            return ends.replace_outcome(
                outcome=outcome.pk,
                words=text,
                language=self.language,
                note=note,
                on=self.day(ago),
                by=self.by,
            )

    def closed(
        self, ago: int, evaluation: str, statement: str, evaluations: dict[Outcome, str] | None = None
    ) -> None:
        """The plan closes."""
        assert self.plan is not None
        with on(self.day(ago)):
            reviews.close_plan(
                plan=self.plan.pk,
                on=self.day(ago),
                evaluation=evaluation,
                statement=statement,
                evaluations={outcome.pk: text for outcome, text in (evaluations or {}).items()},
                by=self.by,
            )

    def put_off(self, ago: int, until: int, reason: str, outcome: Outcome | None = None) -> None:
        """Outcomes, or talk of them, are put off to keep somebody safe (A9)."""
        with on(self.day(ago)):
            deferrals.defer(
                person=self.person.pk,
                deferral=facts.Deferral(from_=self.day(ago), until=self.day(until), reason=reason),
                outcome=outcome.pk if outcome else "",
                by=self.by,
            )

    def knows(self, ago: int, name: str, role: str, note: str = "", other: Person | None = None) -> None:
        """Somebody who matters to them."""
        with on(self.day(ago)):
            people.add_relationship(
                person=self.person, name=name, role=role, note=note, other=other, by=self.by
            )

    def has(self, ago: int, kind: str, description: str) -> None:
        """A strength: what and who helps."""
        with on(self.day(ago)):
            people.add_strength(
                person=self.person, kind=kind, description=description, on=self.day(ago), by=self.by
            )


def begin(by: Account, today: dt.date, ago: int, unit: Any, *, id: str, **details: Any) -> Story:
    """A record begins."""
    with on(today - dt.timedelta(days=ago)):
        person = people.add_person(unit=unit, by=by, id=id, example=True, **details)
    return Story(person=person, by=by, today=today, language=details.get("language", "en"))
