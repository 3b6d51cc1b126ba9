"""The annual report of the invented Scottish authority: one that is published, and the next one as a draft (E1, E4, F3).

Every indicator value is invented, belongs to an invented area code, and names that as its source.
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import on
from whatmatters.exchange.kept import facts_kept
from whatmatters.frameworks import indicator
from whatmatters.measures.indicators import IndicatorValue
from whatmatters.records.annual_reports import arrangements, placing, signing_off, stories, writing
from whatmatters.records.annual_reports.models import Arrangement, Report
from whatmatters.records.annual_reports.publishing import publish
from whatmatters.records.annual_reports.state import workspace
from whatmatters.records.indicators.actions import take_in
from whatmatters.records.learned.models import LearnedVersion
from whatmatters.records.people.models import Person

FILE = Path(__file__).with_name("annual_report.yaml")
KIND = "scotland-performance-report"
SOURCE = "Invented for demonstration"
UNIT = "demo-ia"
# What the next year's draft still lacks, so that its checklist has something to name.
NOT_YET = ("foreword", "best-value", "inspections", "outcome-9", "easy-read", "summary", "five-years")


def tell(cast: Cast) -> None:
    """The year before last is published; last year's report is being written."""
    told = yaml.safe_load(FILE.read_text("utf-8"))
    last = cast.today.year - 1 if cast.today.month >= 4 else cast.today.year - 2
    with on(cast.today - dt.timedelta(days=200)):
        _values(cast, told["values"], last)
    with on(cast.today - dt.timedelta(days=150)):
        _arrangements(cast, told["arrangements"], last)
        published = _report(cast, told, last - 1, languages="en")
        _story(cast, told, published)
        signing_off.review(report=published, by=cast.accounts["callum"])
    with on(cast.today - dt.timedelta(days=140)):
        facts = facts_kept()
        signing_off.approve(
            report=published, facts=facts, threshold=settings.DISCLOSURE_THRESHOLD, by=cast.accounts["isla"]
        )
        publish(report=published, facts=facts, by=cast.accounts["isla"])
    with on(cast.today - dt.timedelta(days=20)):
        draft = _report(cast, told, last, languages="en gd", but=NOT_YET)
        writing.remark(
            report=draft,
            section="outcome-3",
            text="Do we know yet how many complaints there were this year?",
            by=cast.accounts["callum"],
        )


def _values(cast: Cast, rows: list[dict[str, Any]], last: int) -> None:
    values = []
    for row in rows:
        about = indicator(f"core-suite:{row['indicator']}")
        every = row.get("every", 1)
        ends = len(row["values"]) - 1
        for place, given in enumerate(row["values"]):
            # The rows are told for a last year of 2024; they move with the year of the demonstration.
            year = row["from"] + place * every + (last - 1 - 2024) // every * every
            number = Decimal(str(given))
            half = Decimal(str(row["about"])) if row.get("about") else None
            values.append(
                IndicatorValue(
                    indicator=about.id,
                    version=about.version,
                    area=cast.units[UNIT].area_code,
                    first=dt.date(year, 4, 1),
                    last=dt.date(year + 1, 3, 31),
                    label=f"{year}-{(year + 1) % 100:02d}",
                    value=number,
                    numerator=None,
                    denominator=None,
                    lower=None if half is None else number - half,
                    upper=None if half is None else number + half,
                    status="provisional" if row.get("last") and place == ends else "final",
                    calendar_year_proxy=False,
                    source=SOURCE,
                    published_on=cast.today - dt.timedelta(days=200),
                )
            )
    take_in(
        values,
        source=SOURCE,
        published_on=cast.today - dt.timedelta(days=200),
        file_name="",
        by=cast.accounts["morag"],
    )


def _arrangements(cast: Cast, rows: list[dict[str, Any]], last: int) -> None:
    for row in rows:
        arrangements.arrange(
            unit=cast.units[UNIT],
            name=row["name"],
            codes=row["codes"],
            from_date=dt.date(last - 2, 4, 1),
            by=cast.accounts["morag"],
        )


def _report(
    cast: Cast, told: dict[str, Any], year: int, *, languages: str, but: tuple[str, ...] = ()
) -> Report:
    morag, callum = cast.accounts["morag"], cast.accounts["callum"]
    report = writing.begin(unit=cast.units[UNIT], kind=KIND, year=year, languages=languages, by=morag)
    for number, (section, text) in enumerate(told["texts"].items()):
        if section not in but:
            writing.write(report=report, section=section, text=text, by=callum if number % 3 == 2 else morag)
    for row in told["figures"]:
        if row["section"] in but:
            continue
        asked = {"by": row["by"]} if "by" in row else {"indicator": f"core-suite:{row['indicator']}"}
        placing.place(
            report=report,
            section=row["section"],
            what="outcomes" if "by" in row else "indicator",
            asked=asked,
            says_=row["says"],
            in_short=row.get("in_short", False),
            by=morag,
        )
    _heard(report, but, morag)
    for row in told["tables"]:
        if row["section"] not in but:
            own = workspace(report).kind.section(row["section"]).table(row["table"])
            placing.place(
                report=report,
                section=row["section"],
                what="table",
                asked={
                    "table": row["table"],
                    "rows": placing.rows_from(own, row["rows"]),
                    "source": row["source"],
                },
                says_=row["says"],
                by=callum,
            )
    placing.place(report=report, section="strategic-plan-review", what="arrangements", by=morag)
    if "five-years" not in but:
        placing.place(report=report, section="five-years", what="core_suite", by=morag)
    for row in told["arrangements"]:
        found = Arrangement.objects.get(unit=cast.units[UNIT], name=row["name"])
        arrangements.review(arrangement=found.pk, report=report, text=row["says"], by=morag)
    for item, why in told["explained"].items():
        writing.explain(report=report, item=item, text=why, by=morag)
    return report


def _heard(report: Report, but: tuple[str, ...], by: Any) -> None:
    row = LearnedVersion.objects.filter(learned__unit="demo-glen-team").order_by("recorded_at").first()
    if row is not None and "outcome-6" not in but:
        placing.place(report=report, section="outcome-6", what="heard", asked={"version": row.pk}, by=by)


def _story(cast: Cast, told: dict[str, Any], report: Report) -> None:
    jean = Person.objects.filter(pk="demo-jean-taylor").first()
    if jean is None:
        return
    consent = stories.agree(
        person=jean,
        wording=told["story"],
        audience="Everybody who reads the annual report, in print and on the internet",
        from_date=cast.today - dt.timedelta(days=160),
        until=None,
        by=cast.accounts["shona"],
    )
    stories.tell(
        report=report,
        section="outcome-4",
        consent=consent.pk,
        title=told["story_title"],
        language="en",
        by=cast.accounts["morag"],
    )
