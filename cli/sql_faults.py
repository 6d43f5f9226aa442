"""What is to be said where an engine of SQL cannot compute a scheme."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from guiju.cli.fault import FINDINGS, CommandFault
from guiju.engine.plan import Plan
from guiju.engine.scaled.refused import NotColumnarError
from guiju.engine.text import Text

BEYOND_FRACTIONS = CommandFault(
    code="GJ1592",
    since="0.1",
    title=Text(zh="SQL 没有精确的对数和乘方", en="SQL has no exact logarithms"),
    why=Text(
        zh="数据库用浮点数算对数、指数和开方，末位不可靠，临界处会判错。"
        "guiju run 替它精确计算；脚本要自己算，只能带上事先按数据算好的得数。",
        en="Databases compute logarithms, exponentials and roots in floats, whose last "
        "digits decide wrongly at a threshold. For guiju run the exact computation "
        "answers them; a script can but bring along what was computed for some data.",
    ),
    exit_code=FINDINGS,
)
TOO_LARGE = CommandFault(
    code="GJ1593",
    since="0.1",
    title=Text(zh="数据库装不下这样大的整数", en="integers too large for the engine"),
    why=Text(
        zh="DuckDB、Spark 的整数到38位数字，PostgreSQL 的不限。"
        "会超出的、或者不知道多大的，写之前就拒绝，不等算到一半溢出。",
        en="DuckDB and Spark have integers of 38 digits, PostgreSQL of any "
        "length. What exceeds them, or may, is refused before anything is written.",
    ),
    exit_code=FINDINGS,
)
ENGINE_MISSING = CommandFault(
    code="GJ1594",
    since="0.1",
    title=Text(zh="计算引擎没有装好", en="an engine is not installed"),
    why=Text(
        zh="DuckDB、PostgreSQL、Spark 是另外安装的，平常的计算用不到。",
        en="DuckDB, PostgreSQL and Spark are installed apart; usual runs do without.",
    ),
)
ENGINE_FAILED = CommandFault(
    code="GJ1595",
    since="0.1",
    title=Text(zh="计算引擎没有算完", en="an engine broke off"),
    why=Text(
        zh="连不上、没有权限，或者内存、磁盘不够。数据库里什么都没有改。",
        en="There is no connection or no right, or memory or disk ran out. Nothing in "
        "the database was changed.",
    ),
    exit_code=FINDINGS,
)
NO_SUCH_ROWS = CommandFault(
    code="GJ1596",
    since="0.1",
    title=Text(zh="规则跨着名单取数", en="a rule reads across rosters"),
    why=Text(
        zh="按整列计算时，一个单位名单里的成员只能在这个单位下面找。",
        en="Where whole columns are computed, the members of one unit's roster are "
        "looked for under that unit alone.",
    ),
    exit_code=FINDINGS,
)
SQL_FAULTS = (BEYOND_FRACTIONS, TOO_LARGE, ENGINE_MISSING, ENGINE_FAILED, NO_SUCH_ROWS)

_NAMES: Final = {"duckdb": "DuckDB", "postgres": "PostgreSQL", "spark": "Spark SQL"}
_EXTRAS: Final = {"duckdb": "scale", "postgres": "scale,sql", "spark": "spark"}


@contextmanager
def refused_named(plan: Plan, engine: str) -> Iterator[None]:
    """Say what stops an engine from computing ``plan``.

    Raises:
        StopError: a library is missing, or a quantity cannot be computed exactly.
    """
    try:
        from guiju.plugins.sql.held import (  # noqa: PLC0415 - needs sqlglot
            BeyondFractionsError,
            TooLargeError,
        )
    except ImportError as error:
        raise _missing(engine, error) from None
    try:
        yield
    except ImportError as error:
        raise _missing(engine, error) from None
    except NotColumnarError as error:
        axis = str(error)
        raise NO_SUCH_ROWS.stop(
            Text(
                zh=f"有一条规则在没有“{axis}”的地方取它的成员",
                en=f"a rule looks for members of {axis} where there are none",
            ),
            Text(zh="用 --engine exact 计算", en="compute it with --engine exact"),
        ) from None
    except BeyondFractionsError as refused:
        name = _named(plan, refused.name)
        raise BEYOND_FRACTIONS.stop(
            Text(
                zh=f"“{name}”要用对数、指数或开方，{_NAMES[engine]} 不能精确计算",
                en=f"{name} needs logarithms, exponentials or roots, which "
                f"{_NAMES[engine]} does not compute exactly",
            ),
            Text(
                zh="没有给数据的，给出数据，得数会写在脚本里；"
                f"给了也不行的，用 guiju run --engine {engine} 计算",
                en="give the data, if none was given, and the answers are written into "
                f"the script; or compute it with guiju run --engine {engine}",
            ),
        ) from None
    except TooLargeError as refused:
        raise _too_large(_named(plan, refused.name), refused.most, engine) from None


def _too_large(name: str, most: int | None, engine: str) -> Exception:
    if most is None:
        how = Text(zh="算到多大没有上限", en="has no bound on its numbers")
    else:
        digits = len(str(most))
        how = Text(zh=f"要算到{digits}位整数", en=f"needs integers of {digits} digits")
    return TOO_LARGE.stop(
        Text(
            zh=f"“{name}”{how.zh}，{_NAMES[engine]} 装不下",
            en=f"{name} {how.en}, which {_NAMES[engine]} does not hold",
        ),
        Text(
            zh="没有给数据的，给出数据；不行就用 postgres",
            en="give the data, if none was given; or take postgres",
        ),
    )


def _missing(engine: str, error: ImportError) -> Exception:
    package = error.name or str(error)
    return ENGINE_MISSING.stop(
        Text(
            zh=f"{_NAMES[engine]} 要用的 {package} 没有安装",
            en=f"{package}, which {_NAMES[engine]} needs, is not installed",
        ),
        Text(
            zh=f"安装：pip install 'guiju[{_EXTRAS[engine]}]'",
            en=f"pip install 'guiju[{_EXTRAS[engine]}]'",
        ),
    )


def failed(engine: str, said: str) -> Exception:
    """Return what to raise where an engine broke off with some words."""
    return ENGINE_FAILED.stop(
        Text(
            zh=f"{_NAMES[engine]} 没有算完：{said}",
            en=f"{_NAMES[engine]} broke off: {said}",
        ),
        Text(
            zh="核对地址、权限、内存和磁盘；或用 --engine exact 计算",
            en="see to the address, the rights, memory and disk, or compute it with "
            "--engine exact",
        ),
    )


def no_address() -> Exception:
    """Return what to raise where nobody says where PostgreSQL is."""
    return ENGINE_MISSING.stop(
        Text(
            zh="没有说明用哪个 PostgreSQL 计算",
            en="nothing says which PostgreSQL is to compute",
        ),
        Text(
            zh="在命令里写 --database postgresql://用户@主机/库",
            en="write --database postgresql://user@host/database",
        ),
    )


def _named(plan: Plan, name: str) -> str:
    """Return what people call a quantity or a constraint."""
    quantity = plan.quantities.get(name)
    return name if quantity is None else quantity.name
