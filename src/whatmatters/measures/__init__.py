"""What can be said about many records, set-based on DuckDB; definitions in
docs/reference/measures-definitions.md. No Django, no clock.

Needs the extra `analytics`.
"""

from whatmatters.measures.dimensions import DIMENSIONS, Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.measure import Cell, Measure, measure

__all__ = ["DIMENSIONS", "SCHEMAS", "Cell", "Facts", "Measure", "Refused", "measure"]
