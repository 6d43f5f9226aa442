"""The way from a command line to a result: what ``run`` and ``explain`` share."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import attrs

from guiju.cli.added import INSTALLED, Chosen, added
from guiju.cli.correcting import Amended, amended, amended_as_told, corrections_at
from guiju.cli.elsewhere import read_elsewhere
from guiju.cli.fault import StopError
from guiju.cli.faults import NO_DATA
from guiju.cli.progress import FILES, counting
from guiju.cli.project import FILE
from guiju.cli.results import Taken, last_result, named_results
from guiju.cli.rulebook import Rulebook, load
from guiju.cli.setting import settings
from guiju.cli.since import Earlier, earlier_run, hold
from guiju.cli.spelled import held
from guiju.cli.workdays import calendar_name, on_calendar, own_days
from guiju.engine.columnar.choose import auto
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.facts import Facts
from guiju.engine.receipt import Receipt, calendar_data, digest, digest_of
from guiju.engine.result import Result
from guiju.engine.run import Reading, run
from guiju.engine.settle import Settings, settle
from guiju.engine.text import Text
from guiju.engine.workdays import Calendar
from guiju.plugins.intake.intake import Intake
from guiju.plugins.intake.load import load as take_in
from guiju.plugins.plugin import OWN
from guiju.plugins.questions import Plugins
from guiju.plugins.sheet import Sheet


@attrs.frozen(kw_only=True)
class Request:
    """What was asked for, as it stands on the command line."""

    rulebook: str
    data: str | None = None
    previous: Path | None = None
    """Where the last period's result lies, if not where ``guiju.toml`` says."""
    settings: tuple[str, ...] = ()
    plugins: Chosen = INSTALLED
    given: Settings | None = None
    """Values of parameters as a receipt has them, in place of ``settings``."""
    corrections: Path | None = None
    """Where corrections of the data lie, if not where ``guiju.toml`` says."""
    after: Path | None = None
    """The folder of the run that is corrected, if somebody names it."""
    earlier: Earlier = attrs.field(factory=Earlier)
    """That run as a receipt tells of it, where its folder is not at hand."""
    reading: Reading = auto
    """What computes the result; every reading gives the same."""
    leave_open: bool = False
    """Whether a parameter may stay undetermined, so that the rest can be explained."""


@attrs.frozen(kw_only=True)
class Run:
    """A finished run, with all that is to be said about it."""

    name: str
    """What the rulebook is called; files have their names from it."""
    rulebook: Rulebook
    plugins: Plugins
    result: Result
    remarks: tuple[Diagnostic, ...]
    """What is to be said about the data; nothing of it is an error."""
    receipt: Receipt
    amended: Amended
    before: Result | None = None
    """The result without the corrections, where anything was corrected."""


@attrs.frozen(kw_only=True)
class Data:
    """What was read, and the digest of every file that it was read from."""

    intake: Intake
    digests: Mapping[str, str]
    previous: Mapping[str, str] = attrs.field(factory=dict)
    """The digests of the last period's result and of its receipt."""

    def with_file(self, name: str, file: Path) -> "Data":
        """Return the same with the digest of one more file."""
        digests = {**self.digests, name: digest(file.read_bytes())}
        return attrs.evolve(self, digests=digests)


def carry_out(request: Request) -> Run:
    """Return the finished run.

    Raises:
        DiagnosticError: something is wrong with the rules, the settings or the data;
            everything of one kind is told at once.
    """
    brought = added(request.plugins)
    plugins = brought.plugins
    rulebook = load(request.rulebook, brought)
    given = request.given
    if given is None:
        given = settings(rulebook.plan, request.settings)
    # What is missing is told before any data is read.
    settled = settle(rulebook.plan, given, leave_open=request.leave_open)
    earlier = request.earlier if request.after is None else earlier_run(request.after)
    at = corrections_at(rulebook, request.corrections)
    data = take(rulebook, plugins, request.data, request.previous, at)
    reported = data.intake.facts
    if reported is None:
        raise StopError(*data.intake.diagnostics)
    found = amended(rulebook.plan, reported, at)
    own = own_days(rulebook.project, rulebook.source.path.parent)
    facts = on_calendar(settled, found.facts, plugins, own)
    if own is not None and facts.calendar is not None:
        data = data.with_file(rulebook.project.calendar, own)
    receipt = attrs.evolve(
        _receipt(rulebook, plugins, data, given),
        calendar=calendar_name(facts.calendar),
        calendar_days=_days(facts.calendar),
    )
    done = Run(
        name=rulebook.source.name,
        rulebook=rulebook,
        plugins=plugins,
        result=run(
            rulebook.plan,
            facts,
            given,
            leave_open=request.leave_open,
            reading=request.reading,
        ),
        remarks=(*data.intake.diagnostics, *found.remarks),
        receipt=receipt,
        amended=found,
    )
    if found.file is None and earlier == Earlier():
        return done
    reported = attrs.evolve(reported, calendar=facts.calendar)
    return _compared(done, reported, earlier, leave_open=request.leave_open)


def _compared(done: Run, reported: Facts, earlier: Earlier, *, leave_open: bool) -> Run:
    """Return the run with what it was before the corrections, and who moved.

    Raises:
        StopError: more is another than what was corrected.
    """
    plan, given, found = done.rulebook.plan, done.result.settings, done.amended
    before = None
    if found.changes or earlier.receipt:
        old = amended_as_told(plan, reported, earlier.corrected).facts
        before = run(plan, old, given, leave_open=leave_open, reading=auto)
        hold(earlier, done.receipt, before, done.rulebook.source.path.with_name(FILE))
    # Who moved is read off the boards of the reports, which only a correction needs.
    from guiju.plugins.outputs.moved import moved  # noqa: PLC0415

    file = found.file
    receipt = attrs.evolve(
        done.receipt,
        corrections={} if file is None else {file.name: file.sha256},
        corrected=tuple(one.data for one in found.corrections),
        after=earlier.receipt,
        earlier=earlier.corrected,
        moved=tuple(one.data for one in moved(before, done.result)) if before else (),
    )
    return attrs.evolve(done, receipt=receipt, before=before)


def take(
    rulebook: Rulebook,
    plugins: Plugins,
    location: str | None,
    previous: Path | None = None,
    corrections: Path | None = None,
) -> Data:
    """Return what lies at ``location``, or where ``guiju.toml`` says.

    Raises:
        StopError: nothing says where the data lies, or a result that is read of is not
            what it should be.
    """
    project, folder = rulebook.project, rulebook.source.path.parent
    spellings = held(project.spellings, rulebook.plan)
    named = named_results(rulebook.plan, project.results, folder, plugins)
    last = _last(rulebook, plugins, previous)
    taken = {(folder / one.file).resolve() for one in project.results.values()}
    if project.calendar:
        taken.add((folder / project.calendar).resolve())
    if corrections is not None:
        taken.add(corrections.resolve())

    def sheets(file: Path) -> tuple[Sheet, ...] | None:
        return () if file.resolve() in taken else plugins.read_sheets(file)

    elsewhere = read_elsewhere(project.databases, project.addresses, set(project.hosts))
    places = _places(rulebook, location)
    also = (*named.sheets, *last.sheets, *elsewhere.sheets)
    mapping = {**project.tables, **elsewhere.mapping}
    intake = take_in(
        rulebook.plan,
        places,
        sheets,
        mapping,
        spellings,
        also=also,
        watch=counting(FILES),
    )
    told = (*last.remarks, *named.remarks, *intake.diagnostics)
    intake = attrs.evolve(intake, diagnostics=told)
    digests = {**named.digests, **intake.digests, **elsewhere.digests}
    return Data(intake=intake, digests=digests, previous=last.digests)


def _last(rulebook: Rulebook, plugins: Plugins, previous: Path | None) -> Taken:
    """Return what is read of the last period's result, if one is given."""
    project, folder = rulebook.project, rulebook.source.path.parent
    if previous is None and project.previous:
        previous = folder / project.previous
    if previous is None:
        return Taken()
    return last_result(rulebook.plan, previous, plugins)


def _places(rulebook: Rulebook, location: str | None) -> tuple[Path, ...]:
    """Return where files lie; nowhere, if every table that is named lies elsewhere."""
    project = rulebook.project
    everything = {*project.databases, *project.addresses}
    if location is None and not project.folder and everything:
        return ()
    return (_place(rulebook, location),)


def _place(rulebook: Rulebook, location: str | None) -> Path:
    if location is not None:
        return Path(location)
    if not rulebook.project.folder:
        shown = rulebook.source.shown
        raise NO_DATA.stop(
            Text(
                zh=f"没有说明规则书“{shown}”的数据在哪里",
                en=f'nothing says where the data of "{shown}" lies',
            ),
            Text(
                zh="在命令里写明数据文件夹或文件，或在规则书旁边的 guiju.toml 里写 "
                "[data] folder（没有这个文件就新建）",
                en="name the folder or file of the data, or set folder under [data] in "
                "the file guiju.toml beside the rulebook, which may have to be made",
            ),
        )
    return rulebook.source.path.parent / rulebook.project.folder


def _receipt(
    rulebook: Rulebook,
    plugins: Plugins,
    data: Data,
    given: Settings,
) -> Receipt:
    return Receipt(
        engine=f"guiju {version('guiju')}",
        rulebook=rulebook.rules,
        project=_project(rulebook.source.path.with_name(FILE)),
        facts=dict(data.digests),
        previous=dict(data.previous),
        plugins=_digests(plugins),
        settings=given,
    )


def _project(file: Path) -> Mapping[str, str]:
    """Return the digest of what says where the data lies, if there is such a file."""
    return {file.name: digest(file.read_bytes())} if file.is_file() else {}


def _days(calendar: Calendar | None) -> str:
    return "" if calendar is None else digest_of(calendar_data(calendar))


def _digests(plugins: Plugins) -> Mapping[str, str]:
    """Return the digests of the files and distributions that are not Guiju's own."""
    others = (one for one in plugins.listed if one.distribution != OWN)
    return {plugin.release: plugin.sha256 for plugin in others}
