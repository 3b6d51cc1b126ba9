"""A pytest plugin that counts what was tried: tests, journeys in a browser, and examples of Hypothesis.

`make test` and `make quick` load it, so that it is seen when less is tried than before.
"""

from collections import Counter
from functools import wraps
from typing import Any

import pytest

_examples: Counter[str] = Counter()


@pytest.hookimpl(hookwrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    """Count how often Hypothesis calls the body of the test."""
    handle = getattr(pyfuncitem.obj, "hypothesis", None)
    if handle is None:
        yield
        return
    inner, name = handle.inner_test, pyfuncitem.nodeid

    @wraps(inner)
    def counted(*arguments: Any, **named: Any) -> Any:
        _examples[name] += 1
        return inner(*arguments, **named)

    handle.inner_test = counted
    yield
    handle.inner_test = inner
    pyfuncitem.user_properties.append(("examples", _examples[name]))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line: what was tried."""
    ended = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
    ]
    examples = sum(value for report in ended for name, value in report.user_properties if name == "examples")
    journeys = sum("tests/journeys/" in report.nodeid for report in ended)
    terminalreporter.write_line(
        f"Tried: {len(ended):,} tests, {journeys:,} of them journeys in a browser; {examples:,} examples by Hypothesis."
    )
