"""A drawing as SVG: its tones by class in a page, so that the page's style gives them (dark mode, print, forced colours), or
as colours where the image stands by itself."""

from html import escape

from whatmatters.reports.drawing import Drawing, Label, Mark, Shape, Stroke

COLOURS = {
    "ink": "#231e20",
    "quiet": "#5a5154",
    "line": "#d8cfc2",
    "heather": "#69366f",
    "moss": "#46652b",
    "paper": "#ffffff",
}


def svg(drawing: Drawing, *, title: str, id: str, coloured: bool = False) -> str:
    """An image with its name; what it shows stands in the table behind it. `coloured`: for a file of its own."""
    inner = "".join(_shape(shape, coloured) for shape in drawing.shapes)
    size = f'viewBox="0 0 {drawing.width} {drawing.height}"'
    if coloured:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} width="{drawing.width}" height="{drawing.height}" '
            f'font-family="Atkinson, Atkinson Ext, sans-serif">{inner}</svg>'
        )
    return (
        f'<svg class="chart" {size} role="img" aria-labelledby="{id}-name">'
        f'<title id="{id}-name">{escape(title)}</title>{inner}</svg>'
    )


def _look(kind: str, tone: str, coloured: bool) -> str:
    """`s` is drawn as a stroke, `f` filled, `o` open, `t` words."""
    if not coloured:
        return f'class="{kind}-{tone}"'
    colour = COLOURS[tone]
    return {
        "s": f'fill="none" stroke="{colour}"',
        "f": f'fill="{colour}"',
        "o": f'fill="#ffffff" stroke="{colour}" stroke-width="2"',
        "t": f'fill="{colour}"',
    }[kind]


def _shape(shape: Shape, coloured: bool) -> str:
    if isinstance(shape, Stroke):
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in shape.points)
        dashed = ' stroke-dasharray="2 5"' if shape.dashed else ""
        return f'<path {_look("s", shape.tone, coloured)} d="{path}" stroke-width="{shape.width:g}"{dashed}/>'
    if isinstance(shape, Mark):
        look = _look("o" if shape.open else "f", shape.tone, coloured)
        if shape.shape == "square":
            return (
                f'<rect {look} x="{shape.x - shape.size + 0.5:g}" y="{shape.y - shape.size + 0.5:g}" '
                f'width="{2 * shape.size - 1:g}" height="{2 * shape.size - 1:g}"/>'
            )
        return f'<circle {look} cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.size:g}"/>'
    assert isinstance(shape, Label)
    bold = ' font-weight="700"' if shape.bold else ""
    return (
        f'<text {_look("t", shape.tone, coloured)} x="{shape.x:g}" y="{shape.y:g}" text-anchor="{shape.anchor}"'
        f' font-size="{shape.size:g}"{bold}>{escape(shape.text)}</text>'
    )
