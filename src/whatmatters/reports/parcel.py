"""Zips whose bytes depend on nothing but what is in them: one date for every file, one way of packing."""

import io
import zipfile
from collections.abc import Mapping

WHEN = (1980, 1, 1, 0, 0, 0)


def parcel(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            # An OpenDocument says what it is in its first file, unpacked.
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = how
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content, compress_type=how, compresslevel=9)
    return out.getvalue()


def repacked(made: bytes) -> bytes:
    """A zip that another library made, packed our way."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return parcel({entry.filename: packed.read(entry) for entry in packed.infolist()})
