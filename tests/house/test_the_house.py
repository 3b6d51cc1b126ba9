"""The habits of the house, held by tests: permissions, personal data, where changes are made, names and lengths."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.places import ROOT
from whatmatters.records import personal_data
from whatmatters.records.personal_data import CLASSES
from whatmatters.web.pages.permissions import PERMISSIONS

SOURCE = ROOT / "src/whatmatters"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def addresses(resolver=None):
    """Every named address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_every_address_says_who_may_open_it():
    assert set(addresses()) == set(PERMISSIONS)


def test_every_field_says_what_it_holds_of_a_person():
    fields = {
        f"{model._meta.app_label}.{model.__name__}": {
            field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete
        }
        for model in apps.get_models()
        if model.__module__.startswith("whatmatters.")
    }
    register = personal_data.register()
    assert {name: set(row) for name, row in register.items()} == fields
    undecided = [
        (name, field) for name, row in register.items() for field in row if row[field] not in CLASSES
    ]
    assert not undecided


WRITES = re.compile(
    r"\.(save|create|bulk_create|update_or_create|get_or_create|delete|bulk_update)\(|objects\b.*\.update\("
)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "web" in path.parts], ids=lambda path: path.name
)
def test_pages_write_through_actions_only(path):
    found = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if WRITES.search(line)]
    assert not found


def test_no_rooms_that_nobody_means_to_have():
    names = {"utils", "helpers", "common", "misc", "manager", "managers"}
    assert not [path for path in MODULES if path.stem in names or path.parent.name in names]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_can_be_read_in_a_minute(path):
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= 400, f"{length} lines: is it still one subject?"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is_for(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or path.name in ("__init__.py", "apps.py")


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if {"rules", "measures"} & set(p.relative_to(SOURCE).parts[:1])],
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_no_clock_in_rules_and_measures(path):
    assert not re.search(r"\.(today|now|utcnow)\(", path.read_text(encoding="utf-8"))


def test_nothing_committed_names_a_machine_or_a_registry():
    told = re.compile(
        r"(^|[^A-Za-z0-9_.])/(w[o]rk|r[o]ot)/|pypi\.org|registry\.npmjs|files\.pythonhosted", re.M
    )
    held = [
        path
        for folder in ("src", "tests", "tools", "docs", "requirements", ".ci")
        for path in Path(ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".md", ".txt", ".in", ".yaml", ".json", ".html", ".sql", ""}
        and "vendor" not in path.parts
    ] + [ROOT / "package.json", ROOT / "package-lock.json", ROOT / "Makefile", ROOT / "pyproject.toml"]
    assert not [path for path in held if told.search(path.read_text(encoding="utf-8", errors="replace"))]


# Where one language is meant and not every one.
NAMES_WELSH = {
    "frameworks/languages.py",  # the list itself
    "web/practice/papers.py",  # a plan with Welsh and English side by side, as Welsh law has it
    "web/learning/loop.py",  # Welsh beside English, of what was heard and changed
    "web/templates/reporting/inspection/parts.html",
    "records/themes/actions.py",  # a theme has a name in each
    "records/themes/models.py",
}


def test_a_language_of_pages_is_named_in_one_place():
    named = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*")
        if path.suffix in (".py", ".html")
        and "demo" not in path.parts
        and re.search(r"""["']cy["']|Cymraeg""", path.read_text(encoding="utf-8"))
    }
    assert named == NAMES_WELSH


# Rooms in which what a loop is about has its name.
NAMED = ("web", "records", "exchange", "publications", "cli", "demo", "config", "reports", "answers")  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if str(path.relative_to(SOURCE)).startswith(NAMED)],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_what_a_loop_is_about_has_a_name(path):
    targets = [
        node.target
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.For | ast.comprehension)
    ]
    assert "one" not in {
        name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
    }
