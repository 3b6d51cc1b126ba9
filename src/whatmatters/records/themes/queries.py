"""What belongs to which theme, what the machine would suggest, and what lies near to what somebody looks for (D8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.models import Score
from whatmatters.records.themes import meaning
from whatmatters.records.themes.access import words_of
from whatmatters.records.themes.models import Belonging, Theme

# The latest words a page reads: enough for a team, and quick.
MOST_WORDS = 400
# How near words have to be to be suggested, and how many at once.
NEAR = 0.12
SUGGESTED = 12


@dataclass
class ThemeFile:
    """A theme with the words that belong to it and, apart from them, those that might."""

    theme: Theme
    words: list[Score] = field(default_factory=list)
    suggested: list[Score] = field(default_factory=list)


def themes_of(account: Account, unit: Unit, *, suggest: bool = True) -> list[ThemeFile]:
    """Every theme that stands, by name, with its words. Merged ones are in those they were merged into.

    Words are suggested to the theme they are nearest to, and never to one that somebody said they do not belong to, nor
    where they belong to a theme already.
    """
    themes = list(Theme.objects.filter(unit=unit))
    rows = list(words_of(account, unit)[:MOST_WORDS])
    leads = {theme.pk: _last(theme, {other.pk: other for other in themes}) for theme in themes}
    files = {theme.pk: ThemeFile(theme) for theme in themes if leads[theme.pk] == theme.pk}
    decided = decisions_on(themes, leads)
    by_id = {
        row.pk: row for row in words_of(account, unit).filter(pk__in={score for _theme, score in decided})
    }
    by_id |= {row.pk: row for row in rows}
    for (theme, score), belongs in decided.items():
        if belongs and score in by_id:
            files[theme].words.append(by_id[score])
    for file in files.values():
        file.words.sort(key=lambda row: (row.on, row.pk), reverse=True)
    if suggest and files and meaning.can_read():
        _suggest(files, rows, decided)
    return sorted(files.values(), key=lambda file: (file.theme.name_en or file.theme.name_cy).casefold())


def decisions_on(themes: Sequence[Theme], leads: dict[str, str] | None = None) -> dict[tuple[str, str], bool]:
    """The latest decision for each theme and words; of merged themes counted for the one they lead to."""
    found: dict[tuple[str, str], bool] = {}
    for row in Belonging.objects.filter(theme__in=themes).order_by("id"):
        theme = (leads or {}).get(row.theme_id, row.theme_id)
        found[(theme, row.score_id)] = row.belongs
    return found


def _last(theme: Theme, themes: dict[str, Theme]) -> str:
    seen = {theme.pk}
    while theme.merged_into_id in themes and theme.merged_into_id not in seen:
        theme = themes[theme.merged_into_id]
        seen.add(theme.pk)
    return str(theme.pk)


def _suggest(files: dict[str, ThemeFile], rows: list[Score], decided: dict[tuple[str, str], bool]) -> None:
    vectors = meaning.directions(meaning.vectors_of(rows))
    placed = {score for (_theme, score), belongs in decided.items() if belongs}
    nearness: dict[str, list[tuple[float, str]]] = {}
    for id, file in files.items():
        taught = [vectors[row.pk] for row in file.words if row.pk in vectors]
        named = meaning.of_query(" ".join([file.theme.name_en, file.theme.name_cy, file.theme.about]).strip())
        for score, near in meaning.nearest(meaning.middle([named, *taught]), vectors):
            nearness.setdefault(score, []).append((near, id))
    by_id = {row.pk: row for row in rows}
    for score, found in nearness.items():
        if score in placed:
            continue
        near, theme = max(found)
        if near >= NEAR and decided.get((theme, score)) is None:
            files[theme].suggested.append(by_id[score])
    for file in files.values():
        best = {score: near for score, found in nearness.items() for near, id in found if id == file.theme.pk}
        file.suggested.sort(key=lambda row: -best.get(row.pk, 0))
        del file.suggested[SUGGESTED:]


def look_for(account: Account, unit: Unit, text: str, *, most: int = 20) -> list[Score]:
    """What people said that means the same or near it, in either language; without the model, what holds the words."""
    rows = words_of(account, unit)
    if not text.strip():
        return []
    if not meaning.can_read():
        return list(rows.filter(narrative__icontains=text.strip())[:most])
    some = list(rows[:MOST_WORDS])
    by_id = {row.pk: row for row in some}
    near = meaning.nearest(meaning.of_query(text), meaning.directions(meaning.vectors_of(some)))
    # Who looks for a word that was said wants to see it said, before anything that means the like.
    wanted = text.strip().casefold()
    found = [by_id[id] for id, _near in near]
    return sorted(found, key=lambda row: wanted not in row.narrative.casefold())[:most]
