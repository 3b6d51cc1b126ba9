"""What was understood of a file, said to people at a terminal and to programs."""

import json
from collections import Counter
from typing import Any

from whatmatters.frameworks import areas
from whatmatters.publications.taking_in import Preview, Taken

SHOWN = 8


def describe_preview(made: Preview) -> str:
    """The preview, for people."""
    understood = made.understood
    lines = [f"{made.file_name}: {len(understood.found):,} values understood."]
    counts = Counter(value.indicator.id for value in understood.found)
    for text, (indicator, by) in understood.taken_as.items():
        how = {"name": "by its name", "code": "by its code", "answer": "by your answer"}[by]
        lines.append(f"  {text} → {indicator.id}, {how}: {counts[indicator.id]:,} values")
    if understood.found:
        names = sorted({areas()[value.area].name.en for value in understood.found})
        periods = sorted({(value.period.first, value.period.label) for value in understood.found})
        missing = Counter(value.missing for value in understood.found if value.missing)
        lines.append(f"Areas: {len(names)} ({_some(names)}). Years: {periods[0][1]} to {periods[-1][1]}.")
        lines += [f"  {count:,} without a value: {why}" for why, count in sorted(missing.items())]
    if understood.councils_of_two:
        lines.append(
            f"{' and '.join(understood.councils_of_two)} are councils of one Integration Authority. Their values are kept "
            "as theirs and not added up."
        )
    for omission in understood.left_out:
        lines.append(
            f"Left out{f' ({omission.what})' if omission.what else ''}: {omission.why}{f', {omission.count:,} cells' if omission.count else ''}."
        )
    if made.held_already:
        lines.append(f"{made.held_already:,} of them are held already.")
    if made.revises:
        lines.append(
            f"{len(made.revises):,} say otherwise than what is held, and stand beside it as a revision:"
        )
        for revised in made.revises[:SHOWN]:
            now = revised.now
            lines.append(
                f"  {now.indicator.id}, {areas()[now.area].name.en}, {now.period.label}: {_says(revised.held)} → {_says(now)}"
            )
    lines.append(f"Source: {made.source or 'not known'}. Published: {made.published_on or 'not known'}.")
    for doubt in made.doubts:
        lines.append(f"\n? {doubt.asks % doubt.names}")
        for choice in doubt.choices[:SHOWN]:
            mark = "   (suggested)" if choice.value == doubt.suggested else ""
            lines.append(f'  --answer "{doubt.id}={choice.value}"  {choice.text % choice.names}{mark}')
        if len(doubt.choices) > SHOWN:
            lines.append(f"  … and {len(doubt.choices) - SHOWN} more: see `whatmatters indicators list`")
    return "\n".join(lines)


def describe_taken(taken: Taken) -> str:
    """What came of it, for people."""
    made = taken.preview
    if taken.publication is None:
        when = f" on {made.known.recorded_at:%Y-%m-%d}" if made.known else ""
        return f"Everything in {made.file_name} is held already{when}. Nothing was changed."
    return f"{len(made.fresh):,} values taken in, published {made.published_on} by {made.source}. Revisions: {len(made.revises):,}."


def as_json(made: Preview, taken: Taken | None = None) -> str:
    """The same for programs."""
    understood = made.understood
    said: dict[str, Any] = {
        "file": made.file_name,
        "sha256": made.sha256,
        "source": made.source,
        "published_on": made.published_on.isoformat() if made.published_on else None,
        "values": len(understood.found),
        "new": len(made.fresh),
        "held_already": made.held_already,
        "revisions": len(made.revises),
        "indicators": {text: indicator.id for text, (indicator, _by) in understood.taken_as.items()},
        "areas": sorted({value.area for value in understood.found}),
        "periods": sorted({value.period.label for value in understood.found}),
        "left_out": [
            {"why": omission.why, "what": omission.what, "cells": omission.count}
            for omission in understood.left_out
        ],
        "doubts": [
            {
                "id": doubt.id,
                "asks": doubt.asks % doubt.names,
                "choices": [
                    {"value": choice.value, "means": choice.text % choice.names} for choice in doubt.choices
                ],
                "suggested": doubt.suggested or None,
            }
            for doubt in made.doubts
        ],
        "publication": taken.publication.pk if taken and taken.publication else None,
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _says(value: Any) -> str:
    return str(value.value) if value.value is not None else value.missing


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
