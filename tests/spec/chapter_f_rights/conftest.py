"""An authority with a report, on an afternoon in June."""

from tests.annual_report import authority, papers, quick
from tests.records.conftest import a_day_in_june

__all__ = ["a_day_in_june", "authority", "papers", "quick"]
