"""A drawing as shapes on a field, so that the same one becomes SVG for pages and PDFs, and a picture for DOCX."""

from dataclasses import dataclass

TONES = ("ink", "quiet", "line", "heather", "moss", "paper")


@dataclass(frozen=True)
class Stroke:
    """A line through points; `dashed` where it is dotted."""

    points: tuple[tuple[float, float], ...]
    tone: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Mark:
    """A point: a circle or a square, filled or open."""

    x: float
    y: float
    tone: str
    shape: str = "circle"
    open: bool = False
    size: float = 5.0


@dataclass(frozen=True)
class Label:
    """Words at a place; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    tone: str = "ink"
    bold: bool = False
    size: float = 15.0


Shape = Stroke | Mark | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes on a field of this width and height, the first drawn first."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
