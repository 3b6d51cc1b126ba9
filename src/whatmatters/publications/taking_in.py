"""From a file to a publication in the records: beside what is held, asked where in doubt, all of it or nothing (E2)."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from whatmatters.frameworks import indicators
from whatmatters.measures.indicators import IndicatorValue, Status
from whatmatters.publications.doubts import Doubt
from whatmatters.publications.found import Found
from whatmatters.publications.sheets import read_sheets
from whatmatters.publications.understanding import Understanding, understand
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.indicators import actions, queries
from whatmatters.records.indicators.models import Publication
from whatmatters.rules.refusals import N_, Refusal, Refusals

SOURCE = re.compile(r"^\s*(?:data\s+)?(?:source|ffynhonnell)\s*:\s*(.{3,200})$", re.I)
PUBLISHED = re.compile(
    r"\b(?:published|publication date|date of publication|release date)\b\D{0,12}(\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]+\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})",
    re.I,
)


@dataclass(frozen=True)
class Revises:
    """A value in the file that says otherwise than what is held of the same period."""

    now: Found
    held: IndicatorValue


@dataclass
class Preview:
    """What a file would bring: how it is understood, and how that stands beside what is held."""

    file_name: str
    sha256: str
    understood: Understanding
    known: Publication | None = None
    fresh: list[Found] = field(default_factory=list)
    held_already: int = 0
    revises: list[Revises] = field(default_factory=list)
    source: str = ""
    published_on: dt.date | None = None

    @property
    def doubts(self) -> list[Doubt]:
        return self.understood.doubts


@dataclass(frozen=True)
class Taken:
    """What came of it. `publication` is None where the records held everything already."""

    publication: Publication | None
    preview: Preview


def preview(
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    *,
    source: str = "",
    published_on: dt.date | None = None,
) -> Preview:
    """What would be taken in. Changes nothing. Raises UnreadableFile."""
    understood = understand(read_sheets(content, name), indicators(), answers, name=name)
    sha256 = hashlib.sha256(content).hexdigest()
    texts = (*understood.above, *understood.below)
    made = Preview(
        file_name=name,
        sha256=sha256,
        understood=understood,
        known=queries.file_known(sha256),
        source=source or next((match[1] for text in texts if (match := SOURCE.match(text))), ""),
        published_on=published_on or next((day for text in texts if (day := _published(text))), None),
    )
    _beside_what_is_held(made)
    return made


@transaction.atomic
def take_file(
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    *,
    source: str = "",
    published_on: dt.date | None = None,
    by: Account | None,
) -> Taken:
    """Take a file in, all of it or nothing. Raises UnreadableFile, NotYours, and Refusals that name what is missing."""
    made = preview(content, name, answers, source=source, published_on=published_on)
    _refuse_gaps(made)
    assert made.published_on is not None
    if not made.fresh:
        return Taken(None, made)
    publication = actions.take_in(
        [as_value(value, made.source, made.published_on) for value in made.fresh],
        source=made.source,
        published_on=made.published_on,
        file_name=name,
        file_sha256=made.sha256,
        areas_as_published=[value.area_as_published for value in made.fresh],
        answers={doubt.id: answer for doubt, answer in made.understood.settled},
        by=by,
    )
    return Taken(publication, made)


def as_value(found: Found, source: str, published_on: dt.date) -> IndicatorValue:
    """A value as understood, with who published it and when."""
    status: Status = (
        "provisional"
        if found.status == "provisional"
        else "revised"
        if found.status == "revised"
        else "final"
    )
    return IndicatorValue(
        indicator=found.indicator.id,
        version=found.indicator.version,
        area=found.area,
        first=found.period.first,
        last=found.period.last,
        label=found.period.label,
        value=found.value,
        numerator=found.numerator,
        denominator=found.denominator,
        lower=found.lower,
        upper=found.upper,
        status=status,
        calendar_year_proxy=found.indicator.calendar_year_proxy and found.period.kind == "calendar",
        source=source,
        published_on=published_on,
        note=found.note,
        missing=found.missing,
    )


def _beside_what_is_held(made: Preview) -> None:
    """Which values are new, which are held already (from this very file, or from the same publication in another), and
    which say otherwise than what is held."""
    found = made.understood.found
    ids = {value.indicator.id for value in found}
    known = set()
    for row in queries.held(ids):
        publication = row.publication
        same = publication.file_sha256 == made.sha256 or (
            (publication.source, publication.published_on) == (made.source, made.published_on)
        )
        if same:
            says = (row.value, row.missing, row.numerator, row.denominator, row.lower, row.upper)
            known.add(((row.indicator, row.area, row.first, row.last), says))
    made.fresh = [value for value in found if (value.key, value.says) not in known]
    made.held_already = len(found) - len(made.fresh)
    now = queries.table(ids, {value.area for value in found})
    latest = {
        (value.indicator, value.area, value.first, value.last): value for row in now.values() for value in row
    }
    for value in made.fresh:
        held = latest.get(value.key)
        if held and (held.value, held.missing) != (value.value, value.missing):
            made.revises.append(Revises(value, held))


def _refuse_gaps(made: Preview) -> None:
    refusals = [
        Refusal(
            "E2",
            N_("One question about the file is open: %(doubt)s."),
            N_("Answer it, then take the file in."),
            params={"doubt": doubt.id},
        )
        for doubt in made.doubts
    ]
    if not made.source.strip():
        refusals.append(
            Refusal(
                "E2",
                N_("Nobody is named as the publisher."),
                N_("Say who published these figures."),
                column="source",
            )
        )
    if made.published_on is None:
        refusals.append(
            Refusal(
                "E2",
                N_("The day of publication is not known."),
                N_("Say when these figures were published."),
                column="published_on",
            )
        )
    elif made.published_on > clock.today():
        refusals.append(
            Refusal(
                "E2",
                N_("The day of publication, %(day)s, is still to come."),
                N_("Say when these figures were published."),
                params={"day": made.published_on.isoformat()},
                column="published_on",
            )
        )
    if not made.understood.found and not made.doubts:
        refusals.append(
            Refusal(
                "E2",
                N_("No value was found in the file."),
                N_("It needs a heading for the area, the year and the value."),
            )
        )
    if refusals:
        raise Refusals(refusals)


def _published(text: str) -> dt.date | None:
    match = PUBLISHED.search(text)
    if not match:
        return None
    said = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match[1])
    for form in ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(said, form).date()
        except ValueError:
            continue
    return None


def suggested(doubts: Sequence[Doubt]) -> dict[str, str]:
    """The answers that we should give, to those doubts for which one is likely."""
    return {doubt.id: doubt.suggested for doubt in doubts if doubt.suggested}
