"""Fills static/vendor with what the pages load: lit, the Socket.IO client and the fonts. Never committed.

Packages come by `npm ci` from the lock; only needed files are kept, beside a manifest with their SHA-256.
The folder appears whole or not at all. axe, which only the tests use, goes to build/.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Final

from deploy.setup.fonts import copy_fonts
from deploy.setup.modules import copy_modules
from deploy.setup.npm import fetch

ROOT: Final = Path(__file__).resolve().parents[2]
BUILD: Final = ROOT / "build"
VENDOR: Final = ROOT / "static" / "vendor"
MANIFEST: Final = "manifest.json"


def main() -> None:
    """Fetch, copy, rewrite, write the manifest, then put the new folder in place of the old one."""
    print("Fetching browser modules and fonts", flush=True)
    packages = fetch(ROOT, BUILD / "npm")
    fresh = BUILD / "vendor"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    versions = copy_modules(packages, fresh) | copy_fonts(packages, fresh)
    (fresh / MANIFEST).write_text(manifest(fresh, versions), "utf-8")
    shutil.copyfile(packages / "axe-core" / "axe.min.js", BUILD / "axe.min.js")
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.parent.mkdir(exist_ok=True)
    fresh.rename(VENDOR)
    shutil.rmtree(BUILD / "npm")


def manifest(folder: Path, packages: dict[str, str]) -> str:
    """Packages with their versions, and every file with its hash."""
    content = {"packages": dict(sorted(packages.items())), "files": hashes(folder)}
    return json.dumps(content, indent=2) + "\n"


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file but the manifest itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


if __name__ == "__main__":
    main()
