"""Triggers that keep rows as they were written, on both databases: a page, a command or a shell meets the same wall."""

from collections.abc import Callable
from typing import Any

Step = Callable[[Any, Any], None]


def guard(table: str, *events: str, except_columns: tuple[str, ...] = ()) -> Step:
    """A migration step that makes the table refuse UPDATE or DELETE.

    `except_columns`: columns an UPDATE may still fill in (a retraction); any other change is refused.
    """

    def run(apps: Any, editor: Any) -> None:
        for event in events:
            name = f"{table}_no_{event.lower()}"
            says = (
                f"{table} keeps what was written: {event.lower()} is refused. Record a new row instead. (B1)"
            )
            columns = _columns(editor, table, except_columns) if event == "UPDATE" else []
            if editor.connection.vendor == "sqlite":
                of = f" OF {', '.join(_quoted(columns))}" if columns else ""
                editor.execute(
                    f'CREATE TRIGGER "{name}" BEFORE {event}{of} ON "{table}" BEGIN SELECT RAISE(ABORT, \'{says}\'); END'
                )
            else:
                of = f" OF {', '.join(_quoted(columns))}" if columns else ""
                editor.execute(
                    f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
                    f"$$ BEGIN RAISE EXCEPTION '{says}'; END $$"
                )
                editor.execute(
                    f'CREATE TRIGGER "{name}" BEFORE {event}{of} ON "{table}" '
                    f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
                )

    return run


def unguard(table: str, *events: str) -> Step:
    """The way back of `guard`."""

    def run(apps: Any, editor: Any) -> None:
        for event in events:
            name = f"{table}_no_{event.lower()}"
            if editor.connection.vendor == "sqlite":
                editor.execute(f'DROP TRIGGER "{name}"')
            else:
                editor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
                editor.execute(f'DROP FUNCTION "{name}"()')

    return run


def _columns(editor: Any, table: str, except_columns: tuple[str, ...]) -> list[str]:
    if not except_columns:
        return []
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_table_description(cursor, table)
    return [column.name for column in found if column.name not in except_columns]


def _quoted(columns: list[str]) -> list[str]:
    return [f'"{column}"' for column in columns]
