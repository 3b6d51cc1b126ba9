"""A drawing as a PNG, for documents that take no SVG: the same shapes, drawn at twice the size in the product's type."""

import io
from functools import cache
from typing import Any

from whatmatters.reports.drawing import Drawing, Label, Mark, Stroke
from whatmatters.reports.svg import COLOURS
from whatmatters.reports.type_files import face

SCALE = 3


@cache
def _font(size: int, bold: bool) -> Any:
    """The type unpacked from its web form, which the picture library does not read."""
    from fontTools.ttLib import TTFont
    from PIL import ImageFont

    unpacked = TTFont(face("bold" if bold else "regular"))
    unpacked.flavor = None
    held = io.BytesIO()
    unpacked.save(held)
    held.seek(0)
    return ImageFont.truetype(held, size)


def png(drawing: Drawing) -> bytes:
    """The drawing as a picture on white."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (drawing.width * SCALE, drawing.height * SCALE), "#ffffff")
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, Stroke):
            _stroke(pen, shape)
        elif isinstance(shape, Mark):
            _mark(pen, shape)
        else:
            _label(pen, shape)
    image = image.resize((drawing.width * 2, drawing.height * 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _stroke(pen: Any, shape: Stroke) -> None:
    wide = max(1, round(shape.width * SCALE))
    points = [(x * SCALE, y * SCALE) for x, y in shape.points]
    if not shape.dashed:
        pen.line(points, COLOURS[shape.tone], wide, joint="curve")
        return
    on, off = 2.5 * SCALE, 4.5 * SCALE
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        at = 0.0
        while at < long:
            end = min(at + on, long)
            part = [(x1 + (x2 - x1) * place / long, y1 + (y2 - y1) * place / long) for place in (at, end)]
            pen.line(part, COLOURS[shape.tone], wide)
            at += on + off


def _mark(pen: Any, shape: Mark) -> None:
    x, y, size = shape.x * SCALE, shape.y * SCALE, shape.size * SCALE
    box = (x - size, y - size, x + size, y + size)
    fill = "#ffffff" if shape.open else COLOURS[shape.tone]
    draw = pen.rectangle if shape.shape == "square" else pen.ellipse
    draw(box, fill=fill, outline=COLOURS[shape.tone], width=2 * SCALE if shape.open else 1)


def _label(pen: Any, shape: Label) -> None:
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
    font = _font(round(shape.size * SCALE), shape.bold)
    pen.text((shape.x * SCALE, shape.y * SCALE), shape.text, COLOURS[shape.tone], font=font, anchor=anchor)
