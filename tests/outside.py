"""While tests run, a file that lies beside the repository cannot be opened: a plain clone has to be whole."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.places import ROOT

# Where programs are installed, should the repository lie at the very top.
SYSTEM = frozenset(
    [
        "Applications",
        "Library",
        "System",
        "bin",
        "boot",
        "dev",
        "etc",
        "home",
        "lib",
        "lib32",
        "lib64",
        "media",
        "mnt",
        "nix",
        "opt",
        "private",
        "proc",
        "root",
        "run",
        "sbin",
        "srv",
        "sys",
        "tmp",
        "usr",
        "var",
    ]
)


class OutsideTheRepository(RuntimeError):
    """Something opens a file that a stranger's clone does not have beside it."""


def is_beside(path: str, root: Path, allowed: Iterable[str]) -> bool:
    """Whether a file lies in the folder around the repository, but neither in it nor in a folder that is allowed.

    What begins with a dot is nobody's data, but the settings and caches of programs.
    """
    around = root.parent
    parts = Path(path).parts
    if parts[: len(around.parts)] != around.parts or parts[: len(root.parts)] == root.parts:
        return False
    [first, *_] = parts[len(around.parts) :] or ["."]
    if first.startswith(".") or (around == around.parent and first in SYSTEM):
        return False
    return not any(parts[: len(Path(one).parts)] == Path(one).parts for one in allowed)


def watch() -> None:
    """From now on and in this process, opening a file beside the repository raises OutsideTheRepository."""
    allowed = {sys.prefix, sys.base_prefix, sys.exec_prefix}
    temporary = tempfile.gettempdir()
    if not ROOT.parent.is_relative_to(Path(temporary)) or ROOT.parent == Path(temporary):
        allowed.add(temporary)

    def opened(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes):
            return
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if is_beside(path, ROOT, allowed):
            raise OutsideTheRepository(
                f"{path} is outside the repository. Put what a test needs into tests/data, or make it in a temporary folder."
            )

    sys.addaudithook(opened)
