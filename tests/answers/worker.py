"""One of several workers: saves scores and reads pages, and looks at each whether it is of one moment. Imported where Django is
ready: by a process of its own, as a server's workers are."""

import datetime as dt
import re
from typing import Any

from django.test import Client
from django.test.utils import setup_test_environment

from tests.places import SAMPLES
from whatmatters.answers import figures
from whatmatters.answers.grouping import grouped
from whatmatters.answers.labels import PART_OF, WHO_DOES
from whatmatters.answers.snapshot import snapshot
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.exchange.states_kept import mark_now
from whatmatters.measures import Question, measure
from whatmatters.records.accounts import actions
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.actions.scores import record_occasion
from whatmatters.records.outcomes.models import Outcome
from whatmatters.rules.facts import Score

TEAM, DAY = "O1S1T1", dt.date(2026, 3, 31)
PAGE = f"/learning/{TEAM}/?to=2026-03-31&from_=2024-04-01&by="
SPLITS = ("plan_kind", "outcome_type", "gender", "intent")


def prepare() -> None:
    """Records, and two practitioners of one team."""

    load_pack(read_pack(SAMPLES / "mixed-300"))
    for number in range(2):
        account = actions.add_account(username=f"w{number}", name=f"W{number}", password="x" * 14, by=None)
        membership = actions.give_role(
            account=account, unit=Unit.objects.get(pk=TEAM), role="practitioner", by=None
        )
        membership.from_date = dt.date(2020, 1, 1)
        membership.save(update_fields=["from_date"])


def work(number: int, times: int) -> None:
    """Save a score and read a page, so many times."""

    setup_test_environment()
    account = Account.objects.get(username=f"w{number}")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    mine = Outcome.objects.filter(plan__unit=TEAM, plan__closed_on__isnull=True, ended_on__isnull=True)
    ids = list(mine.filter(scores__kind="baseline").order_by("pk").values_list("pk", flat=True).distinct())
    marks = set()
    for turn in range(times):
        row = Score(
            on=DAY - dt.timedelta(turn), kind="informal", by="person", value=turn % 11, narrative="So so."
        )
        record_occasion(outcome=ids[(2 * turn + number) % len(ids)], voices=[row], by=account)
        read_page(client.get(PAGE + SPLITS[turn % len(SPLITS)]))
        marks.add(read_snapshot())
    print(len(marks))


def read_page(answer: Any) -> None:
    """The parts of a page sum to its whole."""
    page = answer.content.decode()
    assert answer.status_code == 200, (answer.status_code, page[-2000:])
    (whole,) = re.findall(r"outcomes in a plan:\s*(\d+)", " ".join(page.split()))
    split = page[page.index('id="split"') :]
    table = split[split.index("<tbody") : split.index("</tbody>")]
    parts = [re.findall(r"<td[^>]*>\D*(\d+)", row)[0] for row in table.split("<tr")[1:]]
    assert parts and sum(map(int, parts)) == int(whole), (parts, whole)


def read_snapshot() -> str:
    """Every table of a snapshot is what the records say at its moment; the mark."""

    asked = Question(DAY, within=TEAM, basis="any")
    with snapshot() as now:
        assert now.mark == mark_now()
        whole = measure(facts_kept(), asked).figures[()]
        for by in SPLITS:
            table = figures.counted(
                now, Question(DAY, by=(by,), within=TEAM, basis="any"), exact=True, shares=False
            )
            assert {name: figure.value for name, figure in table.whole.items()} == whole
            for name in ("outcomes", "achieved", "status.improved", "status.awaiting_review"):
                assert sum(row.figures[name].value or 0 for row in table.rows) == whole[name], (by, name)
        for grouping in (PART_OF, WHO_DOES):
            groups = grouped(now, asked, grouping, exact=True).groups.values()
            assert sum(group.figures["outcomes"].value or 0 for group in groups) == whole["outcomes"]
        assert now.mark == mark_now()
        return now.mark
