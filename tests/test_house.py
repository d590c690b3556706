"""Is the house in order: floors, faces, no circles, no hidden clock, a test for every module?

Static: the source is read by `ast`, nothing of it is imported. What does not exist yet is no fault.
"""

from __future__ import annotations

import ast
import sys

import pytest

from source import (
    BY_NAME,
    FOLDERS,
    MODULES,
    PACKAGES,
    ROOT,
    imports,
    inside,
    offered,
    ours,
    room_of,
)

# Bottom to top. `|` divides rooms that may not see each other; those divided by `,` may look left.
FLOORS = """
    nlp.errors
    nlp.model
    nlp.vocabulary
    nlp.cleaning, nlp.leads, nlp.note_headings, nlp.sections, nlp.recognizers
    nlp.plain_words
    nlp.authorities, nlp.abbreviations, nlp.open_concepts, nlp.qualifiers, \
        nlp.shared_openings, nlp.routes, \
        nlp.tumor_places, nlp.shared_heads, nlp.words_before, nlp.elliptic, nlp.vaccinations, \
        nlp.non_prefixed, nlp.stage_heads, nlp.inabilities, nlp.fitness, nlp.measuring, \
        nlp.levels, \
        nlp.measured_names, nlp.meanings, nlp.mentions, nlp.placed, \
        nlp.clauses, nlp.ages, nlp.performance, nlp.ties, nlp.rates, nlp.lasting, \
        nlp.meant_windows, nlp.turning, nlp.governing, nlp.dosing, nlp.beside, nlp.joining, \
        nlp.changes, \
        nlp.idle_numbers, nlp.aliases, nlp.unit_owners, nlp.timed_amounts, \
        nlp.denials, \
        nlp.refusals, nlp.denial_ends, \
        nlp.tnm, nlp.tumors, nlp.study_codes, nlp.sex_signs, nlp.progressing, \
        nlp.making, nlp.passages, nlp.statements
    pipelines.listings | pipelines.notes | pipelines.matching | pipelines.intake \
        | pipelines.store | pipelines.exports | pipelines.terminologies | pipelines.processes
    pipelines.engine, pipelines.spark, pipelines.report, pipelines.screening, pipelines.rejudging, \
        pipelines.review, \
        pipelines.training, pipelines.evaluation
    pipelines.commands
    pipelines.__main__
"""

# What a room may lean on where that is less than all lower floors.
ONLY = {
    "nlp.errors": set(),
    "nlp.model": {"nlp.errors"},
    "pipelines.matching": {"nlp.errors", "nlp.model", "nlp.vocabulary"},
}
# Files that lean on nothing of ours.
ALONE = {
    "nlp.model.verdict",
    "nlp.recognizers.numbers",
    "nlp.recognizers.slots",
    "nlp.recognizers.tokens",
}
STANDARD_LIBRARY_ONLY = ("nlp.errors", "nlp.model")
COMMAND_LINE = {"pipelines.__main__", "pipelines.commands"}  # rooms
CLOCKS = {"time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime"}
CLOCK_METHODS = {"now", "utcnow", "today"}


def places() -> dict[str, tuple[int, int, str]]:
    """Where each room is: its floor, its place on it, and what divides that floor."""
    found = {}
    for level, line in enumerate(FLOORS.strip().split("\n")):
        divider = "|" if "|" in line else ","
        for place, room in enumerate(line.split(divider)):
            found[room.strip()] = (level, place, divider)
    return found


PLACES = places()


def may_lean(room: str, on: str) -> bool:
    """May a file of one room import from another?"""
    if room == on:
        return True
    if room in ONLY and on not in ONLY[room]:
        return False
    (level, place, divider), (other, left, _) = PLACES[room], PLACES[on]
    return other < level or (other == level and divider == "," and left < place)


def no(faults: list[str]) -> None:
    assert not faults, "\n" + "\n".join(faults)


# --- size


def test_a_module_tells_one_story_in_under_300_lines():
    files = [each for room in ("nlp", "pipelines") for each in (ROOT / room).rglob("*.py")]
    sizes = {each: len(each.read_text(encoding="utf-8").splitlines()) for each in files}
    no([f"{each.relative_to(ROOT)}: {size} lines" for each, size in sizes.items() if size >= 300])


# --- floors


def test_every_room_has_its_floor():
    rooms = {m.room for m in MODULES if m.name not in PACKAGES}
    no([f"{room} stands on no floor" for room in sorted(rooms - PLACES.keys())])


def test_nobody_leans_upwards_or_across_a_bar():
    no(
        [
            f"{module.at(item.node)}: {module.room} may not lean on {room_of(name)}"
            for module in MODULES
            for item, name in ours(module)
            if module.room in PLACES
            and room_of(name) in PLACES
            and not may_lean(module.room, room_of(name))
        ]
    )


def test_across_folders_only_what_the_face_offers():
    faults = []
    for module in MODULES:
        for item, name in ours(module):
            where = f"{module.at(item.node)}: {module.name}"
            parents = [f for f in FOLDERS - set(PACKAGES) if f"{name}.".startswith(f"{f}.")]
            closed = [folder for folder in parents if not inside(module, folder)]
            if item.name is None:
                faults.append(f"{where}: write `from {item.module} import ...`")
            elif closed and item.module != min(closed, key=len):
                faults.append(f"{where} reaches past the face of {min(closed, key=len)}")
            elif closed and item.name not in offered(item.module):
                faults.append(f"{where}: {item.module} does not offer {item.name}")
    no(faults)


def test_files_that_lean_on_nothing():
    no(
        [
            f"{module.at(item.node)}: {module.name} leans on nothing of ours, but imports {name}"
            for module in MODULES
            if module.name in ALONE
            for item, name in ours(module)
        ]
    )


def test_the_shared_language_needs_no_library():
    no(
        [
            f"{module.at(item.node)}: {module.name} imports {item.module}"
            for module in MODULES
            if module.room in STANDARD_LIBRARY_ONLY
            for item in imports(module)
            if item.module.split(".")[0] not in {*sys.stdlib_module_names, *PACKAGES}
        ]
    )


def test_the_judge_never_loads_spacy():
    reached, ahead = set(), ["pipelines.matching", "nlp", "pipelines"]
    faults = []
    while ahead:
        name = ahead.pop()
        module = BY_NAME.get(name)
        if module is None or name in reached:
            continue
        reached.add(name)
        ahead += [name for _, name in ours(module)]
        ahead += [m.name for m in MODULES if m.folder == name == "pipelines.matching"]
        faults += [
            f"{module.at(item.node)}: {name} imports {item.module}"
            for item in imports(module)
            if item.module.split(".")[0] in {"spacy", "medspacy"}
        ]
    no(faults)


# --- folders


def test_no_circles():
    graph = {module.name: {name for _, name in ours(module)} for module in MODULES}
    for folder in FOLDERS:  # a file may not lean on its own face: the face leans on it
        graph[folder] |= {m.name for m in MODULES if m.folder == folder and m.name != folder}
    faults, done = [], set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            faults.append(" -> ".join((*path[path.index(name) :], name)))
        elif name not in done and name in graph:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    no(faults)


def test_every_folder_has_a_face():
    folders = {module.file.parent for module in MODULES}
    no([f"{folder}: no __init__.py" for folder in folders if not (folder / "__init__.py").exists()])


@pytest.mark.parametrize("package", PACKAGES)
def test_the_packages_are_a_docstring_only(package):
    body = BY_NAME[package].tree.body
    assert len(body) == 1 and ast.get_docstring(BY_NAME[package].tree)


def test_a_face_holds_no_logic():
    def plain(node: ast.stmt) -> bool:
        if isinstance(node, ast.Assign):
            return [ast.unparse(name) for name in node.targets] == ["__all__"]
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        return docstring or isinstance(node, ast.ImportFrom)

    no(
        [
            f"{module.at(node)}: more than a re-export"
            for module in MODULES
            if module.is_face
            for node in module.tree.body
            if not plain(node)
        ]
    )


# --- manners


def test_only_the_command_line_asks_the_clock():
    faults = []
    for module in MODULES:
        if module.room in COMMAND_LINE:
            continue
        called = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
        passed = [node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)]
        faults += [
            f"{module.at(node)}: asks the clock"
            for node in {*called, *passed}
            if ast.unparse(node) in CLOCKS
            or (isinstance(node, ast.Attribute) and node.attr in CLOCK_METHODS)
        ]
        faults += [
            f"{module.at(item.node)}: asks the clock"
            for item in imports(module)
            if f"{item.module}.{item.name}" in CLOCKS
        ]
    no(faults)


def test_only_the_command_line_prints():
    no(
        [
            f"{module.at(node)}: prints"
            for module in MODULES
            if module.room not in COMMAND_LINE
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
        ]
    )


def test_no_bare_except_and_no_assert():
    no(
        [
            f"{module.at(node)}: a bare except, or an assert"
            for module in MODULES
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Assert)
            or (isinstance(node, ast.ExceptHandler) and node.type is None)
        ]
    )


def test_every_module_has_its_test_file():
    no(
        [
            f"{module.name}: no {test.relative_to(ROOT).as_posix()}"
            for module in MODULES
            if not module.is_face
            for folder in [ROOT / "tests" / module.file.relative_to(ROOT).parent]
            for test in [folder / f"test_{module.file.stem.strip('_')}.py"]
            if not test.exists()
        ]
    )
