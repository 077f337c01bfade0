"""The command line: finds the commands, wires them, turns errors into exit codes."""

from __future__ import annotations

import inspect
import io
import logging
import os
import re
import sys
from importlib import import_module
from pkgutil import iter_modules

import typer

from dateline.events.errors import TimelineError, is_fault
from dateline.pipeline import commands
from dateline.pipeline.terminal import faults
from dateline.pipeline.terminal.blanks import Command
from dateline.pipeline.terminal.console import STOPPED, note, out

ORDER = ("build", "merge", "query", "render", "watch", "explain", "conflicts", "export", "order", "constrain")
"""The commands as the help lists them; those not named here follow, by name."""

WRONG_USE = 2


def build_app(asked: str | None = None) -> typer.Typer:
    """The application: each module of `pipeline/commands` is one command and holds a function of its own name.

    Args:
        asked: Load this command only, since loading all of them costs more than most answers; None, or a name that
            is no command: all.
    """
    app = typer.Typer(
        name="dateline",
        help="Dated prose and event files in; one event table with its uncertainty, and an interactive timeline, out.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_main_options)
    names = sorted((m.name for m in iter_modules(commands.__path__)), key=lambda name: (_rank(name), name))
    for name in [asked] if asked in names else names:
        command = getattr(import_module(f"{commands.__name__}.{name}"), name)
        app.command(name, cls=Command, help=_in_paragraphs(command.__doc__ or ""))(command)
    return app


def _in_paragraphs(docstring: str) -> str:
    r"""A docstring whose paragraphs are a line each, which the terminal breaks where it ends; examples stay lines.

    >>> _in_paragraphs("Ask which events\n    happened when.\n\n    dateline query\n    dateline query --limit 3")
    'Ask which events happened when.\n\ndateline query\ndateline query --limit 3'
    """
    return re.sub(r"(?<=\S)\n(?!\s|dateline )", " ", inspect.cleandoc(docstring))


def main() -> None:
    """Run a command; what cannot be done, or not be written, is told in plain words and ends with exit code 2.

    So is what nobody foresaw, with exit code 70; its traceback is in the log, which `--verbose` shows.
    """
    _open_streams()
    try:
        build_app(next((word for word in sys.argv[1:] if not word.startswith("-")), None))()
    except TimelineError as error:
        note(f"dateline: {error}")
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        note(f"dateline: {error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except BaseException as error:
        if not is_fault(error):
            raise
        sys.exit(faults.tell(error))


def _open_streams() -> None:
    """Make a closed stream one that goes nowhere, so that no file of ours gets its number and its text.

    What the encoding of a terminal or a locale lacks is written as an escape.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _main_options(
    verbose: bool = typer.Option(
        False, "--verbose", "-v", help="Log what is done, and where an error arose, to stderr."
    ),
    version: bool = typer.Option(  # noqa: ARG001 - the callback has answered already
        False, "--version", help="Say the version and end.", is_eager=True, callback=lambda asked: _say_version(asked)
    ),
) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(faults.LegibleFormatter("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING, handlers=[handler])


def _say_version(asked: bool) -> None:
    if asked:
        from dateline import __version__

        out(f"dateline {__version__}")
        raise typer.Exit


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
