"""The command line: one plain function per verb. What is heavy is imported by the verb that needs it.

Exit status: 0 fine; 1 the answer is no (breaches, a question that is refused); 2 it could not be tried
(nothing there to read, an option that makes no sense, an extra that is not installed).
"""

# Each module gives its verbs to the application; in this order they stand in the help.
from whatmatters.cli import packs  # noqa: F401  isort: skip
from whatmatters.cli import measures  # noqa: F401  isort: skip
from whatmatters.cli import explaining  # noqa: F401  isort: skip
from whatmatters.cli import facts  # noqa: F401  isort: skip
from whatmatters.cli import extracts  # noqa: F401  isort: skip
from whatmatters.cli import simulating  # noqa: F401  isort: skip
from whatmatters.cli import indicators  # noqa: F401  isort: skip
from whatmatters.cli import reports  # noqa: F401  isort: skip
from whatmatters.cli import running  # noqa: F401  isort: skip
from whatmatters.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """The entry point."""
    app()
