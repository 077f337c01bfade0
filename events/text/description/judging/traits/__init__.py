"""What can be measured of a line: numbers, most of them 0 or 1, that the judge weighs (see `judge.toml`)."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.events.text.description.judging.traits.around import traits_around
from dateline.events.text.description.judging.traits.cutting import traits_of_cut, traits_of_event
from dateline.events.text.description.judging.traits.textwide import traits_of_text
from dateline.events.text.description.judging.traits.wordsof import traits_of_words
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.topics import names_something
from dateline.events.text.description.names.nations import namings


def traits(line: Title, told: Told, faults: Iterable[str]) -> dict[str, float]:
    """All that is measured of a line.

    Args:
        line: The line.
        told: The event that it tells.
        faults: Names of the faults seen in it.

    Returns:
        Name -> value, from 0 to 1.5; names that are missing are 0.
    """
    if not told.traits:
        told.traits.update(traits_of_text(told.context.text) | traits_around(told) | traits_of_event(told))
    found = {**told.traits, **traits_of_words(line), **traits_of_cut(line, told)}
    return found | {f"fault {fault}": 1.0 for fault in faults} | _of_topic(line)


def _of_topic(line: Title) -> dict[str, float]:
    """Whether brackets tell all that a line names, or something beside; whether it names a country itself."""
    named = names_something(line)
    return {
        "with a topic": float(line.topic is not None and not named),
        "topic and names": float(line.topic is not None and named),
        "names a country": float(bool(namings(line.text))),
    }
