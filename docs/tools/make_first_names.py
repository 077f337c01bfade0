"""Make first_names.toml: first names that one sex bears, from the lists of Faker (MIT) and the US census of 1990.

    python docs/tools/make_first_names.py FAKER_PERSON_FOLDER CENSUS_FOLDER

FAKER_PERSON_FOLDER is `faker/providers/person` of an unpacked Faker, CENSUS_FOLDER holds `dist.male.first` and
`dist.female.first` of the Census Bureau (public domain). A name that both sexes bear is left out, unless one bears it
thirty times as often in the census.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import Final

_LISTS: Final = {"first_names_male": "male", "first_names_female": "female"}
_LATIN: Final = re.compile(r"[A-ZÀ-Ž][a-zà-žşğıəő’'-]{2,}")
_CLEAR: Final = 30

TABLE: Final = Path("events/text/description/names/first_names.toml")
_HEAD: Final = """\
# First names that one sex bears. Made by docs/tools/make_first_names.py from the lists of Faker 40.54.0 (MIT licence,
# Copyright 2012 Daniele Faraglia) and those of the United States census of 1990 (public domain)."""


def faker_names(folder: Path) -> dict[str, set[str]]:
    """Name -> sexes that bear it, for names of at least two locales written in Latin letters."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            sex = _LISTS.get(node.targets[0].id)
            for text in (c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant)) if sex else ():
                if isinstance(text, str) and _LATIN.fullmatch(text):
                    found[text].add((str(sex), path.parent.name[:2]))
    return {name: {sex for sex, _ in by} for name, by in found.items() if len({where for _, where in by}) > 1}


def census_names(folder: Path) -> dict[str, dict[str, float]]:
    """Name -> sex -> share of that sex that bears it."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for sex in ("male", "female"):
        for line in (folder / f"dist.{sex}.first").read_text("ascii").splitlines():
            name, share = line.split()[:2]
            found[name.title()][sex] = float(share)
    return found


def sex_of(shares: dict[str, float]) -> str | None:
    """The sex that bears a name alone, or thirty times as often."""
    male, female = shares.get("male", 0.0), shares.get("female", 0.0)
    if male > _CLEAR * female:
        return "male"
    return "female" if female > _CLEAR * male else None


def main(faker: Path, census: Path) -> None:
    """Write the table."""
    lists, shares = faker_names(faker), census_names(census)
    names: dict[str, list[str]] = {"male": [], "female": []}
    for name in sorted({*lists, *shares}):
        sexes = {sex_of(shares[name])} if name in shares else lists.get(name, set())
        if len(sexes) == 1 and None not in sexes:
            names[str(sexes.pop())].append(name)
    lines = [_HEAD]
    for sex, own in names.items():
        lines.append(f'[{sex}]\nnames = """\n{textwrap.fill(" ".join(own), 120, break_on_hyphens=False)}\n"""')
    TABLE.write_text("\n\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
