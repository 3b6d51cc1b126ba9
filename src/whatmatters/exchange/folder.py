"""The files of a pack, in a folder or a zip, each by its name. A zip is read with care: it may come from
anywhere."""

import zipfile
from pathlib import Path, PurePosixPath

DESCRIPTOR = "datapackage.json"
MOST_BYTES = 8 * 1024**3  # of a zip, unpacked
MOST_TIMES = 400  # a file that unpacks to more than this many times its size is no table of text
SMALL = 10 * 1024**2


class UnreadablePack(ValueError):
    """The pack cannot be read at all (exit status 2). The message says which file, and what to do."""


def files_of(path: Path) -> dict[str, bytes]:
    """The content of every file of the pack at `path` by its name. Raises UnreadablePack.

    Hidden files and what an operating system leaves behind are not part of it. A file in a folder within goes
    by its path.
    """
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        return _in_zip(path)
    raise UnreadablePack(f"{path}: nothing is there. Give a folder or a zip that holds a case pack.")


def _in_folder(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if not file.is_dir() and not _left_behind(name):
            found[name] = _content(file, name)
    return _with_descriptor(found, path)


def _content(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadablePack(
            f"{name}: cannot be opened ({error.strerror}). Check its permissions."
        ) from error


def _in_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as packed:
            entries = [
                entry
                for entry in packed.infolist()
                if not entry.is_dir() and not _left_behind(entry.filename)
            ]
            _guard(entries)
            top = _single_top(entries)
            return _with_descriptor(
                {entry.filename[len(top) :]: packed.read(entry) for entry in entries}, path
            )
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadablePack(
            f"{path.name}: is neither a folder nor a zip that can be opened. {error}"
        ) from error


def _guard(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise UnreadablePack(
                "The zip holds a path that leads out of it. Make a new one from the files alone."
            )
        if entry.file_size > SMALL and entry.file_size > MOST_TIMES * max(entry.compress_size, 1):
            raise UnreadablePack(f"{entry.filename}: unpacks to far more than a table would. It is not read.")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UnreadablePack("The zip unpacks to more than 8 GiB. Unpack it, and give the folder.")
    if len(names) != len(set(names)):
        raise UnreadablePack("The zip holds two files of one name. Make a new one.")


def _single_top(entries: list[zipfile.ZipInfo]) -> str:
    """The one folder in the zip that everything lies in, with its slash; empty where there is none."""
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    within = all(len(PurePosixPath(entry.filename).parts) > 1 for entry in entries)
    return f"{tops.pop()}/" if len(tops) == 1 and within else ""


def _left_behind(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part not in ("..", ".") for part in parts) or parts[:1] == (
        "__MACOSX",
    )


def _with_descriptor(found: dict[str, bytes], path: Path) -> dict[str, bytes]:
    if DESCRIPTOR not in found:
        raise UnreadablePack(f"{path.name}: holds no {DESCRIPTOR}, so it is not a case pack.")
    return found
