"""The load generator, compiled when its source has changed."""

import shutil
import subprocess
from pathlib import Path

from bench.places import BUILD, ROOT

SOURCE = ROOT / "bench" / "load"
NEEDED = "apt-get install -y gcc libc6-dev zlib1g-dev"
FLAGS = ("-std=gnu11", "-O2", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror")


def generator_program() -> Path:
    """Return the program; says what to install where there is no compiler."""
    program = BUILD / "generator"
    sources = sorted(SOURCE.glob("*.c"))
    newest = max(path.stat().st_mtime for path in SOURCE.iterdir())
    if program.exists() and program.stat().st_mtime > newest:
        return program
    compiler = shutil.which("cc")
    if compiler is None:
        raise SystemExit(f"The load generator needs a C compiler: {NEEDED}")
    BUILD.mkdir(parents=True, exist_ok=True)
    command = [compiler, *FLAGS, "-o", str(program), *map(str, sources), "-lz"]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"The load generator was not compiled. Where something is missing: {NEEDED}")
    return program
