"""What was heard and changed, what units work towards, services people had: through the actions that pages use (D7, D9, D11)."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.learned import loop, sight
from whatmatters.records.learned.access import (
    fed_by,
    latest_versions,
    learned_open_to,
    learned_with,
    not_seen,
)
from whatmatters.records.learned.models import LearnedVersion
from whatmatters.records.organisations.models import UnitOutcome
from whatmatters.records.outcomes.actions.provisions import end_provision, record_provision
from whatmatters.records.outcomes.models import OutcomeLink
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.rules.refusals import Refusals

TODAY = dt.date(2026, 6, 15)
HEARD = {"heard": "Sundays are long.", "changed": "The bus runs on Sundays."}


def anew(row, by, **said):
    """A new version, an hour later."""
    with clock.at(dt.datetime(2026, 6, 15, 14, 0, tzinfo=dt.UTC)):
        return loop.say_anew(learned=row.learned_id, by=by, **said)


@pytest.fixture
def aims(cast):
    """What the council works towards, and what a team of it does towards that."""
    council = sight.set_outcome(
        unit=cast.council, statement="People get out.", from_date=TODAY, by=cast.rhian
    )
    team = sight.set_outcome(
        unit=cast.valley, statement="People get to chapel.", from_date=TODAY, by=cast.rhian
    )
    return council, team


def test_both_halves_of_the_loop_are_said(cast):
    for left_out in HEARD:
        with pytest.raises(Refusals) as refused:
            loop.say(unit=cast.valley, by=cast.megan, **{**HEARD, left_out: "  "})
        assert [wrong.rule for wrong in refused.value] == ["D9"]
    assert not LearnedVersion.objects.exists()


def test_a_full_name_of_somebody_the_team_works_with_is_refused_and_never_repeated(cast):
    with pytest.raises(Refusals) as refused:
        loop.say(unit=cast.council, by=cast.rhian, heard="GWEN PARRY said it.", changed="The bus.")
    assert "Parry" not in str(refused.value)
    with pytest.raises(Refusals):
        loop.say(unit=cast.valley, by=cast.megan, themes="Gwen Parry", **HEARD)
    # She is not of that team, and a first name alone is also a word.
    loop.say(unit=cast.coast, by=cast.ifan, heard="Gwen is Welsh for white.", changed="Nothing.")


def test_only_those_who_work_there_or_above_say_what_was_learned(cast):
    for account in (cast.ifan, cast.alun, cast.inspector, cast.carys):
        with pytest.raises(NotYours):
            loop.say(unit=cast.valley, by=account, **HEARD)
    with pytest.raises(NotYours):
        loop.say(unit=cast.council, by=cast.megan, **HEARD)
    loop.say(unit=cast.valley, by=cast.megan, **HEARD)
    loop.say(unit=cast.valley, by=cast.rhian, **HEARD)


def test_saying_it_anew_keeps_what_was_said(cast):
    first = loop.say(unit=cast.valley, by=cast.megan, **HEARD)
    anew(first, cast.rhian, heard="Sundays are long.", changed="Two buses run.")
    said = LearnedVersion.objects.order_by("recorded_at").values_list("changed", flat=True)
    assert list(said) == ["The bus runs on Sundays.", "Two buses run."]
    with pytest.raises(NotYours):
        loop.say_anew(learned=first.learned_id, by=cast.ifan, **HEARD)
    with pytest.raises(NotYours):
        loop.say_anew(learned="no-such-id", by=cast.megan, **HEARD)
    with pytest.raises(DatabaseError), transaction.atomic():
        LearnedVersion.objects.filter(pk=first.pk).update(changed="Nothing was changed.")


def test_those_whose_records_fed_it_are_told_until_they_have_read_it(cast):
    row = loop.say(unit=cast.council, by=cast.rhian, **HEARD)
    assert [not_seen(one) for one in (cast.megan, cast.ifan, cast.rhian, cast.alun)] == [1, 1, 0, 0]
    loop.seen(version=row, by=cast.megan)
    loop.seen(version=row, by=cast.megan)
    assert not_seen(cast.megan) == 0
    anew(row, cast.rhian, heard="Sundays.", changed="Two buses run.")
    assert not_seen(cast.megan) == 1


def test_another_team_is_not_told_and_does_not_open_it_by_its_address(cast):
    row = loop.say(unit=cast.valley, by=cast.megan, **HEARD)
    assert not fed_by(cast.ifan).exists()
    with pytest.raises(NotYours):
        learned_open_to(cast.ifan, row.learned_id)
    assert learned_open_to(cast.alun, row.learned_id).unit_id == "valley"


def test_people_are_told_of_what_their_own_teams_learned(cast):
    row = loop.say(unit=cast.council, by=cast.rhian, **HEARD)
    other = loop.say(unit=cast.coast, by=cast.ifan, **HEARD)
    assert learned_with(cast.gwen) == [row]
    told = loop.told(version=row.pk, person=cast.gwen, by=cast.megan)
    assert (told.on, told.recorded_by) == (TODAY, str(cast.megan.pk))
    for version, account in ((other.pk, cast.megan), (row.pk, cast.ifan), (row.pk, cast.inspector)):
        with pytest.raises(NotYours):
            loop.told(version=version, person=cast.gwen, by=account)
    assert Entry.objects.filter(verb="told what was changed", person=cast.gwen.pk).count() == 1


def test_the_latest_version_is_the_one_that_is_shown(cast):
    first = loop.say(unit=cast.valley, by=cast.megan, **HEARD)
    later = anew(first, cast.megan, heard="Sundays.", changed="Two buses.")
    assert latest_versions(fed_by(cast.megan)) == [later]


def test_managers_of_a_unit_or_above_say_what_it_works_towards(cast):
    for account in (cast.megan, cast.alun, cast.inspector, cast.carys):
        with pytest.raises(NotYours):
            sight.set_outcome(unit=cast.valley, statement="People get out.", from_date=TODAY, by=account)
    with pytest.raises(Refusals) as refused:
        sight.set_outcome(unit=cast.valley, statement=" \n", from_date=TODAY, by=cast.rhian)
    assert [wrong.rule for wrong in refused.value] == ["D11"]


def test_a_changed_outcome_is_a_new_one_and_what_was_linked_stays_linked(cast, aims):
    council, team = aims
    outcome = cast.outcome(cast.plan())
    sight.link_up(unit_outcome=team.pk, to=council.pk, by=cast.rhian)
    sight.link_personal(outcome=outcome.pk, to=team.pk, by=cast.megan)
    made = sight.change_outcome(
        unit_outcome=team.pk, statement="People get to where they pray.", on=TODAY, by=cast.rhian
    )
    assert UnitOutcome.objects.get(pk=team.pk).to == TODAY
    assert list(sight.in_force().filter(unit=cast.valley)) == [made]
    assert OutcomeLink.objects.filter(from_unit_outcome=made, to_unit_outcome=council).exists()
    assert OutcomeLink.objects.filter(from_outcome=outcome, to_unit_outcome=made).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitOutcome.objects.filter(pk=team.pk).update(statement="Something else.")


def test_an_outcome_does_not_end_before_it_begins(cast, aims):
    with pytest.raises(Refusals):
        sight.end_outcome(unit_outcome=aims[0].pk, on=dt.date(2020, 1, 1), by=cast.rhian)
    sight.end_outcome(unit_outcome=aims[0].pk, on=TODAY, by=cast.rhian)
    assert aims[0] not in sight.in_force()


def test_a_unit_outcome_is_part_of_one_above_it_or_of_a_national_one(cast, aims):
    council, team = aims
    for wrong in ({"to": team.pk}, {"to": "nothing"}, {"code": "99"}):
        with pytest.raises(Refusals):
            sight.link_up(unit_outcome=council.pk, by=cast.rhian, **wrong)
    national = sight.link_up(unit_outcome=council.pk, code="do-what-matters", by=cast.rhian)
    assert (national.to_framework, national.to_code) == ("wales-wellbeing", "do-what-matters")
    sight.link_up(unit_outcome=council.pk, code="do-what-matters", by=cast.rhian)
    assert OutcomeLink.objects.count() == 1
    with pytest.raises(NotYours):
        sight.unlink_up(link=national.pk, by=cast.megan)
    with pytest.raises(NotYours):
        sight.unlink_up(link="no-such-id", by=cast.rhian)
    with pytest.raises(NotYours):
        sight.end_outcome(unit_outcome="no-such-id", on=TODAY, by=cast.rhian)
    sight.unlink_up(link=national.pk, by=cast.rhian)
    assert not OutcomeLink.objects.exists()


def test_a_personal_outcome_is_part_of_one_outcome_of_each_unit_above_its_plan(cast, aims):
    council, team = aims
    outcome = cast.outcome(cast.plan())
    second = sight.set_outcome(unit=cast.valley, statement="People sing.", from_date=TODAY, by=cast.rhian)
    elsewhere = sight.set_outcome(unit=cast.coast, statement="People sail.", from_date=TODAY, by=cast.rhian)
    for to in (team, council, second):
        sight.link_personal(outcome=outcome.pk, to=to.pk, by=cast.megan)
    assert {link.to_unit_outcome_id for link in outcome.links.all()} == {council.pk, second.pk}
    with pytest.raises(Refusals):
        sight.link_personal(outcome=outcome.pk, to=elsewhere.pk, by=cast.megan)
    outside = cast.outcome(None, text="Canu", baseline=None)
    with pytest.raises(Refusals):
        sight.link_personal(outcome=outside.pk, to=team.pk, by=cast.megan)
    for account in (cast.ifan, cast.inspector, cast.alun):
        with pytest.raises(NotYours):
            sight.link_personal(outcome=outcome.pk, to=team.pk, by=account)
    sight.unlink_personal(outcome=outcome.pk, link=outcome.links.first().pk, by=cast.megan)
    assert outcome.links.count() == 1
    assert Entry.objects.filter(verb="outcome linked", person=cast.gwen.pk).count() == 4


def test_a_service_somebody_had_is_written_down_and_ends(cast):
    outcome = cast.outcome(cast.plan())
    for wrong in ({"service": " "}, {"service": "Bus", "to": dt.date(2020, 1, 1)}):
        with pytest.raises(Refusals):
            record_provision(outcome=outcome.pk, from_date=TODAY, by=cast.megan, **wrong)
    row = record_provision(outcome=outcome.pk, service="Bus", from_date=TODAY, by=cast.megan)
    other = people.add_person(unit=cast.coast, by=cast.ifan, name="Alys Wyn")
    assert row.person_id == cast.gwen.pk != other.pk
    with pytest.raises(NotYours):
        end_provision(provision=row.pk, on=TODAY, by=cast.ifan)
    assert end_provision(provision=row.pk, on=TODAY, by=cast.megan).to == TODAY
