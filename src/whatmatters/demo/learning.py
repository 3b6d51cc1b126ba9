"""What the invented services work towards, what they heard and changed, and services people had (D7, D9, D11)."""

import datetime as dt

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import on
from whatmatters.records.accounts.models import Account
from whatmatters.records.learned import loop, sight
from whatmatters.records.organisations.models import Unit, UnitOutcome
from whatmatters.records.outcomes.actions.provisions import record_provision
from whatmatters.records.outcomes.models import Outcome, OutcomeLink, Provision

# short name, unit, statement, what it is part of: another, or a national outcome's code
AIMS = [
    ("valleys", "demo-region", "People in the three valleys live well, in the language of their choice.", "do-what-matters"),
    ("life", "demo-county", "People lead the lives they want, with the people they want in them.", "valleys"),
    ("home", "demo-county", "People live in a home that does them good.", "suitable-home"),
    ("days", "demo-adults", "People fill their days with what they like doing, and get there themselves.", "life"),
    ("company", "demo-adults", "People see the people they choose to see.", "life"),
    ("house", "demo-adults", "Homes are dry, warm and easy to get about in.", "home"),
    ("glen", "demo-ia", "People in Glen and Strath are well, at home and among others.", "2"),
    ("quality", "demo-hscp", "We aim to maintain or improve the quality of life of people using our services.", "4"),
    ("carers", "demo-hscp", "Carers have a life of their own beside caring.", "6"),
    ("older", "demo-glen", "Older people live where they choose to, and see their friends.", "glen"),
    ("older", "demo-glen", "", "quality"),
    ("breaks", "demo-glen", "Carers know they can be away for an hour.", "carers"),
]  # fmt: skip
# whose outcome, how its words begin, what it is part of
PART_OF = [
    ("demo-dewi-prosser", "I want clocks", "days"),
    ("demo-dewi-prosser", "I want the shed", "house"),
    ("demo-eluned-roberts", "Dwi isio mynd", "days"),
    ("demo-nia-morgan", "The sea", "days"),
    ("demo-cadi-price", "One night", "company"),
    ("demo-jean-taylor", "I want to keep going", "older"),
    ("demo-jean-taylor", "I don't want to end up", "older"),
    ("demo-bob-taylor", "An hour at the bowling", "breaks"),
]
# whose, how its words begin, the service, how long ago it began
SERVICES = [
    ("demo-eluned-roberts", "Dwi isio mynd", "Community transport", 200),
    ("demo-nia-morgan", "The sea", "Community transport", 180),
    ("demo-dewi-prosser", "I want the shed", "Home improvement", 255),
    ("demo-jean-taylor", "I want to keep going", "Community transport", 150),
]
HEARD = {
    "demo-adults": (
        "rhian",
        40,
        "Many of you said that you would go out more if it did not have to be planned a week ahead. "
        "Sundays were the hardest.",
        "The community bus can now be rung on the same morning, and it runs on Sundays. "
        "We will ask again in the spring whether it comes when it should.",
        "Dywedodd llawer ohonoch y byddech yn mynd allan yn amlach pe na bai'n rhaid trefnu wythnos ymlaen llaw. "
        "Y Suliau oedd anoddaf.",
        "Gallwch ffonio'r bws cymunedol ar yr un bore bellach, ac mae'n rhedeg ar y Sul. "
        "Byddwn yn gofyn eto yn y gwanwyn a yw'n dod pan ddylai.",
        "getting out, transport, Sundays",
    ),
    "demo-glen-team": (
        "fiona",
        60,
        "Carers told us that a break is no break while the phone may ring.",
        "There is now one number that somebody answers while you are away, and they know the house.",
        "",
        "",
        "breaks, being reachable",
    ),
}


def tell(cast: Cast) -> None:
    """For the stories."""
    made = _aims(cast)
    for person, begins, aim in PART_OF:
        row = _outcome(person, begins)
        if row is not None:
            with on(cast.today - dt.timedelta(days=100)):
                sight.link_personal(outcome=row.pk, to=made[aim].pk, by=None)
    for person, begins, service, ago in SERVICES:
        row = _outcome(person, begins)
        if row is not None:
            day = cast.today - dt.timedelta(days=ago)
            with on(day):
                record_provision(outcome=row.pk, service=service, from_date=day, by=None)
    for unit, (who, ago, heard, changed, heard_cy, changed_cy, themes) in HEARD.items():
        day = cast.today - dt.timedelta(days=ago)
        with on(day):
            loop.say(
                unit=cast.units[unit],
                heard=heard,
                changed=changed,
                changed_on=day,
                language="en",
                heard_beside=heard_cy,
                changed_beside=changed_cy,
                themes=themes,
                by_="national_outcome",
                series="achieved",
                basis="formal",
                by=cast.accounts[who],
            )


def _aims(cast: Cast) -> dict[str, UnitOutcome]:
    made: dict[str, UnitOutcome] = {}
    with on(cast.today - dt.timedelta(days=700)):
        for name, unit, statement, up in AIMS:
            if statement:
                made[name] = sight.set_outcome(
                    unit=cast.units[unit],
                    statement=statement,
                    from_date=cast.today - dt.timedelta(days=700),
                    by=None,
                )
            to = {"to": made[up].pk} if up in made else {"code": up}
            sight.link_up(unit_outcome=made[name].pk, by=None, **to)
    return made


def _outcome(person: str, begins: str) -> Outcome | None:
    rows = Outcome.objects.filter(person=person, wordings__words__startswith=begins, plan__isnull=False)
    return rows.order_by("-opened_on", "pk").first()


# For the lists: unit, statement, what it is part of, the national outcomes whose personal outcomes are linked to it
IN_LISTS = [
    ("P1", "People live well, in the language of their choice.", "do-what-matters", ()),
    ("O1", "People lead the lives they want, among others.", "P1", ()),
    ("O1", "People are safe and at home.", "P1", ()),
    ("O1S1", "People fill their days with what they like doing.", "O1", ("do-what-matters", "happy", "healthy-and-active")),
    ("O1S1", "People see the people they choose to see.", "O1", ("social-life", "healthy-relationships", "belong")),
    ("O1S0", "Homes are dry, warm and easy to get about in.", "O1/2", ("suitable-home",)),
    ("O1S0", "People who want to work do.", "O1", ("supported-to-work", "learn-and-develop")),
]  # fmt: skip
TRANSPORT = "Community transport"


def tell_of_lists(cast: Cast) -> None:
    """For the lists: so many that figures can be shown of an organisation."""
    # Read anew: she has had a role there only since the lists were loaded.
    rhian = Account.objects.get(pk=cast.accounts["rhian"].pk)
    since = cast.today - dt.timedelta(days=500)
    made: dict[str, UnitOutcome] = {}
    for unit, statement, up, codes in IN_LISTS:
        row = sight.set_outcome(
            unit=Unit.objects.get(pk=f"valleys:{unit}"), statement=statement, from_date=since, by=None
        )
        made[unit if unit not in made else f"{unit}/2"] = row
        sight.link_up(unit_outcome=row.pk, by=None, **({"to": made[up].pk} if up in made else {"code": up}))
        _link_all(row, codes, since)
    _provide(since)
    _heard(cast, rhian)


def _link_all(row: UnitOutcome, codes: tuple[str, ...], since: dt.date) -> None:
    theirs = Outcome.objects.filter(plan__unit__parent=row.unit, mappings__code__in=codes).distinct()
    OutcomeLink.objects.bulk_create(
        OutcomeLink(from_outcome=outcome, to_unit_outcome=row, since=since)
        for outcome in theirs.order_by("pk")
    )


def _provide(since: dt.date) -> None:
    """Every other outcome of getting out in one team had the bus."""
    theirs = Outcome.objects.filter(plan__unit="valleys:O1S1T1", mappings__code="do-what-matters").distinct()
    Provision.objects.bulk_create(
        Provision(person_id=outcome.person_id, outcome=outcome, service=TRANSPORT, from_date=since)
        for outcome in theirs.order_by("pk")[::2]
    )


def _heard(cast: Cast, by: Account) -> None:
    day = cast.today - dt.timedelta(days=420)
    with on(day):
        loop.say(
            unit=Unit.objects.get(pk="valleys:O1"),
            heard="People told us that they are asked the same things again and again.",
            changed="What you tell one of us goes with you to the next, if you want it to.",
            changed_on=day,
            language="en",
            heard_beside="Dywedodd pobl wrthym eu bod yn cael yr un cwestiynau dro ar ôl tro.",
            changed_beside="Mae'r hyn a ddywedwch wrth un ohonom yn mynd gyda chi at y nesaf, os dymunwch.",
            themes="being listened to",
            by_="national_outcome",
            series="status.improved",
            basis="formal",
            by=by,
        )
