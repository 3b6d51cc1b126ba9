"""What an inspection is called, on a page about it and in a person's own record of who looked."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from whatmatters.frameworks.scrutiny import scrutiny_bodies
from whatmatters.records.inspections.models import Inspection
from whatmatters.web.design.language import language_read


def bodies_of(ids: Sequence[str]) -> str:
    """The names of the bodies: one, or several together."""
    names = {body.id: body.name.said(language_read()) for body in scrutiny_bodies()}
    return " + ".join(names.get(id, id) for id in ids)


def inspections_named(ids: Sequence[str]) -> dict[str, str]:
    """Who inspected, by the id of the inspection: for a person's own record of who looked."""
    rows = Inspection.objects.filter(pk__in=set(ids))
    return {row.pk: str(_("Inspection: %(who)s")) % {"who": bodies_of(row.bodies)} for row in rows}
