"""What a team does beside single records: themes, its own practice, extracts, FAIR, what is understood together."""

import datetime as dt
from types import SimpleNamespace

import pytest

from tests.annual_report import authority, papers, quick
from tests.records.conftest import TODAY
from tests.spec.case import refused
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.conversations.actions import write_conversation
from whatmatters.records.extracts import actions as extracts
from whatmatters.records.extracts.models import ExtractRequest, ExtractTaken
from whatmatters.records.fair import actions as fair
from whatmatters.records.fair.models import Fair
from whatmatters.records.indicators.actions import take_in
from whatmatters.records.indicators.models import Publication
from whatmatters.records.outcomes.actions import support
from whatmatters.records.outcomes.models import Action, Risk
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Strength
from whatmatters.records.plans.models import Need
from whatmatters.records.reflection import actions as reflection
from whatmatters.records.reflection.models import PracticeAnswer, PracticeCheck, SharedReflection
from whatmatters.records.releases import actions as releases
from whatmatters.records.themes import actions as themes
from whatmatters.records.themes.models import Belonging, Theme
from whatmatters.records.understanding.actions import calling, lifting, risks, views
from whatmatters.records.understanding.models import CallingOn
from whatmatters.rules import facts
from whatmatters.rules.risks import RiskAgreement

__all__ = ["authority", "papers", "quick"]
TOMORROW = TODAY + dt.timedelta(days=1)


def last_entry():
    return Entry.objects.order_by("pk").last()


# Themes


def test_d8_a_theme_is_named_and_called_otherwise_by_who_reads_the_words(cast):
    theme = themes.name_theme(unit=cast.valley.pk, name_cy="Canu", by=cast.megan)
    assert last_entry().verb == "theme named"
    themes.rename_theme(theme=theme.pk, name_en="Singing", about="Choirs", by=cast.megan)
    theme.refresh_from_db()
    assert (theme.name_en, theme.name_cy, theme.about) == ("Singing", "", "Choirs")
    assert (last_entry().verb, last_entry().about) == ("theme renamed", f"theme:{theme.pk}")
    with refused("D8"):
        themes.name_theme(unit=cast.valley.pk, name_en=" ", by=cast.megan)
    with refused("D8"):
        themes.rename_theme(theme=theme.pk, by=cast.megan)
    for who in (cast.ifan, cast.alun, cast.inspector):
        with pytest.raises(NotYours):
            themes.name_theme(unit=cast.valley.pk, name_en="x", by=who)
        with pytest.raises(NotYours):
            themes.rename_theme(theme=theme.pk, name_en="x", by=who)
    with pytest.raises(NotYours):
        themes.rename_theme(theme="no-such-id", name_en="x", by=cast.megan)


def test_d8_a_unit_without_themes_begins_with_talking_points_once(cast):
    made = themes.begin_with_talking_points(unit=cast.valley.pk, by=cast.megan)
    assert len(made) > 5
    assert all(theme.name_en for theme in made)
    assert themes.begin_with_talking_points(unit=cast.valley.pk, by=cast.megan) == []
    assert Theme.objects.count() == len(made)


def test_d8_a_theme_merged_belongs_where_the_other_went(cast):
    one, two, three = (
        themes.name_theme(unit=cast.valley.pk, name_en=name, by=cast.rhian) for name in ("a", "b", "c")
    )
    elsewhere = themes.name_theme(unit=cast.coast.pk, name_en="d", by=cast.rhian)
    assert themes.merge_theme(theme=two.pk, into=three.pk, by=cast.rhian) == three
    assert themes.merge_theme(theme=one.pk, into=two.pk, by=cast.rhian) == three
    assert last_entry().details == {"into": three.pk}
    with refused("D8"):
        themes.merge_theme(theme=three.pk, into=one.pk, by=cast.rhian)
    with refused("D8"):
        themes.merge_theme(theme=three.pk, into=elsewhere.pk, by=cast.rhian)
    three.refresh_from_db()
    assert three.merged_into is None


def test_d8_words_belong_as_people_say(cast):
    (said,) = cast.scored(cast.outcome(cast.plan()), "informal", 5, value=6, narrative="Canu eto")
    theme = themes.name_theme(unit=cast.valley.pk, name_cy="Canu", by=cast.megan)
    assert themes.decide(theme=theme.pk, scores=[said.pk, said.pk], belongs=True, by=cast.megan) == 1
    row = Belonging.objects.get()
    assert (row.score_id, row.belongs, row.recorded_by) == (said.pk, True, str(cast.megan.pk))
    assert last_entry().details == {"words": 1, "belongs": True}
    with pytest.raises(NotYours):
        themes.decide(theme=theme.pk, scores=[said.pk, "no-such-id"], belongs=False, by=cast.megan)
    assert Belonging.objects.count() == 1


# Practice


def test_g1_one_shows_ones_own_view_to_a_colleague_for_a_month(cast):
    row = reflection.share(shown_to=cast.rhian, since=TODAY, note="For supervision", by=cast.megan)
    assert (row.account, row.until) == (cast.megan, TODAY + dt.timedelta(days=30))
    assert (last_entry().verb, last_entry().details) == ("reflection shown", {"to": str(cast.rhian.pk)})
    for other in (cast.ifan, cast.alun, cast.megan):
        with pytest.raises(NotYours):
            reflection.share(shown_to=other, since=TODAY, by=cast.megan)
    with pytest.raises(NotYours):
        reflection.take_back(share=row.pk, by=cast.rhian)
    reflection.take_back(share=row.pk, by=cast.megan)
    assert SharedReflection.objects.get().taken_back_at == clock.now()
    assert last_entry().verb == "reflection taken back"


def test_g2_a_team_says_where_it_sees_itself(cast):
    asked = {"unit": cast.valley.pk, "check_id": "personal-outcomes", "by": cast.megan}
    answers = {
        "endpoint": (2, ""),
        "format": (None, "We wrote it in her words"),
        "approach": (None, " "),
        "x": (1, "y"),
    }
    with refused("C7"):
        reflection.write_check(on=TOMORROW, answers=answers, **asked)
    row = reflection.write_check(on=TODAY, answers=answers, next_step="Ask first", **asked)
    assert (row.unit, row.next, row.account) == (cast.valley, "Ask first", cast.megan)
    kept = PracticeAnswer.objects.order_by("row").values_list("row", "position", "seen")
    assert list(kept) == [("endpoint", 2, ""), ("format", None, "We wrote it in her words")]
    assert (last_entry().about, last_entry().details) == (
        f"unit:{cast.valley.pk}",
        {"check": "personal-outcomes"},
    )
    with pytest.raises(NotYours):
        reflection.write_check(on=TODAY, answers={}, **{**asked, "by": cast.ifan})
    assert PracticeCheck.objects.count() == 1


# Extracts


def asked_for(authority, **more):
    given = {
        "unit": authority.unit,
        "recipient": "a-university",
        "purpose": "Whether it gets better",
        "basis": "An order",
        "as_of": TODAY,
        "by": authority.ann,
    }
    return extracts.ask_for(**{**given, **more})


def test_e7_an_extract_is_asked_for_and_taken_once(authority):
    request = asked_for(authority)
    assert (request.known_at, request.recorded_by) == (clock.now(), str(authority.ann.pk))
    assert (last_entry().verb, last_entry().details) == (
        "extract asked for",
        {"unit": "ia", "recipient": "a-university", "as_of": TODAY.isoformat()},
    )
    what = {"request": request, "hashes": {"states": "0" * 64}, "definitions": "1" * 64, "in_ledger": ""}
    for who in (authority.ann, authority.shona):
        with pytest.raises(NotYours):
            extracts.taken(**what, by=who)
    taken = extracts.taken(**what, by=authority.una)
    assert (taken.hashes, taken.recorded_by) == (what["hashes"], str(authority.una.pk))
    assert last_entry().details == {"unit": "ia", "recipient": "a-university", "hashes": what["hashes"]}
    with refused("E7"):
        extracts.taken(**what, by=authority.una)
    with refused("E7"):
        extracts.check_can_be_taken(request, None)
    assert ExtractTaken.objects.count() == Entry.objects.filter(verb="extract taken").count() == 1


def test_e7_it_is_asked_for_by_who_may_and_says_what_for(authority):
    for who in (authority.shona, authority.add_account("nia", "manager", authority.unit)):
        with pytest.raises(NotYours):
            asked_for(authority, by=who)
    with refused("E7", "E7"):
        asked_for(authority, purpose=" ", basis="")
    assert not ExtractRequest.objects.exists()
    earlier = clock.now() - dt.timedelta(days=30)
    assert asked_for(authority, known_at=earlier, by=None).known_at == earlier
    assert last_entry().account == ""


# Figures that come and go


@pytest.mark.django_db
def test_a_publication_without_a_value_is_not_kept():
    with pytest.raises(ValueError, match="no value"):
        take_in([], source="PHS", published_on=TODAY, by=None)
    assert not Publication.objects.exists()


@pytest.mark.django_db
def test_d6_where_two_write_at_once_the_ledger_is_held_before_it_is_read(monkeypatch):
    order = []

    class Cursor:
        def __enter__(self):
            return self

        def __exit__(self, *told):
            return False

        def execute(self, sql):
            order.append(sql)

    class GivesWay(Exception):
        pass

    def make(earlier, at):
        order.append("read")
        raise GivesWay

    monkeypatch.setattr(releases, "connection", SimpleNamespace(vendor="postgresql", cursor=Cursor))
    with pytest.raises(GivesWay):
        releases.release_table(make, by=None, to_whom="")
    monkeypatch.setattr(releases, "connection", SimpleNamespace(vendor="sqlite", cursor=Cursor))
    with pytest.raises(GivesWay):
        releases.release_table(make, by=None, to_whom="")
    assert order == ['LOCK TABLE "releases_release" IN EXCLUSIVE MODE', "read", "read"]


# FAIR


def test_a10_an_analysis_says_what_is_decided_and_is_not_of_another_world(cast):
    with refused("A10"):
        fair.begin(person=cast.gwen, decision=" ", by=cast.megan)
    assert not Fair.objects.exists()
    for change in (
        lambda: fair.done(responsibility="no-such-id", on=TODAY, by=cast.megan),
        lambda: fair.share(fair="no-such-id", what="x", who="y", due_on=None, by=cast.megan),
        lambda: fair.begin(person=cast.gwen, decision="x", outcome="no-such-id", by=cast.megan),
        lambda: fair.begin(person=cast.gwen, decision="x", risk="no-such-id", by=cast.megan),
    ):
        with pytest.raises(NotYours):
            change()


# What is understood together


@pytest.fixture
def told(cast):
    return write_conversation(
        person=cast.gwen,
        on=TODAY,
        participants="person",
        narrative="I sing. I may fall. I need a bus. Huw drives.",
        by=cast.megan,
    )


def lifted(cast, told, words, becomes, **made):
    start = told.narrative.index(words)
    return lifting.lift(
        conversation=told.pk, becomes=becomes, start=start, end=start + len(words), by=cast.megan, **made
    )


def test_what_is_understood_hangs_on_nothing_unknown(cast, told):
    outcome = cast.outcome(cast.plan())
    cast_away = {"by": cast.megan}
    for change in (
        lambda: lifting.lift(conversation="no-such-id", becomes="barrier", start=0, end=2, **cast_away),
        lambda: lifting.put_back(lift="no-such-id", **cast_away),
        lambda: calling.call_on(outcome="no-such-id", **cast_away),
        lambda: calling.call_on(outcome=outcome.pk, strength="no-such-id", **cast_away),
        lambda: calling.no_longer_call_on(calling="no-such-id", **cast_away),
        lambda: risks.name_risk(person=cast.gwen, risk="x", outcome="no-such-id", **cast_away),
        lambda: risks.place_risk(risk="no-such-id", risk_to="person", **cast_away),
        lambda: views.matter(person=cast.gwen, outcome="no-such-id", **cast_away),
        lambda: views.matter(person=cast.gwen, risk="no-such-id", **cast_away),
        lambda: views.add_view(matter="no-such-id", voice="person", words="x", on=TODAY, **cast_away),
    ):
        with pytest.raises(NotYours):
            change()
    assert not CallingOn.objects.exists()


def test_a_barrier_is_nothing_but_the_words_and_goes_back_alone(cast, told):
    lift = lifted(cast, told, "I need a bus", "barrier")
    back = lifting.put_back(lift=lift.pk, by=cast.megan)
    assert back.put_back_at == clock.now()
    assert last_entry().details == {"became": "barrier", "taken away": False}


def test_an_outcome_made_of_the_words_stays_when_they_go_back(cast, told):
    outcome = cast.outcome(cast.plan())
    lift = lifted(cast, told, "I sing", "outcome", made=outcome)
    again = lifted(cast, told, "I sing", "outcome", made=outcome)
    assert lift.outcome_id == again.outcome_id == outcome.pk
    lifting.put_back(lift=lift.pk, by=cast.megan)
    lift.refresh_from_db()
    assert lift.outcome_id == outcome.pk
    assert last_entry().details == {"became": "outcome", "taken away": False}


def use_risk(cast, risk):
    risks.place_risk(risk=risk.pk, risk_to="person", outcome=cast.outcome(cast.plan()).pk, by=cast.megan)


def see_risk(cast, risk):
    views.matter(person=cast.gwen, risk=risk.pk, by=cast.megan)


def use_need(cast, need):
    cast.need = need
    cast.outcome(need.plan)


def use_action(**settled):
    def settle(cast, action):
        support.settle_action(action=action.pk, **settled, by=cast.megan)

    return settle


@pytest.mark.parametrize(
    ("becomes", "use"),
    [
        ("risk", None),
        ("risk", use_risk),
        ("risk", see_risk),
        ("need", None),
        ("need", use_need),
        ("action", None),
        ("action", use_action(done_on=TODAY)),
        ("action", use_action(not_done_reason="The bus stopped")),
    ],
)
def test_what_was_made_of_the_words_goes_back_unless_it_was_built_on(cast, told, becomes, use):
    plan = cast.plan()
    made = {}
    if becomes == "need":
        made["made"] = cast.need
    if becomes == "action":
        made["made"] = support.add_action(
            outcome=cast.outcome(plan).pk,
            action=facts.Action(what="Ring", who_kind="person"),
            by=cast.megan,
        )
    lift = lifted(cast, told, "I may fall", becomes, **made)
    thing = getattr(lift, becomes)
    rows = {"risk": Risk, "need": Need, "action": Action}[becomes].objects.filter(pk=thing.pk)
    if use is None:
        lifting.put_back(lift=lift.pk, by=cast.megan)
        assert not rows.exists()
        assert last_entry().details == {"became": becomes, "taken away": True}
    else:
        use(cast, thing)
        with refused("B10"):
            lifting.put_back(lift=lift.pk, by=cast.megan)
        assert rows.exists()


def test_an_action_of_somebody_else_is_not_made_of_these_words(cast, told):
    action = support.add_action(
        outcome=cast.outcome(cast.plan()).pk,
        action=facts.Action(what="Ring", who_kind="person"),
        by=cast.megan,
    )
    huw = people.add_person(unit=cast.valley, by=cast.megan, name="Huw")
    his = write_conversation(
        person=huw, on=TODAY, participants="person", narrative="I may ring", by=cast.megan
    )
    with pytest.raises(NotYours):
        lifted(cast, his, "ring", "action", made=action)
    assert not Strength.objects.exists()


def test_a8_a_risk_is_placed_and_shows_the_agreement_that_holds(cast):
    outcome = cast.outcome(cast.plan())
    risk = risks.name_risk(person=cast.gwen, risk="The path", by=cast.megan)
    risks.place_risk(risk=risk.pk, risk_to="others", outcome=outcome.pk, by=cast.megan)
    risk.refresh_from_db()
    assert (risk.risk_to, risk.outcome_id) == ("others", outcome.pk)
    assert (last_entry().verb, last_entry().about) == ("risk placed", f"risk:{risk.pk}")
    for on, agreed in ((TODAY, "She goes"), (TODAY - dt.timedelta(days=9), "She waits")):
        risks.agree(
            risk=risk.pk,
            agreement=RiskAgreement(on=on, agreed=agreed, agreed_by="Gwen", look_again_on=TOMORROW),
            by=cast.megan,
        )
    risk.refresh_from_db()
    assert (risk.agreed, risk.agreed_on, risk.agreements.count()) == ("She goes", TODAY, 2)
