"""One loaded plugin, one that was left out, and what is said where one is at fault."""

from enum import Enum
from pathlib import Path
from typing import Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

OWN: Final = "guiju"
"""The distribution of the built-ins."""

NOT_LOADED: Final = Trouble(
    code="GJ1411",
    since="0.1",
    title=Text(zh="插件装不上", en="a plugin cannot be loaded"),
    why=Text(
        zh="少了一个插件，同样的数据可能得出另一个结果，所以不能跳过它继续。",
        en="Without one of its plugins a run may give another result, so it is not "
        "skipped.",
    ),
)
BROKEN: Final = Trouble(
    code="GJ1412",
    since="0.1",
    title=Text(zh="插件没有守约", en="a plugin breaks its contract"),
    why=Text(
        zh="插件返回的内容与接口约定不符，或运行中出错，其结果不可信。",
        en="What the plugin returned is not what its hook promises, or it failed.",
    ),
)
NOT_AS_ALLOWED: Final = Trouble(
    code="GJ1413",
    since="0.1",
    title=Text(zh="插件与准许的不同", en="a plugin is not the one that is allowed"),
    why=Text(
        zh="guiju.toml 准许的是某个版本或某份文件；换了版本、改了文件，都要重新过目。",
        en="guiju.toml allows one version, or one set of files. Another one has to be "
        "looked at first.",
    ),
)


@attrs.frozen(kw_only=True)
class Plugin:
    """One loaded plugin and its origin, as ``guiju plugins`` lists it.

    ``distribution`` is ``guiju`` for a built-in and empty for a file that the user
    named. ``sha256`` is the digest of that file; of an installed distribution, that of
    all its files together.
    """

    name: str
    distribution: str
    version: str
    file: str
    sha256: str
    hooks: tuple[str, ...]
    home: Path = attrs.field(repr=False)
    """The folder that its own files lie in."""

    @property
    def origin(self) -> str:
        """What people call the one it is from: the distribution, or the file."""
        return self.distribution or self.file

    @property
    def release(self) -> str:
        """The origin with its version, where it has one."""
        return f"{self.origin} {self.version}".strip()


class Reason(Enum):
    """Why an installed distribution was left out."""

    NOT_ALLOWED = "not allowed"
    SWITCHED_OFF = "switched off"


@attrs.frozen(kw_only=True)
class LeftOut:
    """An installed distribution whose plugins the user does not let in."""

    distribution: str
    version: str
    reason: Reason


def broken(plugin: Plugin, what: Text) -> DiagnosticError:
    """Return the error that says of ``plugin`` what it did."""
    return BROKEN.error(
        Text(
            zh=f"插件 {plugin.origin}（{plugin.name}）：{what.zh}",
            en=f"the plugin {plugin.origin} ({plugin.name}): {what.en}",
        ),
        Text(
            zh="更新或卸载这个插件，或告诉它的作者",
            en="update or uninstall the plugin, or tell its author",
        ),
    )


def failed(error: BaseException) -> Text:
    """Return what is said of whatever a plugin raises."""
    return Text(zh=f"运行中出错：{error!r}", en=f"it failed: {error!r}")
