"""``guiju verify``."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import click

from guiju.cli.added import Chosen
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.fault import FINDINGS
from guiju.cli.findings import Findings
from guiju.cli.forms import told as as_form
from guiju.cli.recompute import Where, of_inputs_and_result
from guiju.cli.seal import Told, of_files, of_signature, told_in
from guiju.cli.shared import (
    HUMAN,
    after_option,
    corrections_option,
    data_option,
    form_option,
    plugin_option,
    previous_option,
    set_option,
)
from guiju.cli.signing import knower
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.verify_faults import KEY_FAULTY
from guiju.cli.words import Session, Words
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text


@click.command(
    "verify",
    cls=Spoken,
    words=Words(
        "核验一次运行：文件夹里的凭据、报告、签名，再用原来的规则和数据重算一遍，\n"
        "说明哪个文件、哪个单位的哪个数不同。不用联网。",
        "Verify a run: the receipt, reports and signature in its folder; then compute\n"
        "it again from its rules and data, and say which file and figure differs.",
    ),
)
@argument(
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    words=Words("guiju run -o 写出的文件夹", "the folder that guiju run -o wrote"),
)
@option(
    "--rulebook",
    metavar="RULEBOOK",
    words=Words(
        "规则书的文件、文件夹或名称；自带的可以不写",
        "the rulebook: file, folder or name; not needed for a shipped one",
    ),
)
@data_option
@previous_option
@corrections_option
@after_option
@option(
    "--files-only",
    is_flag=True,
    words=Words("只核对文件和签名，不重算", "files and signature only, no computing"),
)
@option(
    "--key",
    "keys",
    multiple=True,
    metavar="PUBLIC.pem",
    type=click.Path(path_type=Path),
    words=Words(
        "认得的公钥，可以写几次；写了就必须有签名",
        "a public key that is known, repeatable; there must be a signature then",
    ),
)
@option(
    "--require-signature",
    is_flag=True,
    words=Words(
        "必须有认得的签名（要同时写 --key）",
        "there must be a signature that is known (by --key)",
    ),
)
@form_option
@set_option
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    folder: Path,
    rulebook: str | None,
    data: str | None,
    previous: Path | None,
    corrections: Path | None,
    after: Path | None,
    files_only: bool,  # noqa: FBT001 - click's own signature
    keys: Sequence[Path],
    require_signature: bool,  # noqa: FBT001 - click's own signature
    form: str,
    settings: tuple[str, ...],
    plugins: Chosen,
) -> int:
    """Verify the run, tell what differs, and return the exit code."""
    if require_signature and not keys:
        raise _no_keys()
    where = Where(
        rulebook=rulebook,
        data=data,
        previous=previous,
        corrections=corrections,
        after=after,
        settings=settings,
        plugins=plugins,
    )
    told = told_in(folder)
    found = tuple(_found(told, keys, None if files_only else where))
    findings = Findings(files=(str(folder),), diagnostics=found, texts={})
    if form == HUMAN:
        show_diagnostics(found, {}, session, sys.stdout)
        click.echo(
            _summary(findings, told, _Done(not files_only, bool(keys))).of(
                session.language
            )
        )
    else:
        click.echo(as_form(form, findings, language_of(session)), nl=False)
    return FINDINGS if findings.fails else 0


def _found(
    told: Told, keys: Sequence[Path], where: Where | None
) -> Iterator[Diagnostic]:
    yield from of_signature(told, [knower(key) for key in keys])
    yield from of_files(told)
    if where is not None:
        yield from of_inputs_and_result(told, where)


@attrs.frozen
class _Done:
    """What was looked at besides the files."""

    computed: bool
    signature: bool


def _summary(findings: Findings, told: Told, done: _Done) -> Words:
    errors = findings.count(Severity.ERROR)
    seal = told.text("receipt")[:12]
    if errors:
        return Words(
            f"核验不通过：{errors} 处不符（凭据 {seal}…）",
            f"not verified, differences: {errors} (receipt {seal}…)",
        )
    zh = [f"凭据 {seal}… 和各个报告完整"]
    en = [f"the receipt {seal}… and its reports are whole"]
    if done.signature:
        zh.append("签名有效")
        en.append("the signature is known")
    zh.append("重算逐字节一致" if done.computed else "没有重算")
    en.append("computed again to the byte" if done.computed else "not computed again")
    return Words(f"核验通过：{'，'.join(zh)}", f"verified: {', '.join(en)}")


def _no_keys() -> Exception:
    return KEY_FAULTY.stop(
        Text(
            zh="要求有认得的签名，却没有给公钥",
            en="a known signature is required, and no key is given to know it by",
        ),
        Text(zh="加上 --key 公钥.pem", en="add --key PUBLIC.pem"),
    )
