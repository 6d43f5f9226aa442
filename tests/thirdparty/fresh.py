"""An environment of its own that sees this one, and in which things come and go.

What is installed in it disturbs nobody else, and what Guiju stands on need not be
installed again.
"""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import attrs

from tests.cli.calls import CHINESE, Call

_SITE = "import site; site.addsitedir({folder!r})\n"


@attrs.frozen
class Fresh:
    """One environment in ``folder``."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        names = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.folder.joinpath(*names)

    def pip(self, *arguments: str | Path) -> None:
        """Have the pip of this environment work on that one."""
        run = _run(sys.executable, "-m", "pip", "--python", self.python, *arguments)
        assert run.code == 0, run.all

    def install(self, wheel: Path) -> None:
        """Install a wheel that lies on the disk, and nothing else."""
        self.pip("install", "-q", "--no-index", "--no-deps", wheel)

    def guiju(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> Call:
        """Return how ``guiju`` ends there; it speaks Chinese."""
        command = (self.python, "-m", "guiju.cli", *arguments)
        return _run(*command, cwd=cwd, **environment)


def fresh(folder: Path) -> Fresh:
    """Make the environment."""
    made = _run(sys.executable, "-m", "venv", "--without-pip", folder)
    assert made.code == 0, made.all
    found = Fresh(folder)
    paths = _run(
        found.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"
    )
    here = sysconfig.get_path("purelib")
    Path(paths.out.strip(), "outer.pth").write_text(_SITE.format(folder=here), "utf-8")
    return found


def wheel_of(project: Path, folder: Path) -> Path:
    """Build the wheel of ``project`` into ``folder`` without any network."""
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    built = _run(*build, "--skip-dependency-check", "--outdir", folder, project)
    assert built.code == 0, built.all
    (wheel,) = folder.glob("*.whl")
    return wheel


def _run(*command: str | Path, cwd: Path | None = None, **environment: str) -> Call:
    run = subprocess.run(
        [*map(str, command)],
        check=False,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **CHINESE, "PYTHONUTF8": "1", **environment},
    )
    return Call(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))
