"""What it means that a table lies in a database or with a web service."""

from typing import Final

from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

NOT_IN_FILES: Final = Trouble(
    code="GJ1464",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(zh="数据不在文件里，离线不能重算", en="data that is in no file"),
    why=Text(
        zh="取自数据库或网上的数据，凭据只有摘要。那里的内容变了或连不上，就不能重算；"
        "网上的写明 sha256 并且取过的，不联网也能重算。",
        en="Of data from a database or the web a receipt has the digest alone. Where "
        "it changed or cannot be reached, nothing can be computed again; what "
        "guiju.toml names with its sha256 and was fetched once needs no network.",
    ),
)
