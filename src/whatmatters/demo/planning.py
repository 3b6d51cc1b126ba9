"""What the invented Welsh authority writes for its population assessment: a draft in both languages, with something still to do (D10)."""

from whatmatters.demo.cast import Cast
from whatmatters.frameworks.reporting import report_kind
from whatmatters.records.annual_reports import placing, writing
from whatmatters.records.organisations.models import Unit

KIND = "wales-population-assessment"
UNIT = "valleys:O1"
TEXTS = {
    "about": {
        "en": "This tells of people with a plan, in their own view, on what they said matters to them. It does not tell of people whom nobody has asked yet.",
        "cy": "Mae hyn yn sôn am bobl â chynllun, yn eu barn eu hunain, am yr hyn a ddywedasant sy'n bwysig iddynt. Nid yw'n sôn am bobl nad oes neb wedi eu holi eto.",
    },
    "needs": {
        "en": "## What the figures mean here\n\nMost of what matters to people is close to home: friends, getting out, being of use. Much of it is met by the people around them, with services in step.\n\n[[figure 1]]\n\n[[figure 2]]",
        "cy": "## Ystyr y ffigurau yma\n\nMae'r rhan fwyaf o'r hyn sy'n bwysig i bobl yn agos at adref: ffrindiau, mynd allan, bod o ddefnydd. Diwellir llawer ohono gan y bobl o'u cwmpas, gyda gwasanaethau'n cydgerdded.\n\n[[figure 1]]\n\n[[figure 2]]",
    },
    "unmet": {
        "en": "Transport in the evenings stands in the way of more than one outcome.",
        "cy": "Mae cludiant gyda'r nos yn rhwystr i fwy nag un canlyniad.",
    },
    "furthest": {
        "en": "What people are furthest from is not what services are best at counting.",
        "cy": "Nid yr hyn y mae pobl bellaf rhag ei gyrraedd yw'r hyn y mae gwasanaethau orau am ei gyfrif.",
    },
}
UNMET = (
    "Going out in the evening | Older people in the valley | No bus after six | A shared car with a volunteer"
)


def tell(cast: Cast) -> None:
    """Begin the evidence of the last year, with what the records say and what people made of it."""
    last = cast.today.year - 1 if cast.today.month >= 4 else cast.today.year - 2
    alun = cast.accounts["alun"]
    report = writing.begin(unit=Unit.objects.get(pk=UNIT), kind=KIND, year=last, languages="en cy", by=alun)
    for section, texts in TEXTS.items():
        for language, text in texts.items():
            writing.write(report=report, section=section, text=text, language=language, by=alun)

    def figure(section: str, what: str, says: str, **asked: object) -> None:
        placing.place(report=report, section=section, what=what, asked=asked, says_=says, by=alun)

    figure("needs", "outcomes", "Better for many, on what they said themselves.", by="plan_kind")
    figure("needs", "outcomes", "People and those around them carry a good part of it.", by="support")
    figure("furthest", "furthest", "In the order of how many have not got there yet.")
    own = report_kind(KIND).section("unmet").table("unmet")
    rows = placing.rows_from(own, UNMET)
    figure(
        "unmet",
        "table",
        "What was asked for and not found.",
        table="unmet",
        rows=rows,
        source="Team meetings, invented",
    )
