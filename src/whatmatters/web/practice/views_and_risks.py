"""What the pages of views and risks show, worked out of the record."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.outcomes.models import Risk
from whatmatters.records.understanding.models import CommonGround, Matter, View
from whatmatters.records.understanding.models import RiskAgreement as RiskAgreementRow
from whatmatters.rules import views as rule
from whatmatters.rules.risks import RiskAgreement, agreement_in_force, look_again_is_due


@dataclass
class Side:
    """One voice's view of a matter: what they say now, and what they said before."""

    by: str
    who: str
    words: str
    language: str
    on: Any
    earlier: list[View]
    of_outcome: bool = False


@dataclass
class MatterView:
    """A matter with every voice's view of it, side by side."""

    row: Matter
    title: str
    language: str
    outcome: OutcomeFile | None
    risk: Risk | None
    sides: list[Side]
    common_ground: CommonGround | None
    earlier_ground: list[CommonGround]


def matter_view(whole: PersonFile, row: Matter) -> MatterView:
    """One matter. Where it is an outcome, its own words are the view of whoever said them (A6, B1)."""
    outcome = whole.outcome(row.outcome_id or "")
    risk = next((risk for risk in whole.risks if risk.id == row.risk_id), None)
    views = sorted(row.views.all(), key=lambda item: (item.on, item.recorded_at, item.pk))
    latest = rule.side_by_side(
        rule.View(by=view.by, who=view.who, on=view.on, words=view.words, recorded_at=view.recorded_at)
        for view in views
    )
    sides = []
    for latest_view in latest:
        own = [view for view in views if (view.by, view.who) == latest_view.voice]
        sides.append(
            Side(latest_view.by, latest_view.who, own[-1].words, own[-1].language, own[-1].on, own[:-1][::-1])
        )
    words = outcome.words if outcome else None
    if words and not any(side.by == (words.by or "person") for side in sides):
        sides.insert(
            0, Side(words.by or "person", "", words.words, words.language, words.on, [], of_outcome=True)
        )
    ground = sorted(row.common_ground.all(), key=lambda item: (item.on, item.recorded_at, item.pk))
    title = words.words if words else risk.risk if risk else row.about
    return MatterView(
        row=row,
        title=title or _("A matter"),
        language=words.language if words else "",
        outcome=outcome,
        risk=risk,
        sides=sides,
        common_ground=ground[-1] if ground else None,
        earlier_ground=ground[:-1][::-1],
    )


@dataclass
class RiskView:
    """A risk: what might happen, each party's view, what holds now, what was agreed before."""

    row: Risk
    outcome: OutcomeFile | None
    agreements: list[RiskAgreement]
    matter: MatterView | None

    @property
    def holding(self) -> RiskAgreement | None:
        """What is agreed today."""
        return agreement_in_force(self.agreements, on=clock.today())

    @property
    def day_has_come(self) -> bool:
        """Whether it is to be looked at again."""
        return look_again_is_due(self.agreements, on=clock.today())


def risk_view(whole: PersonFile, row: Risk) -> RiskView:
    """One risk, the latest agreement first."""
    matter = Matter.objects.filter(risk=row.id).prefetch_related("views", "common_ground").first()
    return RiskView(
        row=row,
        outcome=whole.outcome(row.outcome_id or ""),
        agreements=agreements_on(row.id),
        matter=matter_view(whole, matter) if matter else None,
    )


def agreements_on(risk: str) -> list[RiskAgreement]:
    """What was agreed about a risk, the latest first."""
    return [
        RiskAgreement(
            on=row.on,
            agreed=row.agreed,
            agreed_by=row.agreed_by,
            look_again_on=row.look_again_on,
            worth_taking=row.worth_taking,
            over=row.over,
            recorded_at=row.recorded_at,
        )
        for row in RiskAgreementRow.objects.filter(risk=risk).order_by("-on", "-recorded_at", "-id")
    ]
