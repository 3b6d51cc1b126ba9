"""The cast of the tests of records, for the chapters that are about what people said."""

from tests.records.conftest import a_day_in_june, cast

__all__ = ["a_day_in_june", "cast"]
