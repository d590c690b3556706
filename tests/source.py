"""The project's own source, parsed: which modules there are, and what each of them imports.

Static: read by `ast`, nothing of it is imported. What does not exist yet is simply not there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("nlp", "pipelines")


@dataclass(frozen=True)
class Module:
    """One source file, parsed."""

    name: str
    file: Path
    tree: ast.Module

    @property
    def is_face(self) -> bool:
        """Is it the `__init__` of its folder?"""
        return self.file.name == "__init__.py"

    @property
    def folder(self) -> str:
        """The dotted name of the folder that it lies in."""
        return self.name if self.is_face else self.name.rpartition(".")[0]

    @property
    def room(self) -> str:
        """The file or folder directly below nlp or pipelines that it belongs to."""
        return room_of(self.name)

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as file:line."""
        return f"{self.file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


@dataclass(frozen=True)
class Import:
    """One imported name; `module` is the dotted path, `name` None for `import module`."""

    module: str
    name: str | None
    node: ast.stmt


def room_of(name: str) -> str:
    """Which file or folder directly below nlp or pipelines does a dotted name lie in?"""
    return ".".join(name.split(".")[:2])


def load(file: Path) -> Module:
    """What does a source file hold, and what is it called?"""
    parts = file.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, file, ast.parse(file.read_text(encoding="utf-8"), str(file)))


MODULES = [load(file) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
BY_NAME = {module.name: module for module in MODULES}
FOLDERS = {module.name for module in MODULES if module.is_face}


def imports(module: Module) -> Iterator[Import]:
    """Everything a module imports, at its top or inside a function."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, None, node)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.folder.split(".")
                kept = parents[: len(parents) - node.level + 1]
                base = ".".join([*kept, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(base, alias.name, node)


def target(item: Import) -> str:
    """The module or folder that an import reaches: `from nlp.model import amount` is the file."""
    inner = f"{item.module}.{item.name}"
    if item.name and (inner in BY_NAME or item.module in PACKAGES):
        return inner
    return item.module


def ours(module: Module) -> Iterator[tuple[Import, str]]:
    """What does a module import of this project, and which module or folder does that reach?"""
    for item in imports(module):
        if item.module.split(".")[0] in PACKAGES:
            yield item, target(item)


def offered(folder: str) -> set[str]:
    """Which names does a folder's `__init__` offer?"""
    module = BY_NAME.get(folder)
    if module is None:
        return set()
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return {
        alias.asname or alias.name
        for node in module.tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def inside(module: Module, folder: str) -> bool:
    """Does a module lie in a folder, at any depth?"""
    return module.folder == folder or module.folder.startswith(f"{folder}.")
