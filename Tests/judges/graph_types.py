"""Judge each app's synchronization schema by Microsoft Graph's types, and its references.

Usage: graph_types.py TYPES APPDIR...

TYPES describes the types: {"types": {NAME: {PROPERTY: TYPE}}, "enums": {NAME: [VALUE]}},
with TYPE one of str, bool, int, UUID, datetime.datetime, ?, list[TYPE], or a NAME. The
exit code is 1 on any unknown key, any value of another type, or any name that a mapping
uses and no directory defines.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from app_folder import AppFolder, arguments, load_json, pointer, report

ROOT = "SynchronizationSchema"

# Graph's enumerations that hold several values, as one comma-separated string.
SETS = {"ObjectFlowTypes", "DirectoryDefinitionDiscoverabilities"}

Json = dict[str, Any]
Place = tuple[str | int, ...]


class GraphTypes:
    """The described types, and what a value breaks of them."""

    def __init__(self, description: Any) -> None:
        try:
            self.types: dict[str, dict[str, str]] = description["types"]
            self.enums: dict[str, list[str]] = description["enums"]
            self.types[ROOT]
        except (KeyError, TypeError) as error:
            raise ValueError(f"the types file does not describe {ROOT}") from error

    def problems(self, value: Any, kind: str, place: Place = ()) -> Iterator[str]:
        if kind.startswith("list["):
            if not isinstance(value, list):
                yield f"{pointer(*place)}: must be a list"
                return
            for index, item in enumerate(value):
                if item is None:
                    yield f"{pointer(*place, index)}: an element is never null"
                else:
                    yield from self.problems(item, kind[5:-1], (*place, index))
        elif kind in self.types:
            yield from self._object_problems(value, kind, place)
        elif kind in self.enums:
            yield from self._enum_problems(value, kind, place)
        elif not _is_primitive(value, kind):
            yield f"{pointer(*place)}: {value!r} is not of the type {kind}"

    def _object_problems(self, value: Any, kind: str, place: Place) -> Iterator[str]:
        if value is None and place:
            return
        if not isinstance(value, dict):
            yield f"{pointer(*place)}: must be an object ({kind})"
            return
        for key, item in value.items():
            if key in self.types[kind]:
                yield from self.problems(item, self.types[kind][key], (*place, key))
            else:
                yield f"{pointer(*place, key)}: {kind} has no such property"

    def _enum_problems(self, value: Any, kind: str, place: Place) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{pointer(*place)}: {value!r} is not a value of {kind}"
            return
        values = [part.strip() for part in value.split(",")] if kind in SETS else [value]
        for each in values:
            if each not in self.enums[kind]:
                yield f"{pointer(*place)}: {each!r} is not a value of {kind}"
        if len(set(values)) < len(values) or ("None" in values and len(values) > 1):
            yield f"{pointer(*place)}: {value!r} contradicts or repeats itself"


def _is_primitive(value: Any, kind: str) -> bool:
    """Booleans and numbers are never null in Graph; strings and identifiers may be."""
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    try:
        if kind == "UUID":
            UUID(value)
        elif kind == "datetime.datetime":
            datetime.fromisoformat(value)
        else:
            return kind in {"str", "?"}
    except ValueError:
        return False
    return True


# -- References ---------------------------------------------------------------------
# They are followed only in a document of the right types, so nothing is checked twice.


def reference_problems(schema: Json) -> Iterator[str]:
    directories = schema.get("directories") or []
    yield from _repeated(directories, ("directories",))
    for index, directory in enumerate(directories):
        yield from _directory_problems(directory, ("directories", index))
    by_name = _by_name(directories)
    rules = schema.get("synchronizationRules") or []
    if not rules:
        yield "/synchronizationRules: there is no rule"
    for index, rule in enumerate(rules):
        place: Place = ("synchronizationRules", index)
        source = by_name.get(rule.get("sourceDirectoryName"))
        target = by_name.get(rule.get("targetDirectoryName"))
        for key, directory in (("sourceDirectoryName", source), ("targetDirectoryName", target)):
            if directory is None:
                yield f"{pointer(*place, key)}: no directory is named {rule.get(key)!r}"
        for number, mapping in enumerate(rule.get("objectMappings") or []):
            here: Place = (*place, "objectMappings", number)
            yield from _mapping_problems(mapping, source or {}, target or {}, here)


def _directory_problems(directory: Json, place: Place) -> Iterator[str]:
    objects = directory.get("objects") or []
    yield from _repeated(objects, (*place, "objects"))
    names = {each.get("name") for each in objects}
    for index, each in enumerate(objects):
        here: Place = (*place, "objects", index, "attributes")
        attributes = each.get("attributes") or []
        yield from _repeated(attributes, here)
        for number, attribute in enumerate(attributes):
            for position, reference in enumerate(attribute.get("referencedObjects") or []):
                name = reference.get("referencedObjectName")
                if name not in names:
                    spot = pointer(*here, number, "referencedObjects", position)
                    yield f"{spot}: {directory.get('name')!r} has no object {name!r}"


def _mapping_problems(mapping: Json, source: Json, target: Json, place: Place) -> Iterator[str]:
    from_object = _by_name(source.get("objects")).get(mapping.get("sourceObjectName"))
    to_object = _by_name(target.get("objects")).get(mapping.get("targetObjectName"))
    for key, directory, found in (
        ("sourceObjectName", source, from_object),
        ("targetObjectName", target, to_object),
    ):
        if found is None:
            here = pointer(*place, key)
            yield f"{here}: {directory.get('name')!r} has no object {mapping.get(key)!r}"
    readable = set(_by_name((from_object or {}).get("attributes")))
    writable = set(_by_name((to_object or {}).get("attributes")))

    mappings = mapping.get("attributeMappings") or []
    mapped: Place = (*place, "attributeMappings")
    uses: list[tuple[Place, str]] = []
    for index, each in enumerate(mappings):
        name = each.get("targetAttributeName")
        if to_object is not None and name not in writable:
            here = pointer(*mapped, index, "targetAttributeName")
            yield f"{here}: {to_object.get('name')!r} has no attribute {name!r}"
        uses += _sources(each.get("source"), (*mapped, index, "source"))
    uses += _scoped(mapping.get("scope"), (*place, "scope"))
    if from_object is not None:
        for spot, used in uses:
            if used not in readable:
                yield f"{pointer(*spot)}: {from_object.get('name')!r} has no attribute {used!r}"
    for name, count in Counter(each.get("targetAttributeName") for each in mappings).items():
        if count > 1:
            yield f"{pointer(*mapped)}: {name!r} is mapped {count} times"
    yield from _matching_problems(mappings, mapped)


def _matching_problems(mappings: list[Json], place: Place) -> Iterator[str]:
    """A matching priority of 0, or none, means that the attribute does not match."""
    priorities = [mapping.get("matchingPriority", 0) for mapping in mappings]
    for index, priority in enumerate(priorities):
        here = pointer(*place, index, "matchingPriority")
        if priority < 0:
            yield f"{here}: {priority} is negative"
        elif priority > 0 and priority in priorities[:index]:
            yield f"{here}: {priority} is another mapping's priority, too"


def _sources(source: Json | None, place: Place) -> Iterator[tuple[Place, str]]:
    """The source attributes that a mapping's source and its parameters use."""
    if source is None:
        return
    if source.get("type") == "Attribute":
        yield (*place, "name"), source.get("name") or ""
    for name in expression_attributes(source.get("expression") or ""):
        yield (*place, "expression"), name
    for index, parameter in enumerate(source.get("parameters") or []):
        yield from _sources(parameter.get("value"), (*place, "parameters", index, "value"))


def expression_attributes(expression: str) -> list[str]:
    """The names in brackets, outside string literals."""
    return re.findall(r"\[([^\]]*)\]", re.sub(r'"(?:[^"\\]|\\.)*"', '""', expression))


def _scoped(scope: Json | None, place: Place) -> Iterator[tuple[Place, str]]:
    """The source attributes that a scoping filter asks for."""
    for kind in ("groups", "inputFilterGroups", "categoryFilterGroups"):
        for index, group in enumerate((scope or {}).get(kind) or []):
            for number, clause in enumerate(group.get("clauses") or []):
                here: Place = (*place, kind, index, "clauses", number, "sourceOperandName")
                yield here, clause.get("sourceOperandName") or ""


def _by_name(definitions: Iterable[Json] | None) -> dict[Any, Json]:
    return {each.get("name"): each for each in definitions or []}


def _repeated(definitions: list[Json], place: Place) -> Iterator[str]:
    """Definitions without a name, or with a name that another one has."""
    seen: set[str] = set()
    for index, each in enumerate(definitions):
        name = each.get("name")
        if not name:
            yield f"{pointer(*place, index)}: needs a name"
        elif name.lower() in seen:
            yield f"{pointer(*place, index, 'name')}: {name!r} is defined twice"
        seen.add((name or "").lower())


def main() -> int:
    options = arguments(__doc__, "TYPES")
    try:
        types = GraphTypes(load_json(options.types))
    except ValueError as error:
        print(f"FAIL {error}")
        return 1

    def judge(folder: AppFolder) -> Iterator[str]:
        document = folder.json(folder.ENTRA_SCHEMA)
        problems = list(types.problems(document, ROOT)) or list(reference_problems(document))
        yield from (f"{folder.ENTRA_SCHEMA}{problem}" for problem in problems)

    return report(options.folders, judge)


if __name__ == "__main__":
    sys.exit(main())
