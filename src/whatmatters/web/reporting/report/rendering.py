"""Long work behind a page: a publication takes its seconds, and the page says how far it is (E4).

How far is kept in the cache, so that any worker can answer; a page without scripts loads itself anew until it is done.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from threading import Thread

from django.core.cache import cache
from django.db import connection
from django.utils.translation import gettext, override

from whatmatters.records.annual_reports import redacting
from whatmatters.reports.edition import Told
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.language import language_read
from whatmatters.web.design.refusals import message_of

KEPT_SECONDS = 3600
HONOURING = "rendering:honour"


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is: `to` where it led once it is done, `wrong` what stood in its way."""

    done: int = 0
    of: int = 1
    to: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        return bool(self.to or self.wrong)


def start(work: Callable[[Told], str], *, for_account: int | None) -> str:
    """Do the work in the background; it returns where it leads. Gives the name under which its progress is kept."""
    name = f"rendering:{for_account}:{uuid.uuid4().hex}"
    keep(name, Progress())
    language = language_read()
    Thread(target=_do, args=(name, work, language), daemon=True).start()
    return name.rpartition(":")[2]


def honour_soon() -> None:
    """Redact in the background what tells a story whose consent is over; once at a time (F3)."""
    if not cache.add(HONOURING, "under way", KEPT_SECONDS):
        return

    def work(tell: Told) -> str:
        try:
            redacting.honour(by=None)
        finally:
            cache.touch(HONOURING, 0)
        return "done"

    start(work, for_account=0)


def progress(job: str, *, for_account: int | None) -> Progress | None:
    """How far a piece of work of this account is; None where there is none."""
    held = cache.get(f"rendering:{for_account}:{job}")
    return Progress(**{**held, "wrong": tuple(held["wrong"])}) if held else None


def keep(name: str, state: Progress) -> None:
    cache.set(name, asdict(state), KEPT_SECONDS)


def _do(name: str, work: Callable[[Told], str], language: str) -> None:
    state = Progress()

    def tell(_what: str, done: int, of: int) -> None:
        nonlocal state
        state = replace(state, done=done, of=of)
        keep(name, state)

    with override(language):
        try:
            to = work(tell)
            state = replace(state, to=to)
        except Refusals as refusals:
            state = replace(state, wrong=tuple(message_of(refusal) for refusal in refusals))
        except Exception:
            # What went wrong is for the log of the service, without anybody's words; the page says that it did.
            logging.getLogger(__name__).exception("A report could not be published.")
            state = replace(
                state,
                wrong=(
                    gettext(
                        "It could not be published. Nothing was changed. Try again, or tell your administrator."
                    ),
                ),
            )
        finally:
            keep(name, state)
            connection.close()
