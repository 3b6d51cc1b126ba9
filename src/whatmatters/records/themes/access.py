"""Who may read the words behind themes: those who see the records of the unit anyway (D8)."""

from django.db.models import QuerySet

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.outcomes.models import Score
from whatmatters.records.people.access import WRITERS, NotYours, people_open_to
from whatmatters.records.themes.models import Theme
from whatmatters.rules.vocabulary import PRACTITIONER


def may_read_words(account: Account, unit: Unit) -> bool:
    """Whether this account may read what the unit's people said."""
    own = roles_of(account).where(*WRITERS)
    return UnitWithin.objects.filter(within__in=own, unit=unit).exists()


def unit_with_words(account: Account, unit: str) -> Unit:
    """A unit whose people's words this account may read. Raises NotYours."""
    own = roles_of(account).where(*WRITERS)
    found = Unit.objects.filter(
        pk__in=UnitWithin.objects.filter(within__in=own, unit=unit).values("unit")
    ).first()
    if found is None:
        raise NotYours
    return found


def theme_open_to(account: Account, theme: str) -> Theme:
    """A theme of such a unit. Raises NotYours."""
    found = Theme.objects.select_related("unit").filter(pk=theme).first()
    if found is None:
        raise NotYours
    unit_with_words(account, found.unit_id)
    return found


def words_of(account: Account, unit: Unit) -> QuerySet[Score]:
    """What people and those who speak for them said with their scores, in records open to this account."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    return (
        Score.objects.filter(
            outcome__plan__unit__in=below,
            outcome__person__in=people_open_to(account).values("pk"),
            retracted_at__isnull=True,
        )
        .exclude(by=PRACTITIONER)
        .exclude(narrative="")
        .select_related("outcome__person")
        .order_by("-on", "-recorded_at", "id")
    )
