"""A large pack: a sample many times over, every copy with ids of its own."""

import csv
import json
import re
import shutil
from pathlib import Path

# Columns that hold ids of things in the same pack. Units are shared by all copies.
IDS = {
    "people": ("id",), "plans": ("id", "person"), "needs": ("id", "plan"),
    "outcomes": ("id", "person", "plan", "need", "replaced_by"), "deferrals": ("person", "plan", "outcome"),
    "wordings": ("outcome",), "mappings": ("outcome",), "goals": ("outcome",), "scores": ("outcome",), "actions": ("outcome",),
}  # fmt: skip


def replicate(sample: Path, target: Path, times: int) -> int:
    """Write `times` copies of `sample` into the folder `target`. Returns the number of score rows."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sample / "datapackage.json", target / "datapackage.json")
    shutil.copyfile(sample / "units.csv", target / "units.csv")
    tables = {one["name"] for one in json.loads((sample / "datapackage.json").read_text())["resources"]}
    rows = 0
    for table, columns in IDS.items():
        source = sample / f"{table}.csv"
        assert table in tables
        with source.open(encoding="utf-8", newline="") as lines:
            header, *records = csv.reader(lines)
        places = [header.index(column) for column in columns]
        with (target / source.name).open("w", encoding="utf-8", newline="") as out:
            write = csv.writer(out, lineterminator="\n")
            write.writerow(header)
            for copy in range(times):
                for record in records:
                    changed = list(record)
                    for place in places:
                        if changed[place]:
                            changed[place] = re.sub(r"^([a-z]+)", rf"\g<1>{copy:04d}", changed[place])
                    write.writerow(changed)
                    rows += table == "scores"
    return rows
