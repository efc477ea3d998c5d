"""The command line: the window when given no command, and every job that needs none."""

import io
import sys
from pathlib import Path
from typing import Any

import click

from hawliyat import __version__
from hawliyat.domain.errors import UserError
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import plain, tr

EXPORTS = ("timeline", "claims", "annotations", "entities", "articles")
_existing = click.Path(path_type=Path)
_project = click.argument("project", type=_existing)


class _Program(click.Group):
    """A group whose first word may be a project to open, and whose problems are one line on stderr."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_option = bool(args) and args[0] in ("--help", "--version")
        if not is_option and (not args or args[0] not in self.commands):
            args = ["window", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as problem:
            click.echo(plain(error_words(problem.code, problem.arguments)), err=True)
            ctx.exit(1)
        except BrokenPipeError:
            raise  # click ends quietly when nobody reads on
        except OSError as problem:
            click.echo(plain(error_words("output_failed", {"reason": problem.strerror or str(problem)})), err=True)
            ctx.exit(1)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hawliyat")
def program() -> None:
    """Read articles, tag who and what, date it, and get one timeline that opens its sources.

    `hawliyat PROJECT` opens the window on a project; without it, on the welcome page.
    """


@program.command(hidden=True)
@click.argument("project", type=_existing, required=False)
@click.option("--sample", is_flag=True, help="Open the sample project, making it the first time.")
def window(project: Path | None, *, sample: bool) -> None:
    """Open the window."""
    from hawliyat.app import display

    trouble = display.problem()
    if trouble is not None and project is not None and not project.exists():
        raise UserError("project_not_found", path=str(project))
    if trouble is None:
        sys.exit(_window(project, sample=sample))
    if not sample:
        raise UserError(trouble)
    click.echo(plain(error_words(trouble, {})))
    click.echo(tr("Doing the main job without a window instead (hawliyat demo):"))
    _demo(Path("demo"), shape=False)


@program.command()
@_project
@click.option("--researcher", default="", help="The name the work is signed with.")
def new(project: Path, researcher: str) -> None:
    """Make an empty project."""
    from hawliyat.store.project import Project

    Project.create(project, researcher).close()
    click.echo(plain(tr("Made {path}", path=project)))


@program.command("import")
@_project
@click.argument("files", nargs=-1, required=True, type=_existing)
@click.option("--table", type=_existing, help="A CSV with file, title, source, published, language.")
@click.option("--as-story", is_flag=True, help="Import what is already there as another source of the same story.")
def import_command(project: Path, files: tuple[Path, ...], table: Path | None, *, as_story: bool) -> None:
    """Import text files (or folders of them) into a project."""
    from hawliyat.app.reports import import_files

    lines = import_files(project, list(files), table, as_story=as_story)
    for line in lines.news:
        click.echo(plain(line))
    for line in lines.problems:
        click.echo(plain(line), err=True)
    if lines.problems:
        sys.exit(1)


@program.command()
@_project
def articles(project: Path) -> None:
    """List the articles of a project."""
    from hawliyat.app.reports import article_table

    click.echo(article_table(project))


@program.command()
@click.argument("project", type=_existing, required=False)
@click.option("--json-lines", is_flag=True, help='Read {"id","text","language","published"} per line from stdin.')
def times(project: Path | None, *, json_lines: bool) -> None:
    """Print the time expressions found in a project's articles, or in texts given as JSON lines."""
    from hawliyat.app import time_lines
    from hawliyat.app.reports import time_table

    if json_lines == (project is not None):
        raise click.UsageError(tr("Give a PROJECT, or --json-lines and texts on standard input."))
    if project is not None:
        click.echo(time_table(project))
        return
    for answer in time_lines.answers(sys.stdin.buffer):
        click.echo(answer)


@program.command()
@_project
@click.option("--shape", is_flag=True, help="Shape and reorder Arabic here, for a terminal that does neither.")
def timeline(project: Path, *, shape: bool) -> None:
    """Print the timeline as a table."""
    from hawliyat.app.reports import timeline_table

    click.echo(timeline_table(project, reshape=shape))


@program.command()
@_project
@click.option("--what", type=click.Choice(EXPORTS), default="timeline", show_default=True)
@click.option("--format", type=click.Choice(["csv"]), default="csv", show_default=True, expose_value=False)
@click.option("--output", "-o", type=_existing, required=True, help="The file to write.")
@click.option("--separator", default=",", show_default=True, help="One of , ; and tab.")
@click.option("--raw", is_flag=True, help="Leave text that a spreadsheet would take for a formula as it is.")
@click.option("--no-bom", is_flag=True, help="Leave out the mark by which Excel knows UTF-8.")
def export(project: Path, what: str, output: Path, separator: str, *, raw: bool, no_bom: bool) -> None:
    """Write a project's timeline, claims, annotations, entities or articles to a file."""
    if str(output) == "-":
        raise click.UsageError(tr("Give --output the name of a file."))
    from hawliyat.operations.exporting import export as write
    from hawliyat.store.project import Project

    separator = {"tab": "\t", "\\t": "\t"}.get(separator, separator)
    with Project.open(project) as opened:
        report = write(opened, what=what, path=output, separator=separator, raw=raw, bom=not no_bom)
    click.echo(plain(tr("Wrote {rows} rows to {path}", rows=report.rows, path=report.path)))


@program.command()
@_project
def sample(project: Path) -> None:
    """Make a project of the five sample articles with their annotations."""
    from hawliyat.operations.sample import build_sample

    build_sample(project)
    click.echo(plain(tr("Made {path}", path=project)))


@program.command()
@click.option("--output", "-o", type=_existing, default=Path("demo"), show_default=True, help="The folder to write to.")
@click.option("--shape", is_flag=True, help="Shape and reorder Arabic here, for a terminal that does neither.")
def demo(output: Path, *, shape: bool) -> None:
    """Do the main job on the sample articles without a window."""
    _demo(output, shape=shape)


@program.command()
@_project
def check(project: Path) -> None:
    """Check a project: the file, the journal against the tables, and that nothing dangles."""
    from hawliyat.app.reports import check_lines

    problems = check_lines(project)
    for line in problems:
        click.echo(plain(line), err=True)
    if problems:
        sys.exit(1)
    click.echo(plain(tr("{path} is sound", path=project)))


def _window(project: Path | None, *, sample: bool) -> int:
    """Let the program that runs already open it, before anything large is loaded; else open a window."""
    from hawliyat.app.running import Instance, Place, Request

    instance = Instance(Place.here())
    if instance.hands_over(Request.of_this_start(project, sample=sample)):
        return 0
    from hawliyat.app.window import run

    return run(project, sample=sample, instance=instance)


@program.command("self-test")
def self_test() -> None:
    """Check that this copy of the program is complete: its data, fonts and plugins, and that a project can be kept."""
    from hawliyat.app.self_test import run

    sys.exit(run(click.echo))


def _demo(folder: Path, *, shape: bool) -> None:
    from hawliyat.app.demo import run

    for line in run(folder, shape=shape):
        click.echo(line)


def main() -> None:
    """Run the command line."""
    _speak_utf8()
    program(prog_name="hawliyat")


def window_main() -> None:
    """Open the window: the entry point of a program without a console (Windows)."""
    _speak_utf8()
    program(["window", *sys.argv[1:]], prog_name="hawliyat")


def _speak_utf8() -> None:
    """UTF-8 on every system; a program without a console has no streams."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    main()
