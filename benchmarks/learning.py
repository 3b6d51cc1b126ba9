"""`python -m benchmarks learning`: what a look at a service's learning page costs, in processor time, with what it rests on.

Three hundred invented people of their own (`tests/data`, so that the figure stays comparable while the demonstration changes), a
service that a manager reads disclosure-controlled, SQLite in a folder of its own. First look: after one score was saved, so that the
store is refreshed and every table counted and controlled anew. Goal: at most 2 s here; the way to 0.5 s leads through what may be
shown (the chains of controlled tables are nearly all that is left).
"""

import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

PAGE = "/learning/O1S1/?to=2026-03-31&from_=2024-04-01"
DAY = dt.date(2026, 3, 1)
GOAL = 2.0


def main(times: int = 5) -> None:
    """Load, look, save a score and look again, so many times."""
    folder = tempfile.mkdtemp(prefix="whatmatters-learning-")
    os.environ["WHATMATTERS_DATABASE_URL"] = f"sqlite:///{folder}/records.sqlite3"
    os.environ["WHATMATTERS_HOME"] = folder
    from whatmatters.config.start import database_ready, django_ready

    django_ready()
    database_ready()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STATIC_ROOT = Path(folder)
    client = Client()
    client.force_login(prepare(), backend="allauth.account.auth_backends.AuthenticationBackend")
    opened = counted_openings()

    def look() -> None:
        answer = client.get(PAGE)
        assert answer.status_code == 200, answer.status_code

    print(f"store built and first look    {spent(look):6.2f} s")
    unchanged = median(spent(look) for _ in range(20))
    first = []
    for number in range(times):
        save(number)
        opened.clear()
        first.append(spent(look))
    ratio = median(first) / unchanged
    print(f"page unchanged                {1000 * unchanged:6.1f} ms")
    print(
        f"first look after one score    {median(first):6.2f} s, {ratio:.0f} times the page unchanged, "
        f"{len(opened)} DuckDB instances (goal {GOAL} s)"
    )
    save(times)
    print(f"  of it the refresh           {spent(refreshed):6.2f} s")


def prepare() -> Any:
    """Records, and a manager who may read of the service."""
    from tests.places import SAMPLES
    from whatmatters.exchange.loading import load_pack
    from whatmatters.exchange.reading import read_pack
    from whatmatters.records.accounts import actions
    from whatmatters.records.organisations.models import Unit

    load_pack(read_pack(SAMPLES / "mixed-300"))
    account = actions.add_account(username="mali", name="Mali", password="x" * 14, by=None)
    membership = actions.give_role(account=account, unit=Unit.objects.get(pk="O1"), role="manager", by=None)
    membership.from_date = dt.date(2020, 1, 1)
    membership.save(update_fields=["from_date"])
    return account


def save(number: int) -> None:
    """One score of somebody in the service."""
    from whatmatters.records.outcomes.actions.scores import record_occasion
    from whatmatters.records.outcomes.models import Outcome
    from whatmatters.rules.facts import Score

    open_ones = Outcome.objects.filter(
        plan__unit__pk__startswith="O1S1", plan__closed_on__isnull=True, ended_on__isnull=True
    )
    outcome = open_ones.filter(scores__kind="baseline").order_by("pk").first()
    assert outcome is not None
    score = Score(
        on=DAY + dt.timedelta(number), kind="informal", by="person", value=number % 11, narrative="So so."
    )
    record_occasion(outcome=outcome.pk, voices=[score], by=None)


def refreshed() -> None:
    """The store brought up to date, and nothing asked of it."""
    from django.conf import settings

    from whatmatters.exchange.states_kept import states_kept

    states_kept(settings.STORE_OF_STATES)


def counted_openings() -> list[object]:
    """A list that gets longer with every DuckDB instance from now on."""
    import duckdb

    opened: list[object] = []
    connect = duckdb.connect

    def counting(*given: Any, **how: Any) -> Any:
        opened.append(given)
        return connect(*given, **how)

    duckdb.connect = counting  # type: ignore[assignment]
    return opened


def spent(work: Callable[[], None]) -> float:
    """Seconds of this process's processor time, all its threads together."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
