"""A pack comes as other systems write it: folder or zip, any script, any order; and what cannot be read is said."""

import csv
import io
import zipfile

import pytest

from tests.exchange.packs import DESCRIPTOR, files, found, pack, sample, some_people, write
from whatmatters.exchange.checking import check_pack
from whatmatters.exchange.descriptor import FILE, descriptor
from whatmatters.exchange.folder import UnreadablePack
from whatmatters.exchange.reading import pack_of, read_pack

FEW = ["p00000", "p00001", "p00010"]


def of(content):
    """What the check finds in files of a pack."""
    return [(one.file, one.row, one.column, one.rule) for one in check_pack(pack_of(content))]


def zipped(entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in entries.items():
            into.writestr(name, content)
    return packed.getvalue()


def test_the_shipped_descriptor_holds_all_that_the_samples_use():
    assert (descriptor().version, len(descriptor().tables)) == ("0.10.0", 34)
    assert {one: tuple(rows[0]) for one, rows in sample("mixed-300").items()}.items() <= {
        one: table.names for one, table in descriptor().tables.items()
    }.items()


def test_the_older_version_is_shipped_as_it_was_published():
    assert FILE.read_bytes() == DESCRIPTOR


def test_the_samples_hold(tmp_path):
    for name in ("mixed-300", "scotland-120"):
        assert found(some_people(name=name)) == []


@pytest.mark.parametrize(
    "written_as",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.rstrip(b"\n"),
        lambda content: content + b"\n\n",
    ],
    ids=["with a BOM", "with CRLF", "without a last line end", "with empty lines"],
)
def test_files_are_read_however_they_were_saved(written_as):
    content = files(some_people(FEW))
    expected = {name: table.num_rows for name, table in pack_of(content).tables.items()}
    saved = {name: written_as(one) if name.endswith(".csv") else one for name, one in content.items()}
    assert {name: table.num_rows for name, table in pack_of(saved).tables.items()} == expected
    assert of(saved) == []


def test_a_quoted_cell_may_hold_line_ends_and_any_script():
    tables = some_people(FEW)
    words = 'Line one\r\nline two, "said" 🎈\n\n– Tha mi 我 مرحبا'
    tables["scores"][0]["narrative"] = words
    read = pack(tables)
    assert read.tables["scores"].num_rows == len(tables["scores"])
    assert read.tables["scores"]["narrative"][0].as_py() == words


def test_columns_and_rows_come_in_any_order():
    tables = some_people(FEW)
    turned = {name: [dict(reversed(row.items())) for row in reversed(rows)] for name, rows in tables.items()}
    assert found(turned) == []


def test_a_zip_is_a_pack_also_with_one_folder_at_its_top(tmp_path):
    content = files(some_people(FEW))
    for name, top in (("flat.zip", ""), ("in-a-folder.zip", "march/")):
        entries = {top + file: one for file, one in content.items()} | {
            "__MACOSX/._x": b"",
            top + ".DS_Store": b"x",
        }
        (tmp_path / name).write_bytes(zipped(entries))
        assert check_pack(read_pack(tmp_path / name)) == []


def test_a_zip_that_leads_out_of_itself_or_swells_is_not_opened(tmp_path):
    content = files(some_people(FEW))
    bad = tmp_path / "bad.zip"
    bad.write_bytes(zipped(content | {"../../etc/passwd": b"x"}))
    with pytest.raises(UnreadablePack, match="leads out"):
        read_pack(bad)
    bad.write_bytes(zipped(content | {"scores.csv": b"0" * 60_000_000}))
    with pytest.raises(UnreadablePack, match="unpacks to far more"):
        read_pack(bad)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({}, "no datapackage.json"),
        ({"datapackage.json": b"{"}, "not the JSON"),
        ({"datapackage.json": b"[]"}, "not the JSON"),
    ],
)
def test_without_a_descriptor_it_is_no_pack(tmp_path, content, says):
    for name, one in content.items():
        (tmp_path / name).write_bytes(one)
    with pytest.raises(UnreadablePack, match=says):
        read_pack(tmp_path)


def test_nothing_there_and_no_zip_are_said(tmp_path):
    with pytest.raises(UnreadablePack, match="nothing is there"):
        read_pack(tmp_path / "gone")
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(UnreadablePack, match="neither a folder nor a zip"):
        read_pack(tmp_path / "x.zip")


def test_bytes_that_are_no_text_are_named_by_file_and_row():
    content = files(some_people(FEW))
    first, second, rest = content["needs.csv"].split(b"\n", 2)
    content["needs.csv"] = b"\n".join([first, second, b"\xff\xfe" + rest])
    with pytest.raises(UnreadablePack, match="needs.csv, row 2"):
        pack_of(content)


def test_a_quotation_mark_that_never_closes_is_named():
    content = files(some_people(FEW))
    content["units.csv"] += b'X,"Open,team,,,wales\n'
    with pytest.raises(UnreadablePack, match="units.csv, row 21.*never closes"):
        pack_of(content)


def test_an_unknown_file_or_column_would_be_lost():
    content = files(some_people(FEW)) | {"notes.csv": b"a,b\n1,2\n", "more/scores.csv": b"x\n"}
    assert of(content) == [("more/scores.csv", 0, None, "schema"), ("notes.csv", 0, None, "schema")]
    tables = files(some_people(FEW))
    tables["needs.csv"] = b"\n".join(
        line + (b",colour" if place == 0 else b",red")
        for place, line in enumerate(tables["needs.csv"].splitlines())
    )
    assert of(tables) == [("needs.csv", 0, "colour", "schema")]


def test_absent_optional_tables_are_fine_and_a_missing_one_is_a_breach_of_its_own():
    content = files(some_people(FEW))
    del content["actions.csv"], content["mappings.csv"], content["deferrals.csv"]
    assert of(content) == []
    del content["goals.csv"]
    assert of(content) == [("goals.csv", 0, None, "schema")]


@pytest.mark.parametrize(
    ("table", "column"),
    [("scores", "value"), ("goals", "meaning"), ("scores", "narrative"), ("people", "id")],
)
def test_a_missing_column_is_one_breach_and_no_rows_are_blamed_for_it(table, column):
    content = files(some_people(FEW))
    rows = some_people(FEW)[table]
    names = [name for name in descriptor().tables[table].names if name != column]
    lines = [",".join(names)] + [
        ",".join('"' + row[name].replace('"', '""') + '"' for name in names) for row in rows
    ]
    content[f"{table}.csv"] = "\n".join(lines).encode()
    assert of(content) == [(f"{table}.csv", 0, column, "schema")]


def test_a_column_that_an_older_descriptor_does_not_promise_may_be_absent():
    content = files(some_people(FEW))
    older = DESCRIPTOR.replace(b'"name": "concurs"', b'"name": "value"')
    header, _, rest = content["scores.csv"].partition(b"\n")
    place = header.split(b",").index(b"concurs")
    rows = [
        row[:place] + row[place + 1 :]
        for row in csv.reader(io.StringIO(content["scores.csv"].decode(), newline=""))
    ]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    content |= {"scores.csv": out.getvalue().encode(), "datapackage.json": older}
    assert of(content) == []


def test_an_empty_file_lacks_its_columns():
    content = files(some_people(FEW)) | {"scores.csv": b""}
    assert of(content) == [("scores.csv", 0, "id", "schema")]


def test_a_header_alone_is_a_table_without_rows():
    content = files(some_people(FEW))
    for name in ("deferrals", "actions"):
        content[f"{name}.csv"] = ",".join(descriptor().tables[name].names).encode()
    assert of(content) == []


def test_a_column_named_twice_is_a_breach():
    content = files(some_people(FEW))
    header, _, rest = content["units.csv"].partition(b"\n")
    content["units.csv"] = header + b",name\n" + b"\n".join(line + b",x" for line in rest.splitlines())
    assert of(content) == [("units.csv", 0, "name", "schema")]


def test_a_row_whose_cells_do_not_fit_the_header_is_one_breach():
    content = files(some_people(FEW))
    lines = content["needs.csv"].splitlines()
    content["needs.csv"] = b"\n".join([lines[0], lines[1] + b",one,two", *lines[2:]])
    assert of(content) == [("needs.csv", 1, None, "schema")]
    content["needs.csv"] = b"\n".join([lines[0], *lines[1:], b"alone"])
    assert of(content) == [("needs.csv", len(lines), None, "schema")]


def test_a_nul_is_a_breach_as_no_database_keeps_it():
    tables = some_people(FEW)
    tables["goals"][1]["meaning"] = "Good\0enough"
    assert found(tables) == [("goals.csv", 2, "meaning", "schema")]


def test_a_folder_written_out_is_read_the_same(tmp_path):
    tables = some_people(FEW)
    assert read_pack(write(tables, tmp_path / "pack")).tables == pack(tables).tables
