"""The cast of the tests of records: these chapters are about what practitioners wrote down."""

from tests.records.conftest import a_day_in_june, cast

__all__ = ["a_day_in_june", "cast"]
