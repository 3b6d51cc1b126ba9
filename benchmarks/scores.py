"""Fifty clients recording scores at once: how many a second, the slowest hundredth, and that none is lost.

`python -m benchmarks.scores`. Clients and server share the machine, so the figure is a floor. Every post goes the whole way: session,
form, rules, transaction with synchronous=FULL, audit entry. Goal: 700 a second or more, none lost, none locked, audit = scores.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from pathlib import Path

CLIENTS, EACH, PORT = 50, 40, 8765


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="whatmatters-scores-"))
    os.environ.setdefault("WHATMATTERS_DATABASE_URL", f"sqlite:///{folder}/records.sqlite3")
    os.environ["WHATMATTERS_HOME"] = str(folder)
    from whatmatters.config.start import database_ready, django_ready

    django_ready()
    database_ready()
    cookies, outcomes = prepare()
    server = subprocess.Popen(
        [sys.executable, "-m", "whatmatters.cli", "serve", "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        wait()
        run(cookies, outcomes)
    finally:
        server.terminate()
        server.wait()


def prepare() -> tuple[list[str], list[str]]:
    """A signed-in session for each client, and outcomes with a goal to score."""
    from django.test import Client

    from whatmatters.demo import load_demo
    from whatmatters.records.accounts.models import Account
    from whatmatters.records.outcomes.models import Outcome

    load_demo()
    megan = Account.objects.get(username="megan")
    cookies = []
    for _ in range(CLIENTS):
        client = Client()
        client.force_login(megan, backend="allauth.account.auth_backends.AuthenticationBackend")
        cookies.append(client.cookies["sessionid"].value)
    mine = Outcome.objects.filter(
        person__responsibilities__account=megan,
        ended_on=None,
        plan__closed_on=None,
        goals__isnull=False,
        need__eligible=True,
    )
    return cookies, list(mine.order_by("id").distinct().values_list("id", flat=True))


def wait() -> None:
    for _ in range(100):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=2).request("GET", "/alive/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer.")


def run(cookies: list[str], outcomes: list[str]) -> None:
    """Post, then count what was kept."""
    from whatmatters.records.audit.models import Entry
    from whatmatters.records.outcomes.models import Score

    before = Score.objects.count(), Entry.objects.filter(verb="score recorded").count()
    took: list[float] = []
    refused: list[int] = []

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        session = f"sessionid={cookies[number]}"
        connection.request("GET", "/people/new/", headers={"Cookie": session})
        answer = connection.getresponse()
        page = answer.read().decode()
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]
        kept = re.search(r"csrftoken=([^;]+)", answer.headers["Set-Cookie"] or "").group(1)  # type: ignore[union-attr]
        headers = {
            "Cookie": f"{session}; csrftoken={kept}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        for turn in range(EACH):
            outcome = urllib.parse.quote(outcomes[(number * EACH + turn) % len(outcomes)])
            form = {
                "csrfmiddlewaretoken": token,
                "on": time.strftime("%Y-%m-%d"),
                "kind": "informal",
                "token": uuid.uuid4().hex,
                "tool": "",
                "person-answer": str(turn % 11),
                "person-narrative": "As it was said.",
            }
            begun = time.perf_counter()
            connection.request("POST", f"/outcomes/{outcome}/score/", urllib.parse.urlencode(form), headers)
            answer = connection.getresponse()
            answer.read()
            took.append(time.perf_counter() - begun)
            if answer.status != 302:
                refused.append(answer.status)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    after = Score.objects.count(), Entry.objects.filter(verb="score recorded").count()
    took.sort()
    print(
        f"{CLIENTS} clients, {len(took)} scores posted in {seconds:.1f} s: {len(took) / seconds:.0f} a second"
    )
    print(
        f"p50 {took[len(took) // 2] * 1000:.0f} ms, p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms; refused: {len(refused)} {set(refused)}"
    )
    print(f"kept: {after[0] - before[0]} scores, {after[1] - before[1]} audit entries")


if __name__ == "__main__":
    main()
