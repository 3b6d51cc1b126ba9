"""What can be said about many records, set-based on DuckDB or Spark; definitions in
docs/reference/measures-definitions.md. No Django, no clock.

Every function is asked of facts with a `Question`. Needs the extra `analytics`.
"""

from whatmatters.measures.dimensions import DIMENSIONS, Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.measure import Table, measure
from whatmatters.measures.question import Question

__all__ = ["DIMENSIONS", "SCHEMAS", "Facts", "Question", "Refused", "Table", "measure"]
