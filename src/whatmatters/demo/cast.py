"""Who is there before any story begins: units, accounts, and today's date."""

import datetime as dt
from dataclasses import dataclass, field

from whatmatters.demo.accounts import ACCOUNTS, PASSWORD
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations import actions as organisations
from whatmatters.records.organisations.models import Unit

# id, name, level, nation, parent
UNITS = [
    ("demo-cymru", "Cymru (demonstration)", "nation", "wales", None),
    ("demo-region", "Three Valleys Partnership (invented)", "partnership", "wales", "demo-cymru"),
    ("demo-county", "Three Valleys County Council (invented)", "organisation", "wales", "demo-region"),
    ("demo-adults", "Adults' service (invented)", "service", "wales", "demo-county"),
    ("demo-valley-team", "Valley team (invented)", "team", "wales", "demo-adults"),
    ("demo-coast-team", "Tîm yr Arfordir (invented)", "team", "wales", "demo-adults"),
    ("demo-scotland", "Scotland (demonstration)", "nation", "scotland", None),
    (
        "demo-ia",
        "Glen and Strath Integration Authority (invented)",
        "partnership",
        "scotland",
        "demo-scotland",
    ),
    (
        "demo-hscp",
        "Glen and Strath Health and Social Care Partnership (invented)",
        "organisation",
        "scotland",
        "demo-ia",
    ),
    ("demo-glen", "Glen service (invented)", "service", "scotland", "demo-hscp"),
    ("demo-glen-team", "Glen team (invented)", "team", "scotland", "demo-glen"),
]


# An invented code in the form of an Integration Authority's, so that its report can be made.
AREA_CODES = {"demo-ia": "S37999001"}


@dataclass
class Cast:
    """Everybody on stage, and the day the stories lead up to."""

    today: dt.date
    units: dict[str, Unit] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def born(self, age: int, month: int, day: int) -> dt.date:
        """A date of birth for somebody of that age today, or about to be."""
        return dt.date(self.today.year - age, month, day)


def assemble(today: dt.date) -> Cast:
    """Make the units and accounts."""
    cast = Cast(today)
    for id, name, level, nation, parent in UNITS:
        cast.units[id] = organisations.add_unit(
            id=id,
            name=name,
            level=level,
            nation=nation,
            parent=cast.units.get(parent or ""),
            area_code=AREA_CODES.get(id, ""),
            by=None,
        )
    for username, name, role, unit, language, _what in ACCOUNTS:
        account = accounts.add_account(
            username=username, name=name, password=PASSWORD, language=language, by=None
        )
        cast.accounts[username] = account
        if role != "inspector":  # whose role comes with an inspection
            give_role(cast, username, cast.units[unit], role)
    return cast


def give_role(cast: Cast, username: str, unit: Unit, role: str, until: dt.date | None = None) -> None:
    """Give an account a role that it has had since before the stories begin."""
    membership = accounts.give_role(
        account=cast.accounts[username], unit=unit, role=role, until=until, by=None
    )
    membership.from_date = cast.today - dt.timedelta(days=1200)
    membership.save(update_fields=["from_date"])
