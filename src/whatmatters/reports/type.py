"""Which signs the typefaces at hand can draw, so that a PDF never shows an empty box where a person's word stands.

The document's own type is Atkinson Hyperlegible, which travels with the product. For what it has no sign for (Arabic,
emoji), the machine's typefaces are asked through fontconfig. A sign that none of them has is written out by its name.
"""

import subprocess
import unicodedata
from functools import cache
from pathlib import Path

# Joiners and variation selectors change how their neighbours are drawn and are nothing by themselves.
_UNSEEN = {"\u200c", "\u200d", "\u200e", "\u200f", "\ufe0e", "\ufe0f", "\u2060", "\ufeff", "\u2028", "\u2029"}


@cache
def signs_of(font: Path) -> frozenset[int]:
    """The code points a font file has signs for."""
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as read:
        return frozenset(read.getBestCmap())


@cache
def machine_draws(sign: str) -> bool:
    """Whether some typeface of this machine has the sign. Without fontconfig's own tool, nothing is claimed."""
    try:
        found = subprocess.run(
            ["fc-list", "--format", "%{family}\n", f":charset={ord(sign):x}"],
            capture_output=True,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return found.returncode == 0 and bool(found.stdout.strip())


def drawable(sign: str, fonts: tuple[Path, ...]) -> bool:
    """Whether the sign will be seen on the page."""
    if sign in _UNSEEN or sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf"):
        return True
    return any(ord(sign) in signs_of(font) for font in fonts) or machine_draws(sign)


def written_out(text: str, fonts: tuple[Path, ...]) -> tuple[str, tuple[str, ...]]:
    """The text with every sign that cannot be drawn as its Unicode name in brackets, and those signs.

    Nothing is left out: `🦕` becomes `[sauropod]` where no typeface has it. A joiner or a skin tone that belonged to such a
    sign goes with it.
    """
    missing = {sign for sign in set(text) if not sign.isascii() and not drawable(sign, fonts)}
    if not missing:
        return text, ()
    made: list[str] = []
    after_missing = False
    for sign in text:
        if sign in missing:
            made.append(f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]")
            after_missing = True
        elif after_missing and sign in ("\u200d", "\ufe0e", "\ufe0f"):
            continue
        else:
            made.append(sign)
            after_missing = False
    return "".join(made), tuple(sorted(missing))
