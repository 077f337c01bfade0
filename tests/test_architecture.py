"""The house rules that a machine can hold: who imports whom, who reads the clock, what is documented."""

import ast
import re
from pathlib import Path

import pytest

from dateline.events.table.schema import CLAIM_SCHEMA, COLUMN_NOTES, EVENT_SCHEMA, LINK_SCHEMA
from dateline.events.text.parsing import labels

ROOT = Path(__file__).parent.parent
PACKAGES = ("events", "pipeline", "charts")
MAY_IMPORT = {"events": {"events"}, "charts": {"charts", "events"}, "pipeline": {"pipeline", "events"}}
WIRES_CHARTS = {
    ROOT / "pipeline" / "timeline.py",
    ROOT / "pipeline" / "cli.py",
    *(ROOT / "pipeline/commands").glob("*.py"),
}
FILES = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
CLOCKS = {"now", "today", "utcnow", "time_ns", "localtime", "gmtime"}
HEAVY = {"altair", "deltalake", "polars", "spacy", "trafilatura"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(tree: ast.AST) -> set[str]:
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return set(names)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[1] for name in imported(parsed(path)) if name.startswith("dateline.")}
    allowed = MAY_IMPORT[package] | ({"charts"} if path in WIRES_CHARTS else set())
    assert ours <= allowed


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_clock_reads_the_clock(path):
    if path == ROOT / "pipeline" / "clock.py":
        return
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    reads = [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCKS
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "clock")
        if not (isinstance(call.func.value, ast.Attribute) and call.func.value.attr in {"clock", "_clock"})
    ]
    assert reads == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_public_is_documented(path):
    tree = parsed(path)
    assert ast.get_docstring(tree), "the module"
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "pipeline/commands").glob("*.py")), ids=name_of)
def test_a_command_loads_nothing_heavy_before_it_runs(path):
    top = {
        name
        for node in parsed(path).body
        for name in imported(ast.Module(body=[node], type_ignores=[]))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.split(".")[0] for name in top} & HEAVY == set()


def test_every_column_is_explained_and_every_explanation_has_its_column():
    assert set(COLUMN_NOTES) == {*CLAIM_SCHEMA, *EVENT_SCHEMA, *LINK_SCHEMA}


def test_no_package_network_host_or_machine_path_is_in_the_pins():
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert "://" not in text
    assert "@" not in text


@pytest.mark.parametrize("path", sorted((ROOT / "events").rglob("*.py")), ids=name_of)
def test_a_set_of_labels_that_has_a_name_is_not_spelt_out_again(path):
    tree = parsed(path)
    if not any(name.split(".")[0] == "spacy" for name in imported(tree)):
        return
    named = {held: name for name, held in vars(labels).items() if name.isupper()}
    sets = [node for node in ast.walk(tree) if isinstance(node, ast.Set)]
    spelt = [frozenset(getattr(item, "value", None) for item in node.elts) for node in sets]
    assert [named[one] for one in spelt if one in named] == []


def map_of(folder: Path) -> list[str]:
    """The modules in the order in which the folder's docstring lists them, one a line, indented."""
    told = ast.get_docstring(parsed(folder / "__init__.py"), clean=False) or ""
    return re.findall(r"^    ([a-z_]+)/? {2,}", told, re.MULTILINE)


MAPPED = [folder.parent for folder in sorted((ROOT / "events").rglob("__init__.py")) if map_of(folder.parent)]


@pytest.mark.parametrize("folder", MAPPED, ids=name_of)
def test_a_map_of_a_folder_lists_every_module_once_and_each_below_what_it_uses(folder):
    order = map_of(folder)
    held = [path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    assert sorted(order) == sorted(set(held) - {"__init__"})
    prefix = ("dateline", *folder.relative_to(ROOT).parts)
    for place, name in enumerate(order):
        files = [folder / f"{name}.py"] if (folder / f"{name}.py").is_file() else (folder / name).rglob("*.py")
        parts = [module.split(".") for file in files for module in imported_to_run(parsed(file))]
        used = {part[len(prefix)] for part in parts if tuple(part[: len(prefix)]) == prefix and len(part) > len(prefix)}
        assert used <= {*order[: place + 1]}, name


def imported_to_run(tree: ast.Module) -> set[str]:
    """What is imported to be run, and not for the type checker alone."""
    checked = [node for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)]
    return imported(tree) - {name for node in checked for name in imported(node)}
