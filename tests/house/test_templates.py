"""Templates that a stranger can read: short lines, laid out by a formatter (`make format`)."""

import re

from tests.places import ROOT

TEMPLATES = sorted((ROOT / "src/whatmatters").rglob("*.html"))
LONGEST = 120


def test_no_line_of_a_template_is_longer_than_120_characters():
    assert TEMPLATES
    too_long = [
        f"{template.relative_to(ROOT)}:{number}: {len(line)} characters"
        for template in TEMPLATES
        for number, line in enumerate(template.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert not too_long, "\n".join(too_long)


LOOP = re.compile(r"\{%[-+]?\s*for\s+(.*?)\s+in\s", re.S)


def test_what_a_loop_is_about_has_a_name():
    named = {
        f"{template.relative_to(ROOT)}: for {targets}"
        for template in TEMPLATES
        for targets in LOOP.findall(template.read_text(encoding="utf-8"))
        if re.search(r"\bone\b", targets)
    }
    assert not named
