"""Whether the distributions that a rulebook's ``guiju.toml`` needs are loaded."""

from collections.abc import Iterator, Sequence

from guiju.cli.fault import StopError
from guiju.cli.faults import PLUGIN_NEEDED
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Text
from guiju.plugins.plugin import Reason
from guiju.plugins.questions import Plugins
from guiju.plugins.trust import Pinned

_ADVICE = Text(
    zh="只安装来处可靠的发行包；版本要求写在规则书旁边的 guiju.toml 里",
    en="install only what comes from whom you trust; guiju.toml beside the rulebook "
    "says which version",
)
_LET_IN = {
    Reason.SWITCHED_OFF: Text(zh="去掉 --no-plugins", en="leave out --no-plugins"),
    Reason.NOT_ALLOWED: Text(
        zh="看过以后写进你的 guiju.toml 的 plugins.allow",
        en="look at it, then add it to plugins.allow in your guiju.toml",
    ),
}


def require(needs: Sequence[Pinned], shown: str, plugins: Plugins) -> None:
    """Hold the loaded plugins to what the rulebook ``shown`` needs.

    Raises:
        StopError: with everything that is missing.
    """
    missing = tuple(_missing(needs, shown, plugins))
    if missing:
        raise StopError(*missing, exit_code=PLUGIN_NEEDED.exit_code)


def _missing(
    needs: Sequence[Pinned], shown: str, plugins: Plugins
) -> Iterator[Diagnostic]:
    for pin in needs:
        loaded = [one for one in plugins.listed if pin.names(one.distribution)]
        if not any(pin.fits(one.version, one.sha256) for one in loaded):
            found = loaded[0].release if loaded else ""
            why, advice = _why(pin, found, plugins)
            yield PLUGIN_NEEDED.found(
                Text(
                    zh=f"规则书“{shown}”需要发行包 {pin}，{why.zh}",
                    en=f'the rulebook "{shown}" needs the distribution {pin}, {why.en}',
                ),
                advice,
            )


def _why(pin: Pinned, found: str, plugins: Plugins) -> tuple[Text, Text]:
    """Return why it is not there, and what to do about it."""
    if found:
        why = Text(zh=f"装的是 {found}", en=f"and {found} is installed")
        return why, _ADVICE
    for one in plugins.left_out:
        if pin.names(one.distribution):
            why = Text(zh="装了而没有获准使用", en="which is installed and not let in")
            return why, _LET_IN[one.reason]
    return Text(zh="没有安装", en="which is not installed"), _ADVICE
