"""The shape of the repository, checked like any other promise."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("engine", "dsl", "plugins", "rulebooks", "cli")
MODULES = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))

MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:home|root|work)/")
"""The start of a path that exists on one machine only. Part of a URL is none."""

NOT_FOR_HELP = frozenset(
    {
        "chinese_calendar",
        "cryptography",
        "docx",
        "duckdb",
        "jinja2",
        "lark",
        "lxml",
        "mpmath",
        "networkx",
        "numpy",
        "openpyxl",
        "pandas",
        "psycopg",
        "pyarrow",
        "pyspark",
        "python_calamine",
        "sqlalchemy",
        "sqlglot",
        "typst",
        "xlrd",
        "xlsxwriter",
    }
)
"""What ``guiju --help`` may not import: whoever adds a heavy library adds it here."""

HELP = """
import sys
from guiju.cli.main import main
try:
    main(["--help"])
except SystemExit as end:
    assert not end.code, end.code
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def _pyproject() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def _is_data(file: Path) -> bool:
    """Whether ``file`` is a script in a rulebook's folder, which is not imported."""
    room, *rest = file.relative_to(ROOT).parts
    return room == "rulebooks" and len(rest) > 1


def test_every_package_is_listed_for_the_wheel() -> None:
    listed = _pyproject()["tool"]["setuptools"]["packages"]
    folders = {
        file.parent.relative_to(ROOT).parts for file in MODULES if not _is_data(file)
    }
    assert sorted(listed) == sorted(".".join(("guiju", *f)) for f in folders)


def test_pip_and_uv_install_the_same_tools() -> None:
    pyproject = _pyproject()
    extra = pyproject["project"]["optional-dependencies"]["dev"]
    assert pyproject["dependency-groups"]["dev"] == extra


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is(room: str) -> None:
    assert (ROOT / room / "README.md").is_file()


@pytest.mark.parametrize("room", ROOMS)
def test_type_checkers_see_the_room_itself(room: str) -> None:
    link = ROOT / ".dev" / "guiju" / room
    if not (ROOT / ".dev").exists():
        pytest.skip("not a checkout: the links are not part of the sdist")
    if sys.platform == "win32" and not link.is_symlink():
        pytest.skip("git made no links here: core.symlinks is off")
    assert link.resolve() == ROOT / room


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(ROOT)))
def test_no_module_is_too_long_to_read_in_one_sitting(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nothing says which files are the project's")
    listing = subprocess.run(
        [git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode("utf-8")
    files = (ROOT / name for name in listing.split("\0") if name)
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        if file.is_file() and not file.is_symlink()
        for number, line in enumerate(_lines(file), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def _lines(file: Path) -> list[str]:
    """Return the lines of ``file``; of a binary file, none."""
    try:
        return file.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def test_help_imports_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", HELP],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    assert NOT_FOR_HELP.intersection(run.stderr.splitlines()) == set()
