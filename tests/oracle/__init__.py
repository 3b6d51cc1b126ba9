"""Judging a whole case pack: every breach at once, slowly and plainly, by the statements that build the
facts.

How a pack is read here, where its description leaves a choice (docs/reference/case-pack.md says the rest):

What cannot be read is said once, on its own row, and judged no further: a cell of the wrong type, an unknown
id, an end before a beginning, an id used twice. A broken row makes no innocent row breach. A goal whose
number is off the scale or whose meaning is blank is still a goal for the scores that follow; a score off the
scale is still a score.

A column is missing when the format requires it, or the pack's own descriptor promises it. Rules that would
read a table with a missing column are not judged on it.

Where a rulebook id and `schema` both fit one cell the id is reported; an unknown reference and a date that
does not exist are always `schema`. Facts with an id of their own use it once. Units are a tree.
"""

from tests.oracle.breaches import Breach
from tests.oracle.judging import check

__all__ = ["Breach", "check"]
