"""Reading the records as they were at one moment, however many queries it takes, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read in this block is of one moment: that of its first query. Nothing is written in it.

    In a transaction that is under way already, that transaction says what is seen.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Begun as readers begin, so that nobody who writes is kept waiting.
        sqlite: Any = connections[DEFAULT_DB_ALIAS]
        sqlite.ensure_connection()
        usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            sqlite.transaction_mode = usual
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
