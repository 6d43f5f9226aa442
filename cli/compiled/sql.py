"""``--to sql``: the computation as a script of one engine, on whole numbers alone."""

import attrs

from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.lowered import program_of
from guiju.cli.sql_faults import refused_named


def compiled(asked: Asked) -> Compiled:
    """Return the script.

    Raises:
        StopError: the engine cannot compute a quantity exactly.
    """
    made = program_of(attrs.evolve(asked, bounded=asked.dialect != "postgres"))
    with refused_named(made.program.plan, asked.dialect):
        from guiju.plugins.sql.dialect import Dialect  # noqa: PLC0415 - needs sqlglot
        from guiju.plugins.sql.foreseen import foreseen  # noqa: PLC0415
        from guiju.plugins.sql.script import written  # noqa: PLC0415
        from guiju.plugins.sql.text import Heading, text_of  # noqa: PLC0415

        script = written(made.program, Dialect(asked.dialect))
        heading = Heading(rules=made.rules, measured=made.facts is not None)
        answers = foreseen(script, made.facts)
        text = text_of(script, heading, asked.language, answers)
    return Compiled(content=text.encode(), remarks=made.remarks)
