"""Which language is spoken: the option, then the locale, then Chinese."""

import pytest

from guiju.cli.words import session
from tests.cli.calls import guiju


@pytest.mark.parametrize(
    ("arguments", "locale", "language"),
    [
        pytest.param((), {"LC_ALL": "zh_CN.UTF-8"}, "zh", id="chinese"),
        pytest.param((), {"LC_ALL": "zh_TW"}, "zh", id="taiwan"),
        pytest.param((), {"LANG": "en_GB.UTF-8"}, "en", id="english"),
        pytest.param((), {"LANG": "de_DE.UTF-8"}, "en", id="neither"),
        pytest.param((), {}, "zh", id="nothing-set"),
        pytest.param((), {"LANG": "C.UTF-8"}, "zh", id="names-no-language"),
        pytest.param((), {"LC_ALL": "POSIX", "LANG": "en_GB"}, "zh", id="posix"),
        pytest.param(
            (), {"LC_ALL": "", "LC_MESSAGES": "en_US"}, "en", id="empty-is-not-set"
        ),
        pytest.param(("--lang", "en"), {"LANG": "zh_CN"}, "en", id="option"),
        pytest.param(("x", "--lang=en"), {"LANG": "zh_CN"}, "en", id="one-word"),
        pytest.param(
            ("--lang", "en", "x", "--lang", "zh"), {"LANG": "en"}, "zh", id="last-wins"
        ),
        pytest.param(("--lang",), {"LANG": "en"}, "en", id="no-value"),
        pytest.param(("--lang", "fr"), {"LANG": "en"}, "en", id="no-such-language"),
    ],
)
def test_language(
    arguments: tuple[str, ...],
    locale: dict[str, str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert session(arguments).language == language


def test_the_option_may_stand_before_or_behind_the_command() -> None:
    before = guiju("--lang", "en", "rulebooks")
    behind = guiju("rulebooks", "--lang", "en")
    assert before == behind
    assert "Wuhu 2020: assessment of government openness" in before.out
