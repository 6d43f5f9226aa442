"""A hook without a complete contract does not ship."""

import inspect
from types import FunctionType

import pytest

from guiju.plugins.manager import HOOKSPECS

HOOKS = [
    value
    for module in HOOKSPECS
    for name, value in vars(module).items()
    if name.startswith("guiju_") and isinstance(value, FunctionType)
]
HEADINGS = ("Shape:", "Units:", "Returns:", "Errors:", "Calls:", "Source:")

every_hook = pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.__name__)


@every_hook
def test_contract_is_complete(hook: FunctionType) -> None:
    doc = inspect.getdoc(hook) or ""
    assert [heading for heading in HEADINGS if heading not in doc] == []


@every_hook
def test_contract_begins_with_one_line(hook: FunctionType) -> None:
    summary, blank, *_ = (inspect.getdoc(hook) or "").splitlines()
    assert summary.endswith(".")
    assert blank == ""


@every_hook
def test_specification_is_no_implementation(hook: FunctionType) -> None:
    arguments = inspect.signature(hook).parameters
    with pytest.raises(NotImplementedError):
        hook(**dict.fromkeys(arguments))


def test_there_are_hooks_for_what_comes_in_and_what_goes_out() -> None:
    assert {hook.__name__ for hook in HOOKS} == {
        "guiju_read_sheets",
        "guiju_list_outputs",
        "guiju_list_calendars",
        "guiju_list_methods",
        "guiju_list_checks",
        "guiju_list_rulebooks",
        "guiju_list_commands",
    }
