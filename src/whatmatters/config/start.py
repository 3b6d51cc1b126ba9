"""Getting Django ready, and the database with it, for the command line and the server."""

import os
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from whatmatters.config import environment

MODES = ("local", "production", "test")


def django_ready() -> None:
    """Point Django at the settings of `WHATMATTERS_MODE` (local unless said otherwise) and load the apps."""
    mode = environment.text("MODE", "local")
    if mode not in MODES:
        raise ValueError(f"WHATMATTERS_MODE must be one of {', '.join(MODES)}, not {mode!r}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"whatmatters.config.settings.{mode}")
    django.setup()


def database_ready() -> bool:
    """Make the tables where there are none yet, and bring them up to date. True when anything was done."""
    if connection.vendor == "sqlite" and connection.settings_dict["NAME"] != ":memory:":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    due = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if due:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    return due
