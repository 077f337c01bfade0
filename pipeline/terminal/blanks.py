"""A blank argument is a variable that was not set, and never what was meant: it is refused before a command runs."""

from __future__ import annotations

from typing import Final

import typer
from typer.core import TyperCommand

from dateline.events.errors import QueryError

REMEDY: Final = "fill it in, or leave it out"


class Command(TyperCommand):
    """A command none of whose arguments or options may be blank."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the arguments.

        Raises:
            QueryError: One of them is blank; the message names it.
        """
        given, _, _ = self.make_parser(ctx).parse_args(list(args))
        for parameter in self.get_params(ctx):
            values = given.get(parameter.name or "")
            if any(map(_is_blank, values if isinstance(values, list | tuple) else [values])):
                raise QueryError(max(parameter.opts, key=len), "is blank, like a variable that was not set", REMEDY)
        return super().parse_args(ctx, args)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()
