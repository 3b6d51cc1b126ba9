"""The two synthetic sample packs, so that lists are long: loaded as another system's, each under a name of its own."""

from pathlib import Path

from whatmatters.demo.cast import Cast, give_role
from whatmatters.records.organisations.actions import lay_out_tree
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.models import Responsibility

PACKS = Path(__file__).with_name("packs")

# pack, the name its ids get, the team whose people the account works with, the account
LISTS = [
    ("mixed-300", "valleys", "valleys:O1S1T1", "megan"),
    ("mixed-300", "valleys", "valleys:O1S1T2", "ifan"),
    ("mixed-300", "valleys", "valleys:O1", "rhian"),
    ("mixed-300", "valleys", "valleys:O1", "alun"),
    ("mixed-300", "valleys", "valleys:O1", "sioned"),
    ("scotland-120", "glens", "glens:O1S1T1", "shona"),
    ("scotland-120", "glens", "glens:O1", "fiona"),
]
ROLE = {"rhian": "manager", "fiona": "manager", "alun": "analyst", "sioned": "chief_officer"}


def lengthen(cast: Cast) -> None:
    """Load the packs, and let the demonstration's accounts work with some of their teams."""
    from whatmatters.exchange.loading import load_pack
    from whatmatters.exchange.reading import read_pack

    for name, source in dict.fromkeys((pack, source) for pack, source, _team, _account in LISTS):
        load_pack(read_pack(PACKS / name), source=source, example=True)
    # The Scottish list belongs to the invented authority, so that its annual report has people to count; the Welsh council of
    # the other list has an invented area code, so that its evidence for planning has.
    Unit.objects.filter(pk="glens:P1").update(parent=cast.units["demo-ia"])
    Unit.objects.filter(pk="valleys:O1").update(area_code="W06999001")
    lay_out_tree()
    for _pack, _source, team, username in LISTS:
        role = ROLE.get(username, "practitioner")
        give_role(cast, username, Unit.objects.get(pk=team), role)
        if role == "practitioner":
            Responsibility.objects.filter(unit_id=team, until__isnull=True).update(
                account=cast.accounts[username]
            )
