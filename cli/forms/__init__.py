"""The forms in which findings are told to other programs.

Each form is a module with ``write(findings, language)``, loaded when it is asked for:
people are shown text, and need not wait for the rest.
"""

from collections.abc import Callable
from importlib import import_module

from guiju.cli.findings import Findings
from guiju.engine.text import Language

_MODULES = {
    "json": "list_of_findings",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
}
"""By what people type after ``--format``."""

FORMS = tuple(_MODULES)


def told(form: str, findings: Findings, language: Language) -> str:
    """Return ``findings`` in ``form``; every line has its end."""
    module = import_module(f"{__name__}.{_MODULES[form]}")
    write: Callable[[Findings, Language], str] = module.write
    said = write(findings, language)
    return f"{said}\n" if said else ""
