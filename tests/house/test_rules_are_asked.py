"""Every public name in `rules` is used by the software itself: a rule that only tests ask is no rule of the house."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import ROOT

SOURCE = ROOT / "src/whatmatters"
RULES = sorted((SOURCE / "rules").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}
TEMPLATES = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "web/templates").rglob("*.html"))


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_used_in(path: Path) -> Iterator[str]:
    """The full names that a module takes from others, whether by themselves or through the module they are in."""
    modules: dict[str, str] = {}
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.module:
            for taken in node.names:
                yield f"{node.module}.{taken.name}"
                modules[taken.asname or taken.name] = f"{node.module}.{taken.name}"
        elif isinstance(node, ast.Import):
            modules.update({taken.asname: taken.name for taken in node.names if taken.asname})
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"


USED = {name for path in TREES for name in names_used_in(path)}
ATTRIBUTES = {
    node.attr for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Attribute)
}
ATTRIBUTES |= set(re.findall(r"\.([a-z_]+)", TEMPLATES))


def read_in(tree: ast.Module, name: str, definition: ast.stmt) -> bool:
    """Whether a module itself reads a name outside the statement that defines it."""
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for statement in tree.body
        if statement is not definition
        for node in ast.walk(statement)
    )


def defined_in(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The public names at the top of a module."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            names = [statement.name]
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names = [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        else:
            names = []
        yield from ((name, statement) for name in names if not name.startswith("_"))


def methods_in(tree: ast.Module) -> Iterator[str]:
    """The public methods and properties of the classes of a module."""
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            yield from (
                method.name
                for method in statement.body
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_")
            )


@pytest.mark.parametrize("path", RULES, ids=dotted)
def test_every_public_name_has_a_caller_outside_tests(path):
    tree = TREES[path]
    idle = [
        name
        for name, definition in defined_in(tree)
        if f"{dotted(path)}.{name}" not in USED and not read_in(tree, name, definition)
    ]
    assert not idle + [name for name in methods_in(tree) if name not in ATTRIBUTES]


@pytest.mark.parametrize("path", [path for path in TREES if "migrations" not in path.parts], ids=dotted)
def test_software_imports_no_tests(path):
    assert not [name for name in names_used_in(path) if name.split(".")[0] == "tests"]
