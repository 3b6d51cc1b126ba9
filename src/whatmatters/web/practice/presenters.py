"""What pages show, worked out of a file: one place for each line, so that templates only place things."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from whatmatters.frameworks import all_frameworks, tool
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.outcomes.models import Decision, Mapping
from whatmatters.records.plans.models import Need, Plan, Review, ReviewUnderWay
from whatmatters.rules import facts
from whatmatters.rules.deferrals import deferred_on
from whatmatters.rules.progress import OutcomeState
from whatmatters.rules.scores import awaits_a_supporter, baseline_is_missing
from whatmatters.rules.support import overdue
from whatmatters.rules.vocabulary import SCORE_KINDS, STATUSES, VOICES
from whatmatters.rules.voices import Occasion, occasions
from whatmatters.web.design import choices
from whatmatters.web.design.journey import LARGE, PHONE, SMALL, Journey, journey_of
from whatmatters.web.design.language import language_read


@dataclass
class OutcomeLine:
    """One outcome in a list: its words, how it stands in words, its journey small."""

    file: OutcomeFile
    state: OutcomeState
    journey: Journey
    phone: Journey | None
    goal: facts.Goal | None
    latest: Occasion[Any] | None
    deferral: facts.Deferral | None
    no_baseline: bool

    @property
    def words(self) -> facts.Wording | None:
        return self.file.words

    @property
    def occasions(self) -> list["OccasionView"]:
        """Every occasion on which it was scored."""
        return occasion_view(self.file)

    @property
    def status_in_words(self) -> Any:
        """How it stands, in words: never a number by itself."""
        if self.state.status != "not_scored":
            return choices.words_for("status", self.state.status)
        if self.latest and self.latest.score_of_record:
            return _("Scored since; there is no starting point to compare it with")
        said = (
            [row.not_scored_kind for row in self.latest.heard if row.not_scored_reason] if self.latest else []
        )
        return (
            _("Could not say")
            if said and set(said) == {"unable"}
            else choices.words_for("status", "not_scored")
        )


@dataclass
class Overview:
    """A person's outcomes and how things go overall (D1)."""

    open: list[OutcomeLine]
    ended: list[OutcomeLine]
    outside: list[OutcomeLine]
    overall: str
    counts: list[tuple[str, int]]
    achieved: int


def overview(whole: PersonFile, today: dt.date, *, large: bool = False) -> Overview:
    """All outcomes of a person, those open first; counts, never an average (D1)."""
    lines = [_line(file, today, large) for file in whole.outcomes]
    counted: Counter[str] = Counter(line.state.status for line in lines if line.file.row.plan_id)
    return Overview(
        open=[line for line in lines if line.file.open and line.file.row.plan_id],
        ended=[line for line in lines if not line.file.open],
        outside=[line for line in lines if line.file.open and not line.file.row.plan_id],
        overall=whole.overall(today),
        counts=[(status, counted[status]) for status in STATUSES if counted[status]],
        achieved=sum(line.state.achieved for line in lines),
    )


def _line(file: OutcomeFile, today: dt.date, large: bool) -> OutcomeLine:
    held = occasions(file.fact.scores)
    return OutcomeLine(
        file=file,
        state=file.state(today),
        journey=journey_of(file, today=today, size=LARGE if large else SMALL),
        phone=journey_of(file, today=today, size=PHONE) if large else None,
        goal=file.goal(today),
        latest=next(
            (occasion for occasion in reversed(held) if occasion.score_of_record or occasion.heard), None
        ),
        deferral=deferred_on(file.fact.deferrals, today),
        no_baseline=bool(file.row.plan_id) and baseline_is_missing(file.fact, as_of=today),
    )


def tool_title(id: str) -> str:
    """What a recording tool is called, in the reader's language; its id where it is no longer known."""
    try:
        return tool(id).title.said(language_read())
    except KeyError:
        return id


@dataclass
class ScoreShown:
    """What one voice said on one occasion, for the table under the journey."""

    row: facts.Score
    anchor: str
    of_record: bool
    retracted: bool = False
    corrected: bool = False

    @property
    def tool(self) -> str:
        """What the recording tool it came from is called; "" for none."""
        return tool_title(self.row.tool) if self.row.tool else ""


@dataclass
class OccasionView:
    """One occasion: the voices side by side, the score of record as the rule gives it (C8)."""

    on: dt.date
    kind: str
    scores: list[ScoreShown]
    record: facts.Score | None
    awaits_a_supporter: bool = False


def occasion_view(file: OutcomeFile) -> list[OccasionView]:
    """Every occasion, the earliest first. What was taken back or corrected stays, and says so."""
    together: dict[tuple[dt.date, str], OccasionView] = {}
    for occasion in occasions(file.fact.scores):
        record = occasion.score_of_record
        together[(occasion.on, occasion.kind)] = OccasionView(
            occasion.on,
            occasion.kind,
            [ScoreShown(row, f"said-{row.id}", row is record) for row in occasion.rows],
            record,
            awaits_a_supporter(occasion),
        )
    holding = {shown.row.id for view in together.values() for shown in view.scores}
    for row in file.fact.scores:
        if row.id not in holding:
            view = together.setdefault((row.on, row.kind), OccasionView(row.on, row.kind, [], None))
            taken_back = row.retracted_at is not None
            view.scores.append(ScoreShown(row, f"said-{row.id}", False, taken_back, not taken_back))
    for view in together.values():
        view.scores.sort(key=lambda shown: (shown.retracted or shown.corrected, VOICES.index(shown.row.by)))
    return sorted(together.values(), key=lambda view: (view.on, SCORE_KINDS.index(view.kind)))


@dataclass
class OutcomeView:
    """Everything the page of an outcome shows."""

    line: OutcomeLine
    journey: Journey
    phone: Journey
    occasions: list[OccasionView]
    chosen: list[tuple[Any, Mapping]]
    candidates: list[tuple[Any, Mapping]]
    origin: Conversation | None
    origin_changed: bool
    continues: OutcomeFile | None
    continued_by: OutcomeFile | None
    replaced_by: OutcomeFile | None
    replaces: list[OutcomeFile]
    overdue: set[str]
    support: list[Decision]
    review_choices: list[Decision]


def outcome_view(whole: PersonFile, file: OutcomeFile, today: dt.date) -> OutcomeView:
    """One outcome, with what surrounds it."""
    language = language_read()
    latest: dict[str, Mapping] = {}
    for row in file.mappings:
        if row.choice in ("", "chosen"):
            latest[row.framework] = row
    origin = next((row for row in whole.conversations if row.id == file.row.conversation), None)
    return OutcomeView(
        line=_line(file, today, False),
        journey=journey_of(file, today=today),
        phone=journey_of(file, today=today, size=PHONE),
        occasions=occasion_view(file),
        chosen=[(national_text(row, language), row) for row in latest.values()],
        candidates=[
            (national_text(row, language), row)
            for row in file.mappings
            if row.choice == "candidate"
            and (row.framework, row.code) not in {(c.framework, c.code) for c in latest.values()}
        ],
        origin=origin,
        origin_changed=origin is not None
        and any(row.replaces_id == origin.id for row in whole.conversations),
        continues=whole.outcome(file.row.continues),
        continued_by=next((outcome for outcome in whole.outcomes if outcome.row.continues == file.id), None),
        replaced_by=whole.outcome(file.row.replaced_by_id or ""),
        replaces=[outcome for outcome in whole.outcomes if outcome.row.replaced_by_id == file.id],
        overdue={action.id for action in overdue(file.fact.actions, as_of=today)},
        support=[row for row in file.decisions if row.kind == "support"],
        review_choices=[row for row in file.decisions if row.kind == "review_choice"],
    )


@dataclass(frozen=True)
class NationalText:
    """A national outcome in the reader's language, and the language it is said in."""

    text: str
    language: str
    framework: str
    ours: bool


def national_text(row: Mapping, language: str) -> NationalText:
    """The words of a mapped national outcome; the code where the framework is no longer known."""
    for framework in all_frameworks():
        if framework.id == row.framework and framework.version == row.version:
            try:
                text = framework.outcome(row.code).text
            except KeyError:
                break
            said = text.language_said(language)
            return NationalText(
                text.said(language),
                said,
                framework.title.said(language),
                text.is_ours(language),
            )
    return NationalText(row.code, "en", row.framework, False)


@dataclass
class PlanView:
    """A plan: its needs with the outcomes that answer each, its reviews, what is missing."""

    row: Plan
    needs: list[tuple[Need, list[OutcomeLine]]]
    without_need: list[OutcomeLine]
    reviews: list[Review]
    no_baseline: list[OutcomeLine]
    under_way: ReviewUnderWay | None


def plan_view(whole: PersonFile, id: str, today: dt.date) -> PlanView:
    """One plan."""
    lines = [_line(file, today, False) for file in whole.of_plan(id)]
    return PlanView(
        row=next(row for row in whole.plans if row.id == id),
        needs=[
            (need, [line for line in lines if line.file.row.need_id == need.id])
            for need in whole.needs_of(id)
        ],
        without_need=[line for line in lines if not line.file.row.need_id],
        reviews=sorted(
            (row for row in whole.reviews if row.plan_id == id), key=lambda row: row.on, reverse=True
        ),
        no_baseline=[line for line in lines if line.no_baseline],
        under_way=next((row for row in whole.under_way if row.plan_id == id), None),
    )


def outcomes_to_choose(whole: PersonFile) -> list[tuple[str, str]]:
    """The open outcomes as choices: id, and the person's words."""
    return [(file.id, file.words.words) for file in whole.outcomes if file.open and file.words]
