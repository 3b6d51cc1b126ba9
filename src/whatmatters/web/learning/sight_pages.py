"""Pages of the line of sight: down from a national outcome to counts and permitted words, up from one person's words (D11)."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.answers import figures
from whatmatters.answers.snapshot import Snapshot, snapshot
from whatmatters.records import clock
from whatmatters.records.audit import actions as audit
from whatmatters.records.learned import sight
from whatmatters.records.learned.access import may_set_outcomes
from whatmatters.records.organisations.models import Unit, UnitOutcome, UnitWithin
from whatmatters.records.outcomes.file import file_of
from whatmatters.records.outcomes.models import Mapping, Outcome, OutcomeLink
from whatmatters.records.people.access import NotYours, people_open_to
from whatmatters.records.people.learning import unit_to_learn_about
from whatmatters.web.design import choices
from whatmatters.web.learning.asking import AskForm, asked_by
from whatmatters.web.learning.line_of_sight import (
    Line,
    National,
    line_for,
    national,
    nationals_of,
    rows_of,
    tree,
    upwards,
)
from whatmatters.web.learning.sight_forms import EndForm, OtherwiseForm, PartOfForm, StatementForm
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.looks import because_of
from whatmatters.web.pages.record import back_to, outcome_and_file, show
from whatmatters.web.pages.request import Request

MOST = 12


def of_unit(request: Request, unit: str) -> HttpResponse:
    """Everything a unit works towards: what it is part of, and what is part of it."""
    found = unit_to_learn_about(request.user, unit)
    with snapshot() as now:
        return _of_unit(now, request, found)


def _of_unit(now: Snapshot, request: Request, found: Unit) -> HttpResponse:
    line = line_for(now, request.user, found)
    whole = found.level == "nation"
    roots = [] if whole else tree(line)
    return render(
        request,
        "learning/sight.html",
        {
            "unit": found,
            "line": line,
            "roots": roots,
            "rows": rows_of(roots),
            "nationals": _counted_nationals(now, line, nationals_of(found)) if whole else [],
            "as_of": _day(line),
            "threshold": now.threshold,
            "may_set": may_set_outcomes(request.user, found),
            "own": list(sight.in_force().filter(unit=found).order_by("statement", "pk")),
        },
    )


def of_national(request: Request, unit: str, framework: str, code: str) -> HttpResponse:
    """One national outcome, from a unit: what feeds it, and the words of those whose records may be read."""
    found = unit_to_learn_about(request.user, unit)
    known = next(
        (
            national
            for national in nationals_of(found)
            if (national.framework, national.code) == (framework, code)
        ),
        None,
    )
    if known is None:
        raise NotYours
    with snapshot() as now:
        line = line_for(now, request.user, found)
        roots = tree(line, only=known)
        ((_same, counted),) = _counted_nationals(now, line, [known])
        words = _words(request, _mapped(found, known))
        page = render(
            request,
            "learning/sight_national.html",
            {
                "unit": found,
                "national": known,
                "line": line,
                "roots": roots,
                "rows": rows_of(roots),
                "figures": counted,
                "as_of": _day(line),
                "threshold": now.threshold,
                "words": words,
            },
        )
    _looked_at(request, words, f"line of sight:{code}")
    return page


def of_outcome(request: Request, unit_outcome: str) -> HttpResponse:
    """What one unit works towards: what it is part of, what feeds it, and the people it is about."""
    row = _open(request, unit_outcome)
    with snapshot() as now:
        line = line_for(now, request.user, row.unit)
        outcomes, people = line.of(row)
        fed_by = UnitOutcome.objects.filter(links__to_unit_outcome=row).select_related("unit").distinct()
        words = _words(request, Outcome.objects.filter(links__to_unit_outcome=row))
        page = render(
            request,
            "learning/sight_outcome.html",
            {
                "row": row,
                "unit": row.unit,
                "line": line,
                "outcomes": outcomes,
                "people": people,
                "ways": upwards(row),
                "links": OutcomeLink.objects.filter(from_unit_outcome=row).select_related(
                    "to_unit_outcome__unit"
                ),
                "national_of": lambda link: national(link.to_framework, link.to_code),
                "fed_by": [
                    feeding for feeding in fed_by.order_by("unit__name", "statement") if _holds(feeding)
                ],
                "holds": _holds(row),
                "as_of": _day(line),
                "threshold": now.threshold,
                "may_set": may_set_outcomes(request.user, row.unit),
                "words": words,
            },
        )
    _looked_at(request, words, f"line of sight:{row.pk}")
    return page


def from_words(request: Request, outcome: str) -> HttpResponse:
    """From one person's words up to the national outcome."""
    person, _whole, file = outcome_and_file(request, outcome, page="line of sight")
    links = OutcomeLink.objects.filter(from_outcome=outcome, to_unit_outcome__isnull=False).select_related(
        "to_unit_outcome__unit"
    )
    chosen = {row.framework: row for row in file.mappings if row.choice in ("", "chosen")}
    unit = Unit.objects.filter(pk=file.plan.unit_id).first() if file.plan else None
    return show(
        request,
        "learning/sight_words.html",
        person=person,
        outcome=file,
        unit=unit,
        ways=[(link, upwards(link.to_unit_outcome)) for link in links if link.to_unit_outcome],
        chosen=[national(row.framework, row.code) for row in chosen.values()],
    )


def link_personal(request: Request, outcome: str) -> HttpResponse:
    """Say which of a service's outcomes this is part of."""
    person, _whole, file = outcome_and_file(request, outcome, page="line of sight")
    row = Outcome.objects.select_related("plan").get(pk=outcome)
    levels = {level: place for place, level in enumerate(("team", "project", "service"))}
    offered = sorted(
        sight.offered_to(row), key=lambda one: (levels.get(one.unit.level, 9), one.unit.name, one.statement)
    )

    def save(data: dict[str, Any]) -> str:
        sight.link_personal(outcome=outcome, to=data["to"], by=request.user)
        return reverse("sight_words", args=[outcome])

    return ask(
        request,
        PartOfForm(request.POST or None, known=[(above.pk, _statement_and_unit(above)) for above in offered]),
        save,
        heading=_("What is this part of?"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
        lead=_("Only where it fits. What matters to somebody need not be anything a service works towards.")
        if offered
        else _("Neither the team nor anything it lies in has said what it works towards yet."),
    )


def unlink_personal(request: Request, outcome: str, link: str) -> HttpResponse:
    """It is not part of that after all."""
    outcome_and_file(request, outcome, page="line of sight")
    if request.method == "POST":
        sight.unlink_personal(outcome=outcome, link=link, by=request.user)
    return redirect("sight_words", outcome)


def set_outcome(request: Request, unit: str) -> HttpResponse:
    """Say what a unit works towards."""
    found = unit_to_learn_about(request.user, unit)
    if not may_set_outcomes(request.user, found):
        raise NotYours

    def save(data: dict[str, Any]) -> str:
        made = sight.set_outcome(unit=found, by=request.user, **data)
        return reverse("sight_part_of", args=[made.pk])

    return ask(
        request,
        StatementForm(request.POST or None),
        save,
        heading=_("What does %(name)s work towards?") % {"name": found.name},
        button=_("Save, and say what it is part of"),
        back=(reverse("sight", args=[found.pk]), _("The line of sight")),
    )


def change_outcome(request: Request, unit_outcome: str) -> HttpResponse:
    """Say it otherwise from a day on."""
    row = _mine(request, unit_outcome)

    def save(data: dict[str, Any]) -> str:
        made = sight.change_outcome(unit_outcome=row.pk, by=request.user, **data)
        return reverse("sight_outcome", args=[made.pk])

    return ask(
        request,
        OtherwiseForm(request.POST or None, initial={"statement": row.statement}),
        save,
        heading=_("Say it otherwise"),
        button=_("Save"),
        back=_back(row),
        lead=_(
            "The old words stay on record and end on that day. What is linked to them is linked to the new ones."
        ),
    )


def end_outcome(request: Request, unit_outcome: str) -> HttpResponse:
    """It is no longer worked towards."""
    row = _mine(request, unit_outcome)

    def save(data: dict[str, Any]) -> str:
        sight.end_outcome(unit_outcome=row.pk, by=request.user, **data)
        return reverse("sight", args=[row.unit_id])

    return ask(
        request,
        EndForm(request.POST or None),
        save,
        heading=_("No longer worked towards"),
        button=_("Save"),
        back=_back(row),
        quote=row.statement,
    )


def part_of(request: Request, unit_outcome: str) -> HttpResponse:
    """Say what a unit's outcome is part of."""
    row = _mine(request, unit_outcome)
    above = sight.in_force().filter(unit__in=sight.above(row.unit_id)).select_related("unit")
    known: list[tuple[str, Any]] = [
        (wider.pk, _statement_and_unit(wider)) for wider in above.order_by("unit__name", "statement")
    ]
    known += [
        (f"national:{national.code}", _("National: %(text)s") % {"text": national.text})
        for national in nationals_of(row.unit)
    ]

    def save(data: dict[str, Any]) -> str:
        kind, _colon, code = data["to"].partition(":")
        to = {"code": code} if kind == "national" and code else {"to": data["to"]}
        sight.link_up(unit_outcome=row.pk, by=request.user, **to)
        return reverse("sight_outcome", args=[row.pk])

    return ask(
        request,
        PartOfForm(request.POST or None, known=known),
        save,
        heading=_("What is it part of?"),
        button=_("Save"),
        back=_back(row),
        quote=row.statement,
        lead=_("The next step up. It can be part of more than one."),
    )


def unlink(request: Request, link: str) -> HttpResponse:
    """It is not part of that after all."""
    row = OutcomeLink.objects.filter(pk=link, from_unit_outcome__isnull=False).first()
    if row is None:
        raise NotYours
    _mine(request, str(row.from_unit_outcome_id))
    if request.method == "POST":
        sight.unlink_up(link=link, by=request.user)
    return redirect("sight_outcome", row.from_unit_outcome_id)


def _open(request: Request, unit_outcome: str) -> UnitOutcome:
    row = UnitOutcome.objects.select_related("unit").filter(pk=unit_outcome).first()
    if row is None:
        raise NotYours
    unit_to_learn_about(request.user, row.unit_id)
    return row


def _mine(request: Request, unit_outcome: str) -> UnitOutcome:
    row = _open(request, unit_outcome)
    if not may_set_outcomes(request.user, row.unit):
        raise NotYours
    return row


def _back(row: UnitOutcome) -> tuple[str, Any]:
    return reverse("sight_outcome", args=[row.pk]), _("The outcome")


def _statement_and_unit(row: UnitOutcome) -> str:
    return f"{row.statement} ({row.unit.name}, {choices.words_for('unit_level', row.unit.level)})"


def _holds(row: UnitOutcome) -> bool:
    return row.to is None or row.to > clock.today()


def _day(line: Line) -> Any:
    return line.counts.as_of if line.counts else None


def _counted_nationals(
    now: Snapshot, line: Line, among: list[National]
) -> list[tuple[National, tuple[figures.Shown, figures.Shown]]]:
    """How many outcomes of how many people belong to each, as on the unit's learning page."""
    asked = asked_by(AskForm(None), line.unit, line.exact)
    table = figures.counted(now, asked, exact=line.exact)
    rows = {row.key: (row.figures["outcomes"], row.figures["people"]) for row in table.rows}
    nobody = figures.Shown(0), figures.Shown(0)
    return [(national, rows.get(national.code, nobody)) for national in among]


def _mapped(unit: Unit, to: National) -> QuerySet[Outcome]:
    """The personal outcomes of a unit whose national outcome, as last chosen, this is."""
    chosen = Mapping.objects.filter(outcome=OuterRef("outcome"), framework=to.framework).exclude(
        choice="candidate"
    )
    later = chosen.filter(set_on__gt=OuterRef("set_on")) | chosen.filter(
        set_on=OuterRef("set_on"), recorded_at__gt=OuterRef("recorded_at")
    )
    rows = Mapping.objects.filter(framework=to.framework, code=to.code).exclude(choice="candidate")
    below = UnitWithin.objects.filter(within=unit).values("unit")
    return Outcome.objects.filter(pk__in=rows.filter(~Exists(later)).values("outcome"), plan__unit__in=below)


def _words(request: Request, outcomes: QuerySet[Outcome]) -> list[tuple[Any, Any]]:
    """The words of those whose records this reader may open anyway, the latest first."""
    mine = outcomes.filter(person__in=people_open_to(request.user).values("pk")).select_related("person")
    found = []
    for row in mine.distinct().order_by("-opened_on", "pk")[:MOST]:
        wording = next((outcome for outcome in [file_of(row.person_id).outcome(row.pk)] if outcome), None)
        if wording is not None and wording.words is not None:
            found.append((row, wording.words))
    return found


def _looked_at(request: Request, words: list[tuple[Any, Any]], about: str) -> None:
    audit.looked_at(
        (row.person_id for row, _words in words),
        by=request.user,
        about=about,
        because_of=lambda person: because_of(request, person),
    )
