"""How long pages take, as ratios to a bare page with session and user, in one process, on one machine.

`python -m benchmarks.pages`. The records are the demonstration's two packs loaded ten times over, in a SQLite file of their own
(or where WHATMATTERS_DATABASE_URL says: an empty database). Goals: the person's page at most 3 times a bare signed-in
view with at most 8 queries; a caseload of 40 at most 3 times with at most 5 queries (README of this folder).
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

TIMES = 300


def main() -> None:
    folder = tempfile.mkdtemp(prefix="whatmatters-pages-")
    os.environ.setdefault("WHATMATTERS_DATABASE_URL", f"sqlite:///{folder}/records.sqlite3")
    os.environ["WHATMATTERS_HOME"] = folder
    from whatmatters.config.start import database_ready, django_ready

    django_ready()
    database_ready()
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STATIC_ROOT = Path(folder)
    measure(prepare())


def prepare() -> dict[str, str]:
    """Records to look at; returns the addresses that are measured."""
    from whatmatters.demo import load_demo
    from whatmatters.demo.lists import PACKS
    from whatmatters.exchange.loading import load_pack
    from whatmatters.exchange.reading import read_pack
    from whatmatters.records.accounts.models import Account
    from whatmatters.records.people.models import Person, Responsibility

    if load_demo().made:
        for number in range(10):
            load_pack(read_pack(PACKS / "mixed-300"), source=f"copy{number}", example=True)
    megan = Account.objects.get(username="megan")
    forty = list(Responsibility.objects.filter(account=megan).values_list("pk", flat=True))
    Responsibility.objects.filter(pk__in=forty[40:]).update(account=None)
    person = "valleys:p00001"
    outcome = Person.objects.get(pk=person).outcomes.first()
    return {
        "a bare page with session and user": "/account/password/",
        "a caseload of 40": "/",
        "a person's page": f"/people/{person}/",
        "an outcome's page, with its journey": f"/outcomes/{outcome.pk}/",
        "the scoring page": f"/outcomes/{outcome.pk}/score/",
    }


def measure(pages: dict[str, str]) -> None:
    """Print the median of each page beside the bare one, and its queries."""
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from whatmatters.records.accounts.models import Account
    from whatmatters.web import urls
    from whatmatters.web.pages import permissions

    def bare(request: object) -> HttpResponse:
        return HttpResponse(f"<p>{request.user.name}</p>")  # type: ignore[attr-defined]

    urls.urlpatterns.insert(0, path("bare/", bare, name="bare"))
    permissions.PERMISSIONS["bare"] = permissions.SIGNED_IN
    pages["a bare page with session and user"] = "/bare/"
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(Account.objects.get(username="megan"), backend=backend)
    medians: dict[str, float] = {}
    print(f"{'page':<40}{'queries':>8}{'p50 ms':>9}{'ratio':>8}")
    for name, address in pages.items():
        statements: list[str] = []

        def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
            statements.append(sql)  # noqa: B023
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        took = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            client.get(address)
            took.append(time.perf_counter() - begun)
        medians[name] = statistics.median(took) * 1000
        ratio = medians[name] / medians["a bare page with session and user"]
        print(f"{name:<40}{len(statements):>8}{medians[name]:>9.2f}{ratio:>8.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
