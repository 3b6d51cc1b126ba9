"""The picture of the house and the diagram of the data, made from the code. `--check` changes nothing and fails where a page
is not what the code says.

They are Mermaid, which forges draw and which reads as text where nothing draws it.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import django
import grimp
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "whatmatters"
# Who may import whom is held by the import contracts in pyproject.toml; these are the rooms that are drawn with their parts.
WITH_PARTS = ("web", "records")
# The apps in which a person, their plans, conversations and outcomes are kept.
THE_STORY = ("people", "plans", "conversations", "outcomes")
MADE = "Made from the code by `make drawings`; do not edit."


def main() -> int:
    """Write the pages, or with --check say which is not what the code says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whatmatters.config.settings.test")
    django.setup()
    pages = {
        ROOT / "docs/reference/picture-of-the-house.md": picture_of_the_house(),
        ROOT / "docs/reference/data.md": diagram_of_the_data(),
    }
    if "--check" not in sys.argv:
        for page, text in pages.items():
            page.write_text(text, encoding="utf-8")
        return 0
    stale = [
        page for page, text in pages.items() if not page.exists() or page.read_text(encoding="utf-8") != text
    ]
    for page in stale:
        print(f"{page.relative_to(ROOT)} is not what the code says: run make drawings")
    return 1 if stale else 0


def picture_of_the_house() -> str:
    """The rooms, what each is for in its own words, and which imports which."""
    graph = grimp.build_graph(PACKAGE)
    rooms = sorted(room.rpartition(".")[2] for room in graph.find_children(PACKAGE))
    lines = [
        "# The house, as it stands",
        "",
        f"{MADE} An arrow is an import: it points from who asks to who is asked; one that",
        "follows from two others is not drawn. What may import what is held by `lint-imports`.",
        "",
        *drawn("flowchart TD", edges(graph, [f"{PACKAGE}.{room}" for room in rooms])),
        "",
        "| room | what is in it |",
        "|---|---|",
        *(f"| `{room}` | {first_sentence(f'{PACKAGE}.{room}')} |" for room in rooms),
    ]
    for room in WITH_PARTS:
        parts = sorted(graph.find_children(f"{PACKAGE}.{room}"))
        inside = [part for part in parts if graph.find_children(part)]
        lines += ["", f"## In `{room}`", "", *drawn("flowchart TD", edges(graph, inside))]
    return "\n".join(lines) + "\n"


def edges(graph: grimp.ImportGraph, rooms: list[str]) -> Iterator[str]:
    """One line an import between rooms, less those that follow from two others; a room that asks nobody stands by itself."""
    inside = {room: {room, *graph.find_descendants(room)} for room in rooms}
    asks = {
        room: {
            other
            for other in rooms
            if other != room
            and any(
                graph.find_modules_directly_imported_by(module) & inside[other] for module in inside[room]
            )
        }
        for room in rooms
    }
    for room in rooms:
        follows = {further for other in asks[room] for further in reached(asks, other)}
        name = room.rpartition(".")[2]
        yield from (f"{name} --> {other.rpartition('.')[2]}" for other in sorted(asks[room] - follows))
        if not asks[room]:
            yield name


def reached(asks: dict[str, set[str]], room: str) -> set[str]:
    """Every room that one asks, itself or by way of others."""
    found: set[str] = set()
    waiting = list(asks[room])
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += asks[other]
    return found


def first_sentence(package: str) -> str:
    """What a package says of itself; nothing where it says nothing."""
    told = (import_module(package).__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
    return told.replace("|", "\\|")


def diagram_of_the_data() -> str:
    """Every table with its columns, what each column holds of a person, and which table refers to which."""
    register = import_module(f"{PACKAGE}.records.personal_data").register()
    lines = [
        "# The data",
        "",
        f"{MADE} Behind each column stands what it holds of a person: `identity`, `words`,",
        "`care`, `work`, or `none` (said at each field; the words: `records/personal_data.py`). A line is a reference from one table to another.",
    ]
    told = [table for label in THE_STORY for table in apps.get_app_config(label).get_models()]
    lines += ["", "## What a person's story is kept in", "", *drawn("erDiagram", reference_lines(told, told))]
    for app in apps.get_app_configs():
        if not app.name.startswith(f"{PACKAGE}.records"):
            continue
        tables = list(app.get_models())
        lines += ["", f"## {app.label}", "", *drawn("erDiagram", table_lines(tables, register))]
    return "\n".join(lines) + "\n"


def table_lines(tables: list[type[models.Model]], register: dict[str, dict[str, str]]) -> Iterator[str]:
    for table in tables:
        classes = register.get(table._meta.label, {})
        yield f"{table.__name__} {{"
        for field in table._meta.concrete_fields:
            yield f'  {field.get_internal_type()} {field.name} "{classes.get(field.name, "")}"'
        yield "}"
    yield from reference_lines(tables, None)


def reference_lines(tables: list[type[models.Model]], only: list[type[models.Model]] | None) -> Iterator[str]:
    """One line a reference from these tables; to `only` these, where named."""
    for table in tables:
        for field in table._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
                if only is not None and field.related_model not in only:
                    continue
                many = "|o" if field.null else "||"
                yield f"{table.__name__} }}o--{many} {field.related_model.__name__} : {field.name}"


def drawn(kind: str, lines: Iterator[str]) -> list[str]:
    """A Mermaid diagram of these lines."""
    return ["```mermaid", kind, *(f"  {line}" for line in lines), "```"]


if __name__ == "__main__":
    sys.exit(main())
