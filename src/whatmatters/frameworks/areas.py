"""Areas of Wales and Scotland by their official codes. An *authority* is a Welsh local authority or a
Scottish Integration Authority (measures § Never, D4)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.languages import BESIDE_ENGLISH
from whatmatters.frameworks.reading import Reader
from whatmatters.frameworks.wording import Text

AUTHORITY_CODES = ("W06", "S37")
FILE = Path(__file__).with_name("data") / "areas.yaml"


@dataclass(frozen=True)
class Area:
    """One area: its code, kind, names, the wider area it lies within, and what replaced it."""

    code: str
    kind: str
    name: Text
    within: str | None = None
    current: bool = True
    replaced_by: str | None = None


def is_authority(area_code: str | None) -> bool:
    """Whether a unit with this area code is an authority, which is never set beside another (D4)."""
    return bool(area_code) and str(area_code).startswith(AUTHORITY_CODES)


@cache
def areas() -> dict[str, Area]:
    """Every area by its code, former ones included."""
    top = Reader(yaml.safe_load(FILE.read_text("utf-8")), FILE.name)
    found = {}
    for row in top.rows("areas"):
        reader = Reader(row, FILE.name, dict.fromkeys(BESIDE_ENGLISH, "official"))
        code = reader.text("code")
        area = Area(
            code,
            reader.text("kind"),
            reader.own_text(),
            reader.take("within"),
            reader.take("current", True),
            reader.take("replaced_by"),
        )
        reader.finish()
        found[code] = area
    return found
