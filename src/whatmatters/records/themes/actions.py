"""Every change of themes: naming, renaming, merging, saying what belongs (D8)."""

from collections.abc import Iterable

from django.db import transaction

from whatmatters.frameworks import framework
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.people.access import NotYours
from whatmatters.records.themes.access import theme_open_to, unit_with_words, words_of
from whatmatters.records.themes.models import Belonging, Theme
from whatmatters.records.writing import written_down
from whatmatters.rules.messages.themes import INTO_ITSELF, NO_NAME, OF_ANOTHER_UNIT
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.words_said import blank

BEGIN_WITH = "talking-points"


@transaction.atomic
def name_theme(*, unit: str, name_en: str = "", name_cy: str = "", about: str = "", by: Account) -> Theme:
    """Name a theme, in one language at least. Raises Refusals, NotYours."""
    held = unit_with_words(by, unit)
    if blank(name_en) and blank(name_cy):
        raise Refusals([NO_NAME()])
    row = Theme.objects.create(
        unit=held, name_en=name_en, name_cy=name_cy, about=about, made_by=by, made_at=clock.now()
    )
    audit.record("theme named", by=by, about=f"theme:{row.pk}")
    return row


@transaction.atomic
def begin_with_talking_points(*, unit: str, by: Account) -> list[Theme]:
    """The outcomes of Talking Points as first themes, for a unit that has none: to be renamed, merged, let go."""
    held = unit_with_words(by, unit)
    if Theme.objects.filter(unit=held).exists():
        return []
    return [
        name_theme(
            unit=unit,
            name_en=national.text.en,
            name_cy=welsh.words if (welsh := national.text.translation("cy")) else "",
            by=by,
        )
        for national in framework(BEGIN_WITH).outcomes()
    ]


@transaction.atomic
def rename_theme(*, theme: str, name_en: str = "", name_cy: str = "", about: str = "", by: Account) -> Theme:
    """Call it otherwise, or say better what it is about. Raises Refusals, NotYours."""
    row = theme_open_to(by, theme)
    if blank(name_en) and blank(name_cy):
        raise Refusals([NO_NAME()])
    row.name_en, row.name_cy, row.about = name_en, name_cy, about
    row.save(update_fields=["name_en", "name_cy", "about"])
    audit.record("theme renamed", by=by, about=f"theme:{row.pk}")
    return row


@transaction.atomic
def merge_theme(*, theme: str, into: str, by: Account) -> Theme:
    """From now on the one is part of the other: what belonged to it belongs there. Raises Refusals, NotYours."""
    row, other = theme_open_to(by, theme), theme_open_to(by, into)
    while other.merged_into is not None:
        other = other.merged_into
    if row.unit_id != other.unit_id:
        raise Refusals([OF_ANOTHER_UNIT()])
    if row.pk == other.pk:
        raise Refusals([INTO_ITSELF()])
    row.merged_into = other
    row.save(update_fields=["merged_into"])
    audit.record("theme merged", by=by, about=f"theme:{row.pk}", details={"into": other.pk})
    return other


@transaction.atomic
def decide(*, theme: str, scores: Iterable[str], belongs: bool, by: Account) -> int:
    """Say that words belong to a theme, or that they do not: the machine keeps to it. Raises NotYours for words that
    are not open to this account."""
    row = theme_open_to(by, theme)
    wanted = set(scores)
    found = set(words_of(by, row.unit).filter(pk__in=wanted).values_list("pk", flat=True))
    if found != wanted:
        raise NotYours
    Belonging.objects.bulk_create(
        Belonging(theme=row, score_id=score, belongs=belongs, **written_down(by)) for score in sorted(found)
    )
    audit.record(
        "words placed in theme",
        by=by,
        about=f"theme:{row.pk}",
        details={"words": len(found), "belongs": belongs},
    )
    return len(found)
