"""The life of an annual report, and what it is held against before it can be published (E3, E4).

Sources: N §4 footnote 4, §7, §10. The states and who takes a report from one to the next stand in one table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from whatmatters.frameworks.reporting import ReportKind, SectionKind
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import N_, Refusal, Refusals, refuse_any
from whatmatters.rules.words_said import blank

DRAFT, REVIEWED, APPROVED, PUBLISHED = "draft", "reviewed", "approved", "published"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a report: from which state to which, by whom (`write` or `approve`), when, and what it asks for."""

    source: str
    target: str
    who: str
    by: str
    asks: str


STEPS = (
    Step(DRAFT, REVIEWED, "write", N_("somebody has read it all"), N_("no section in two versions")),
    Step(REVIEWED, DRAFT, "write", N_("something has to change"), N_("what has to change")),
    Step(
        REVIEWED,
        APPROVED,
        "approve",
        N_("the authority stands by it; its figures are frozen"),
        N_("each item of the checklist filled or explained (E3), no comment open, a second pair of eyes"),
    ),
    Step(
        APPROVED,
        DRAFT,
        "approve",
        N_("something has to change; its figures live again"),
        N_("what has to change"),
    ),
    Step(
        APPROVED,
        PUBLISHED,
        "approve",
        N_("it is made public, and the edition kept"),
        N_("each item of the checklist filled or explained (E3), every story with consent in force (F3)"),
    ),
    Step(PUBLISHED, DRAFT, "approve", N_("a corrected edition is begun; the published one stays"), N_("why")),
)


def can_become(state: str) -> tuple[Step, ...]:
    """The steps that lead on from a state."""
    return tuple(step for step in STEPS if step.source == state)


def step_between(state: str, target: str) -> Step:
    """The step from one state to another. Raises Refusals where there is none (E4)."""
    for step in STEPS:
        if (step.source, step.target) == (state, target):
            return step
    raise Refusals([says.NOT_FROM_HERE(given=target, state=state, target=target)])


@dataclass(frozen=True)
class Held:
    """What a report has so far: sections with text, with figures, with their own tables, standing in two versions; the
    items that are explained, and how many comments are open."""

    written: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unsettled: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()
    open_comments: int = 0


@dataclass(frozen=True)
class Gap:
    """Something that an item of the checklist asks of a section and that is not there. `what`: text, figure, table:<id>."""

    item: str
    section: SectionKind
    what: str


def gaps(kind: ReportKind, held: Held) -> tuple[Gap, ...]:
    """What is missing, in the order of the sections. An item that is explained has no gaps (E3)."""
    return tuple(
        Gap(section.item, section, need)
        for section in kind.laid_out()
        if section.item and section.item not in held.explained
        for need in section.needs
        if not _has(section, need, held)
    )


def _has(section: SectionKind, need: str, held: Held) -> bool:
    if need == "text":
        return section.id in held.written
    if need == "figure":
        return section.id in held.figures
    return need.removeprefix("table:") in held.tables.get(section.id, frozenset())


WHAT = {"text": N_("text"), "figure": N_("a figure"), "table": N_("its table")}


def check_complete(kind: ReportKind, held: Held, language: str = "en") -> None:
    """Everything that is prescribed is there or explained. Raises Refusals that name each gap (E3)."""
    refuse_any(_incomplete(kind, held, language))


def _incomplete(kind: ReportKind, held: Held, language: str) -> Iterator[Refusal]:
    for gap in gaps(kind, held):
        yield says.GAP(
            section=gap.section.title.said(language),
            what=WHAT[gap.what.partition(":")[0]],
            item=kind.checklist.item(gap.item).title.said(language),
        )


@dataclass(frozen=True)
class Hands:
    """Through whose hands a report goes, as ids of accounts: who takes the step, who reviewed, who wrote, and who else
    could approve."""

    by: str = ""
    reviewed_by: str = ""
    written_by: Collection[str] = ()
    others: Collection[str] = ()


def check_step(
    step: Step, kind: ReportKind, held: Held, *, note: str = "", hands: Hands = Hands(), language: str = "en"
) -> None:
    """Whether a step can be taken. Raises Refusals (E3, E4).

    Whoever reviewed does not approve, and whoever wrote does not approve, as long as somebody else can: in a small
    authority one person may have to do both, and the report says so.
    """
    refuse_any(_step(step, kind, held, note, hands, language))


def _step(
    step: Step, kind: ReportKind, held: Held, note: str, hands: Hands, language: str
) -> Iterator[Refusal]:
    if step.target == DRAFT:
        if blank(note):
            yield says.NO_REASON()
        return
    for section in kind.laid_out():
        if section.id in held.unsettled:
            yield says.TWO_VERSIONS(section=section.title.said(language))
    if step.target == REVIEWED:
        return
    yield from _incomplete(kind, held, language)
    if held.open_comments:
        yield says.OPEN_COMMENTS(count=held.open_comments, given=held.open_comments)
    if step.target == APPROVED and hands.by:
        yield from _two_pairs_of_eyes(hands)


def _two_pairs_of_eyes(hands: Hands) -> Iterator[Refusal]:
    if hands.by == hands.reviewed_by and hands.others:
        yield says.OWN_REVIEW()
    if hands.by in hands.written_by and set(hands.others) - set(hands.written_by) - {hands.reviewed_by}:
        yield says.WRITER_APPROVES()
