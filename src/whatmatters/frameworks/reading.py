"""Strict reading of one YAML document: every mistake is named with the place where it stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from whatmatters.frameworks.languages import BESIDE_ENGLISH
from whatmatters.frameworks.wording import STANDINGS, Standing, Text, Translation


class FrameworkError(ValueError):
    """A framework, tool or area file is not in the expected form. The message names the file, the place and
    the way out."""


class Reader:
    """One mapping of a YAML document, read key by key; `finish` refuses keys that nobody asked for."""

    def __init__(self, content: object, where: str, standing: Mapping[str, Standing] | None = None) -> None:
        if not isinstance(content, Mapping):
            raise FrameworkError(
                f"{where}: expected a mapping of names to values, found {type(content).__name__}."
            )
        self.content = content
        self.where = where
        self.standing = standing or {}
        self.seen: set[str] = set()

    def has(self, key: str) -> bool:
        return self.content.get(key) is not None

    def take(self, key: str, default: Any = None) -> Any:
        self.seen.add(key)
        found = self.content.get(key)
        return default if found is None else found

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank (quote numbers: version: "2016")."""
        found = self.take(key, default)
        if not isinstance(found, str) or (not found.strip() and default != ""):
            raise FrameworkError(
                f"{self.where}: {key} has to be a text that is not blank; put quotes round a number."
            )
        return " ".join(found.split()) if "\n" in found else found

    def day(self, key: str) -> date | None:
        found = self.take(key)
        if found is not None and type(found) is not date:
            raise FrameworkError(f"{self.where}: {key} has to be a date, like 2026-04-01.")
        return found

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> Any:
        found = self.take(key, default)
        if found not in set(allowed):
            raise FrameworkError(f"{self.where}: {key} has to be one of {', '.join(sorted(allowed))}.")
        return found

    def rows(self, key: str) -> list[Any]:
        found = self.take(key, [])
        if not isinstance(found, list):
            raise FrameworkError(f"{self.where}: {key} has to be a list.")
        return found

    def words(self, key: str) -> dict[str, tuple[str, ...]]:
        """Everyday words, in lists by language."""
        found = self.take(key, {})
        lists = found.values() if isinstance(found, Mapping) else [None]
        if not all(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in lists):
            raise FrameworkError(
                f"{self.where}: {key} has to hold lists of words by language: {{en: [...], cy: [...]}}."
            )
        return {language: tuple(one) for language, one in found.items()}

    def bilingual(self, key: str) -> Text:
        return self.as_text(self.take(key), f"{self.where}: {key}")

    def bilingual_or_none(self, key: str) -> Text | None:
        return self.bilingual(key) if self.has(key) else None

    def as_text(self, found: object, where: str) -> Text:
        """`{en, cy, cy_is}` and so on, or plain English."""
        return Reader({"en": found} if isinstance(found, str) else found, where, self.standing).own_text(
            finish=True
        )

    def own_text(self, *, finish: bool = False) -> Text:
        """The `en`, `cy` and `cy_is` of this mapping itself, and those of any other language."""
        standing = self.standings()
        read = Text(
            self.text("en"),
            tuple(
                Translation(language, self.text(language), standing[language])
                for language in BESIDE_ENGLISH
                if self.has(language)
            ),
        )
        if finish:
            self.finish()
        return read

    def standings(self) -> dict[str, Standing]:
        """What `cy_is` and its like say: whether the words of each language are official; else as further out, else ours."""
        return {
            language: self.one_of(f"{language}_is", STANDINGS, self.standing.get(language, "ours"))
            for language in BESIDE_ENGLISH
        }

    def finish(self) -> None:
        """Refuse what was not asked for: a misspelt key would otherwise be lost in silence."""
        unknown = sorted(str(key) for key in set(self.content) - self.seen)
        if unknown:
            raise FrameworkError(
                f"{self.where}: unknown {', '.join(unknown)}. Take it out, or correct its name."
            )
