"""Which area a publisher means, by code or by any of its spellings; replaced codes followed to what replaced them.

Where an Integration Authority is one council, a council's figures are that authority's: the boundary is the same. Where it is
two (Clackmannanshire and Stirling), a council's figures stay the council's: percentages of two areas cannot be added up.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.areas import Area, areas

SPELLINGS = Path(__file__).parent / "data" / "places" / "spellings.yaml"
CODE = re.compile(r"\b([SW]\d{8})\b")
SILENT = frozenset(
    [
        "the",
        "council",
        "councils",
        "county",
        "borough",
        "unitary",
        "authority",
        "hscp",
        "hscps",
        "health",
        "social",
        "care",
        "and",
        "partnership",
        "partnerships",
        "chp",
        "ijb",
        "integration",
        "integrated",
        "joint",
        "board",
        "local",
        "la",
        "area",
        "cyngor",
        "sir",
        "total",
        "all",
        "average",
    ]
)
NATIONS = {"scotland": "S92000003", "wales": "W92000004", "cymru": "W92000004", "yr alban": "S92000003"}
IN_NATION = re.compile(r"^(scotland|wales|cymru)\b(.*)$")
SURELY_NATION = re.compile(
    r"^[\s:,()\-–]*(estimated|estimate|total|average|all areas submitted|all|national|\d*)?[\s:,()\-–]*$"
)


@dataclass(frozen=True)
class Place:
    """The area a publisher means: its code here, the council's own code where one was named, and what was said beside the
    name (`estimated`)."""

    code: str
    council: str = ""
    said_beside: str = ""


@cache
def two_councils() -> dict[str, tuple[str, ...]]:
    """Authorities of more than one council, with their councils."""
    found: dict[str, list[str]] = {}
    for area in areas().values():
        if area.kind == "council" and area.current and area.within:
            found.setdefault(area.within, []).append(area.code)
    return {code: tuple(councils) for code, councils in found.items() if len(councils) > 1}


def place(text: str) -> Place | None:
    """The area that a text names, or None. A code in it counts for more than a name."""
    by_code = CODE.search(text.upper())
    if by_code:
        return _of(areas().get(by_code.group(1)))
    plain = _plain(text)
    nation = IN_NATION.match(plain)
    if nation and SURELY_NATION.match(nation.group(2)):
        return Place(NATIONS[nation.group(1)], said_beside=_beside(nation.group(2)))
    if plain in NATIONS:
        return Place(NATIONS[plain])
    if plain.startswith("nhs "):
        return _of(_boards().get(_key(plain.removeprefix("nhs "))))
    return _of(areas().get(_names().get(_key(plain), "")))


def nearest(text: str) -> list[str]:
    """Codes of areas with a name somewhat like this, for asking which was meant."""
    close = get_close_matches(_key(_plain(text)), list(_names()), n=3, cutoff=0.6)
    return list(dict.fromkeys(found.code for name in close if (found := _of(areas()[_names()[name]]))))


def _of(area: Area | None) -> Place | None:
    if area is None:
        return None
    if area.kind == "council":
        now = area if area.current else _now(area)
        if now is None or now.within is None:
            return None
        alone = now.within not in two_councils()
        return Place(now.within if alone else now.code, council=now.code)
    if not area.current:
        now = areas().get(area.replaced_by or "") or _now(area)
        return Place(now.code) if now else None
    return Place(area.code)


def _now(former: Area) -> Area | None:
    """What a former area is now: the one in force of the same kind and name."""
    name = _key(_plain(former.name.en))
    return next(
        (one for one in areas().values() if one.current and one.kind == former.kind and _matches(one, name)),
        None,
    )


def _matches(area: Area, key: str) -> bool:
    spelt = _spellings().get(area.code, ())
    return key in {_key(_plain(name)) for name in (area.name.en, *spelt)}


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    rows = yaml.safe_load(SPELLINGS.read_text("utf-8"))
    return {row["code"]: tuple(row["names"]) for row in rows}


@cache
def _names() -> dict[str, str]:
    """Name, without its silent words → code. An authority's name goes before a council's, and both before a board's."""
    found: dict[str, str] = {}
    for kind in ("council", "local_authority", "integration_authority"):
        for area in areas().values():
            if area.kind != kind or not area.current:
                continue
            for name in (*area.name.in_every_language, *_spellings().get(area.code, ())):
                if name:
                    found[_key(_plain(name))] = area.code
    return found


@cache
def _boards() -> dict[str, Area]:
    return {
        _key(_plain(area.name.en)): area
        for area in areas().values()
        if area.kind == "health_board" and area.current and area.code.startswith("S")
    }


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s:,()\-–]", " ", bare)).strip()


def _key(plain: str) -> str:
    words = re.findall(r"\w+", plain)
    kept = [word for word in words if word not in SILENT and not word.isdigit()]
    return " ".join(sorted(kept)) if kept else ""


def _beside(rest: str) -> str:
    return re.sub(r"[():,\-–]", " ", rest).strip()
