"""The product's own type as files that travel with every edition. It lies among the static files of the pages; read as data."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "web" / "static" / "vendor"
FACES = {
    "regular": "latin-400-normal",
    "bold": "latin-700-normal",
    "regular-ext": "latin-ext-400-normal",
    "bold-ext": "latin-ext-700-normal",
}


def face(name: str) -> Path:
    """The file of a face: regular, bold, regular-ext, bold-ext."""
    return FOLDER / f"atkinson-hyperlegible-next-{FACES[name]}.woff2"


@cache
def type_files() -> dict[str, bytes]:
    """Every face by its path in an edition."""
    return {f"type/{name}.woff2": face(name).read_bytes() for name in FACES}
