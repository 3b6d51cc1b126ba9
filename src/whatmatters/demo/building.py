"""Building the demonstration once: the cast, the stories, and the two sample packs, so that lists are long."""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from whatmatters.demo import annual_report, inspection, learning, planning, stories
from whatmatters.demo.accounts import ACCOUNTS, PASSWORD
from whatmatters.demo.cast import assemble
from whatmatters.demo.lists import lengthen
from whatmatters.records.accounts.models import Account
from whatmatters.records.people.models import Person

Say = Callable[[str], None]


@dataclass(frozen=True)
class DemoReport:
    """Whether the demonstration was made now, and how many people are in it."""

    made: bool
    people: int


def load_demo(
    say: Say = lambda text: None, *, packs: bool = True, today: dt.date | None = None
) -> DemoReport:
    """Build the demonstration, unless it is there already. All or nothing. `say` is told of each step."""
    if demonstrated():
        return DemoReport(False, Person.objects.count())
    with transaction.atomic():
        cast = assemble(today or dt.date.today())
        for module in sorted(pkgutil.iter_modules(stories.__path__), key=lambda found: found.name):
            say(f"Telling the story of {module.name.replace('_', ' ')}")
            importlib.import_module(f"{stories.__name__}.{module.name}").tell(cast)
        say("Message what services work towards, what they heard and what they changed")
        learning.tell(cast)
        if packs:
            say("Loading two synthetic case packs, so that lists are long")
            lengthen(cast)
            learning.tell_of_lists(cast)
            planning.tell(cast)
        say("Writing and publishing an annual report")
        annual_report.tell(cast)
        say("Opening an inspection, with a few records sampled")
        inspection.tell(cast)
    return DemoReport(True, Person.objects.count())


def demonstrated() -> bool:
    """Whether the demonstration is in this database."""
    return Account.objects.filter(username=ACCOUNTS[0][0]).exists()


def sign_ins() -> list[tuple[str, str, str]]:
    """(what they are, user name, password) of every demonstration account."""
    return [(what, username, PASSWORD) for username, _name, _role, _unit, _language, what in ACCOUNTS]
