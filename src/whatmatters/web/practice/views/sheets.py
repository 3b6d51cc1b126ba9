"""One sheet of the family or the child tool, filled in on screen: words, problem, goal, circle, the practitioner's view (C10, C15)."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import framework
from whatmatters.records import clock
from whatmatters.records.outcomes.actions import goals, scores, words
from whatmatters.records.outcomes.actions.problem import state_problem
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.people.models import Person
from whatmatters.records.plans.actions import add_need
from whatmatters.records.plans.models import Plan
from whatmatters.reports.goals import MAIN_ASPECTS
from whatmatters.reports.sheet import sheet_of
from whatmatters.rules import facts
from whatmatters.rules.facts import Score
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.vocabulary import PERSON
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import outcome_and_file
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.document_forms import SheetForm
from whatmatters.web.practice.outcome_forms import NEW_NEED
from whatmatters.web.practice.papers import PAPERS, Paper, baseline_was_asked
from whatmatters.web.practice.views.conversations import new_token
from whatmatters.web.practice.views.plans import plan_and_file


@contextmanager
def beside(**fields: str) -> Iterator[None]:
    """What a rule says about a column of one step stands beside the field it has on the sheet."""
    try:
        yield
    except Refusals as refusals:
        for refusal in refusals:
            refusal.column = fields.get(refusal.column or "", refusal.column)
        raise


def sheet_new(request: Request, plan: str, paper: str) -> HttpResponse:
    """A sheet for an outcome that has not been recorded yet."""
    kind = _tool(paper)
    person, whole, row = plan_and_file(request, plan, page=f"fill in {paper}")
    if row.closed_on is not None:
        raise Http404
    # Sent twice, it is the sheet of what was made the first time.
    made = whole.outcome(_key(row, request.POST.get("token", "")))
    return _asked(request, kind, person, whole, row, made)


def sheet_fill(request: Request, outcome: str, paper: str) -> HttpResponse:
    """The sheet of an outcome that stands in the record."""
    kind = _tool(paper)
    person, whole, file = outcome_and_file(request, outcome, page=f"fill in {paper}")
    row = Plan.objects.filter(pk=file.row.plan_id, closed_on__isnull=True).first()
    if row is None or not file.open:
        raise Http404
    return _asked(request, kind, person, whole, row, file)


def _tool(code: str) -> Paper:
    kind = PAPERS.get(code)
    if kind is None or not kind.tool:
        raise Http404
    return kind


def _asked(
    request: Request,
    kind: Paper,
    person: Person,
    whole: PersonFile,
    plan: Plan,
    file: OutcomeFile | None,
) -> HttpResponse:
    needs = [(need.id, need.description) for need in whole.needs_of(plan.pk) if need.eligible]
    stands = sheet_of(file.fact, kind.code, as_of=clock.today()) if file else None  # type: ignore[arg-type]
    sent_before = file is not None and bool(scores.recorded_as(file.id, request.POST.get("token", "")))
    has_baseline = file is not None and baseline_was_asked(file)
    form = SheetForm(
        request.POST or None,
        needs=None if file else needs,
        aspects=_aspects() if kind.code == "child" else [],
        asks_score=not (kind.code == "child" and has_baseline and not sent_before),
        problem_stands=bool(file and file.row.problem_statement.strip()),
        initial=_known(person, needs, stands),
    )

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        occasion = scores.recorded_as(file.id, data["token"]) if file else ""
        outcome = file.id if file else _begun(request, person, plan, data)
        if file is not None:
            _words(request, file, data)
            with beside():
                state_problem(
                    outcome=outcome, problem_statement=data.get("problem_statement", ""), by=request.user
                )
        _goal(request, outcome, file, data)
        _aspect(request, outcome, file, data)
        if "answer" in form.fields and form.scored:
            _score(request, kind, outcome, data, occasion or ("informal" if has_baseline else "baseline"))
        return f"{reverse('paper', args=[plan.pk, kind.code])}?outcome={outcome}"

    return ask(
        request,
        form,
        save,
        heading=kind.title,
        button=_("Save the sheet"),
        back=(reverse("papers", args=[person.pk]), _("Papers")),
        template="practice/documents/fill_sheet.html",
        person=person,
        plan=plan,
        stands=stands,
        paper=kind,
        has_baseline=has_baseline,
        standing_words=file.words if file else None,
    )


def _aspects() -> list[tuple[str, str]]:
    language = language_read()
    return [(outcome.code, outcome.text.said(language)) for outcome in framework(MAIN_ASPECTS).outcomes()]


def _known(person: Person, needs: list[tuple[str, str]], stands: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "token": new_token(),
        "language": person.language or "en",
        "need": needs[0][0] if len(needs) == 1 else "" if needs else NEW_NEED,
    }
    if stands is None:
        return known
    if stands.words:
        known |= {"words": stands.words.words, "language": stands.words.language}
    if stands.goal:
        goal = stands.goal.goal
        known |= {
            "ten_means": goal.ten_means,
            "zero_means": goal.zero_means,
            "goal_score": str(goal.score),
            "meaning": goal.meaning,
        }
    if stands.aspect:
        known |= {"aspect": stands.aspect.code, "rationale": stands.aspect.rationale}
    return known


def _begun(request: Request, person: Person, plan: Plan, data: dict[str, Any]) -> str:
    need = data["need"]
    if need == NEW_NEED:
        need = add_need(plan=plan, description=data["new_need"], eligible=True, by=request.user).pk
    made = words.add_outcome(
        person=person,
        beginning=words.Beginning(
            wording=facts.Wording(on=data["on"], words=data["words"], language=data["language"]),
            plan=plan.pk,
            need=need,
            problem_statement=data.get("problem_statement", ""),
            id=_key(plan, data["token"]),
        ),
        by=request.user,
    )
    return str(made.pk)


def _key(plan: Plan, token: str) -> str:
    """The id of what a new sheet makes, bound to its plan."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{plan.pk} {token}").hex


def _words(request: Request, file: OutcomeFile, data: dict[str, Any]) -> None:
    standing = file.words
    if standing and (standing.words, standing.language) == (data["words"], data["language"]):
        return
    with beside(reason="words_reason"):
        words.add_wording(
            outcome=file.id,
            wording=facts.Wording(
                on=data["on"],
                words=data["words"],
                language=data["language"],
                by=PERSON,
                why=standing.why if standing else "",
                reason=data["words_reason"],
            ),
            by=request.user,
        )


def _goal(request: Request, outcome: str, file: OutcomeFile | None, data: dict[str, Any]) -> None:
    told = ("ten_means", "zero_means", "meaning")
    if data["goal_score"] is None and not any(data[name].strip() for name in told):
        return
    standing = file.goals[-1] if file and file.goals else None
    given = (data["goal_score"], *(data[name] for name in told))
    if standing and given == (standing.score, *(getattr(standing, name) for name in told)):
        return
    with beside(score="goal_score", set_on="on", reason="goal_reason"):
        goals.set_goal(
            outcome=outcome,
            goal=facts.Goal(
                score=data["goal_score"],
                set_on=data["on"],
                set_by=standing.set_by if standing else PERSON,
                reason=data.get("goal_reason", ""),
                **{name: data[name] for name in told},
            ),
            by=request.user,
        )


def _aspect(request: Request, outcome: str, file: OutcomeFile | None, data: dict[str, Any]) -> None:
    code = data.get("aspect", "")
    held = [row for row in (file.mappings if file else []) if row.framework == MAIN_ASPECTS]
    standing = [row.code for row in held if row.choice in ("", "chosen")]
    if not code or standing[-1:] == [code]:
        return
    used = framework(MAIN_ASPECTS)
    with beside(set_on="on"):
        goals.choose_national_outcome(
            outcome=outcome,
            mapping=facts.Mapping(
                framework=used.id,
                version=used.version,
                code=code,
                choice="chosen",
                rationale=data["rationale"],
                set_on=data["on"],
            ),
            by=request.user,
        )


def _score(request: Request, kind: Paper, outcome: str, data: dict[str, Any], occasion: str) -> None:
    """The circle as it was drawn (raw), the value it carries over to, and the practitioner's view beside it (C8, C10)."""
    common = {"on": data["on"], "kind": occasion}
    with beside(value="answer", raw="answer", by="said_by", kind="answer"):
        voices = [
            Score(
                **common,
                by=data["said_by"],
                who=data["who"].strip() if data["said_by"] != "person" else "",
                value=int(data["answer"]) if data["answer"] else None,
                narrative=data["narrative"],
                language=data["language"],
                tool=kind.tool if data["answer"] else "",
                raw=data["answer"],
                not_scored_reason=data["not_scored_reason"],
                not_scored_kind="declined" if data["not_scored_reason"].strip() else "",
                proxy_reason=data["proxy_reason"] if data["said_by"] != "person" else "",
            )
        ]
    if data["concurs"]:
        with beside(value="own_score", narrative="own_narrative"):
            voices.append(
                Score(
                    **common,
                    by="practitioner",
                    who=request.user.name,
                    concurs=True if data["concurs"] == "yes" else None,
                    value=data["own_score"] if data["concurs"] == "no" else None,
                    narrative=data["own_narrative"],
                    language=data["language"],
                    difference_reason=data["difference_reason"],
                )
            )
    with beside(value="answer", raw="answer", by="said_by", kind="answer"):
        scores.record_occasion(outcome=outcome, voices=voices, id=data["token"], by=request.user)
