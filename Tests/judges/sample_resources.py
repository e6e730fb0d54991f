"""Sample resources: from attribute paths and published schemas to SCIM payloads."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

Json = dict[str, Any]

# The paths a manifest uses, of RFC 7644 section 3.5.2: an attribute, perhaps the entries
# that equal some values, perhaps a sub-attribute.
NAME = r"\$?[A-Za-z][A-Za-z0-9$_-]*"
STRING = r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt])*"'
EQUAL = rf"(?:{NAME})\s+(?i:eq)\s+(?:{STRING}|(?i:true|false)|\d+)"
FILTER = rf"{EQUAL}(?:\s+(?i:and)\s+{EQUAL})*"
PATH = re.compile(rf"(?P<name>{NAME})(?:\[\s*(?P<filter>{FILTER})\s*\])?(?:\.(?P<sub>{NAME}))?")
COMPARISON = re.compile(rf"({NAME})\s+(?i:eq)\s+({STRING}|\w+)")

# RFC 7643 section 3.1: every resource has these, though no schema declares them.
COMMON: list[Json] = [
    {"name": "id", "type": "string", "mutability": "readOnly"},
    {"name": "externalId", "type": "string"},
    {"name": "meta", "type": "complex", "mutability": "readOnly"},
]


class UnknownAttribute(ValueError):
    """A path names an attribute that the schemas do not declare."""


class NotAPath(ValueError):
    """A path is not one of RFC 7644, so no schema can declare it."""


@dataclass(frozen=True)
class Target:
    """What a path designates: an attribute, entries of it, a sub-attribute of it."""

    path: str
    extension: str | None
    attribute: Json
    entry: Json | None = None
    sub: Json | None = None

    @property
    def value_definition(self) -> Json:
        return self.sub or self.attribute

    @property
    def is_multi_valued(self) -> bool:
        return bool(self.attribute.get("multiValued"))

    @property
    def is_writable(self) -> bool:
        definitions = [self.attribute, self.sub or {}]
        return all(each.get("mutability") != "readOnly" for each in definitions)

    @property
    def is_patchable(self) -> bool:
        """Whether one PATCH by this path sets one value and leaves the others alone."""
        fixed = {"readOnly", "immutable", "writeOnly"}
        if {self.attribute.get("mutability"), (self.sub or {}).get("mutability")} & fixed:
            return False
        if self.sub is None and not self.is_multi_valued:
            subs = self.attribute.get("subAttributes") or []
            if any(sub.get("mutability") == "immutable" for sub in subs):
                return False
        if self.entry is not None and self.sub is not None:
            return self.sub["name"] not in self.entry
        return self.entry is None and not (self.is_multi_valued and self.sub)


class ResourceShape:
    """One resource type with its schemas, as the discovery documents publish them."""

    def __init__(self, resource_type: Json, schemas: list[Json]) -> None:
        by_id = {schema["id"].lower(): schema for schema in schemas}
        self.name: str = resource_type["name"]
        self.endpoint: str = resource_type["endpoint"]
        self.core = by_id[resource_type["schema"].lower()]
        declared = resource_type.get("schemaExtensions") or []
        self.extensions = {each["schema"]: by_id[each["schema"].lower()] for each in declared}
        self.required_extensions = [each["schema"] for each in declared if each.get("required")]

    def target(self, path: str) -> Target:
        """Find what a path designates. An extension's URN ends with a colon or a full stop."""
        extension, rest = None, path
        for urn in sorted(self.extensions, key=len, reverse=True):
            if path.lower().startswith((f"{urn}:".lower(), f"{urn}.".lower())):
                extension, rest = urn, path[len(urn) + 1 :]
                break
        else:
            core = self.core["id"] + ":"
            if path.lower().startswith(core.lower()):
                rest = path[len(core) :]
            elif path.lower().startswith("urn:"):
                raise UnknownAttribute(f"{path}: no schema of {self.name} has this URN")
        match = PATH.fullmatch(rest)
        if match is None:
            raise NotAPath(path)
        attribute = self._attribute(extension, match["name"], path)
        if attribute.get("mutability") == "readOnly":
            return Target(path, extension, attribute)
        return Target(
            path=f"{extension}:{rest}" if extension else rest,
            extension=extension,
            attribute=attribute,
            entry=_entry(attribute, match["filter"], path) if match["filter"] else None,
            sub=_sub(attribute, match["sub"], path) if match["sub"] else None,
        )

    def _attribute(self, extension: str | None, name: str, path: str) -> Json:
        declared = self.declared(extension)
        attribute = _named(declared if extension else [*declared, *COMMON], name)
        if attribute is None:
            raise UnknownAttribute(f"{path}: no schema of {self.name} declares it")
        return attribute

    def declared(self, extension: str | None) -> list[Json]:
        schema = self.extensions[extension] if extension else self.core
        attributes: list[Json] = schema["attributes"]
        return attributes


def _named(definitions: Iterable[Json], name: str) -> Json | None:
    return next((each for each in definitions if each["name"].lower() == name.lower()), None)


def _sub(attribute: Json, name: str, path: str) -> Json:
    sub = _named(attribute.get("subAttributes") or [], name)
    if sub is None:
        raise UnknownAttribute(f"{path}: {attribute['name']} has no sub-attribute {name}")
    return sub


def _entry(attribute: Json, text: str, path: str) -> Json:
    """The entry that a value filter describes, each value of its sub-attribute's type."""
    if not attribute.get("multiValued"):
        raise UnknownAttribute(f"{path}: {attribute['name']} is not multi-valued")
    entry: Json = {}
    for name, literal in COMPARISON.findall(text):
        sub = _sub(attribute, name, path)
        value = json.loads(literal if literal.startswith('"') else literal.lower())
        if sub["type"] == "boolean":
            value = str(value).lower() == "true"
        entry[sub["name"]] = value
    return entry


@dataclass
class Sampler:
    """Sample values, each unlike the ones before it.

    A reference refers to the user with the given location, whose last part is its id.
    """

    user_location: str
    _serial: Iterator[int] = field(default_factory=lambda: count(1))

    def value(self, definition: Json, *, other: bool = False) -> Any:
        """A value, or another one than a first call for the same definition gave."""
        one = self._single(definition, other)
        return [one] if definition.get("multiValued") else one

    def _single(self, definition: Json, other: bool) -> Any:
        number = next(self._serial)
        canonical = definition.get("canonicalValues")
        match definition["type"]:
            case "complex":
                return self._complex(definition, other)
            case "boolean":
                return not other
            case "integer":
                return number
            case "decimal":
                return number + 0.5
            case "dateTime":
                return f"{2000 + number}-01-31T12:00:00Z"
            case "binary":
                return base64.b64encode(str(number).encode()).decode()
            case "reference":
                kinds = {each.lower() for each in definition.get("referenceTypes") or ["uri"]}
                if kinds & {"external", "uri"}:
                    return f"https://example.com/{number}"
                return self._location(other)
            case _ if canonical:
                return canonical[int(other) % len(canonical)]
            case _:
                return f"{definition['name']}-{number}"

    def _location(self, other: bool) -> str:
        return f"{self.user_location}-other" if other else self.user_location

    def _complex(self, definition: Json, other: bool) -> Json:
        """Every writable sub-attribute, but for those that tell entries apart."""
        subs = definition.get("subAttributes") or []
        is_reference = any(sub["name"] == "$ref" for sub in subs)
        sample: Json = {}
        for sub in subs:
            optional = not sub.get("required")
            if sub.get("mutability") == "readOnly":
                continue
            if sub["name"] in {"type", "primary"} and optional:
                continue
            if is_reference and sub["name"] == "value":
                sample["value"] = self._location(other).rsplit("/", 1)[-1]
            else:
                sample[sub["name"]] = self.value(sub, other=other)
        return sample


def assign(resource: Json, target: Target, value: Any) -> None:
    """Set a target's value in a payload, with the entry that its filter describes."""
    name = target.attribute["name"]
    holder = resource.setdefault(target.extension, {}) if target.extension else resource
    if not target.is_multi_valued:
        if target.sub:
            holder.setdefault(name, {})[target.sub["name"]] = value
        else:
            holder[name] = value
    elif target.entry is None and target.sub is None:
        holder[name] = value
    else:
        wanted = target.entry or {}
        entries = holder.setdefault(name, [])
        entry = next((e for e in entries if wanted.items() <= e.items()), None)
        if entry is None:
            entry = dict(wanted)
            entries.append(entry)
        if target.sub and target.sub["name"] not in wanted:
            entry[target.sub["name"]] = value


def sample_resource(shape: ResourceShape, targets: Iterable[Target], sampler: Sampler) -> Json:
    """A payload that uses every writable target, and all that the schemas require."""
    resource: Json = {}
    # Whole attributes first: an entry for a filter is then added to them.
    for target in sorted(targets, key=lambda t: t.entry is not None or t.sub is not None):
        if target.is_writable:
            assign(resource, target, sampler.value(target.value_definition))
    for urn in shape.required_extensions:
        if urn not in resource:
            first = shape.declared(urn)[0]
            resource[urn] = {first["name"]: sampler.value(first)}
    used = [urn for urn in shape.extensions if urn in resource]
    _complete(resource, shape.declared(None), sampler)
    for urn in used:
        _complete(resource[urn], shape.declared(urn), sampler)
    resource["schemas"] = [shape.core["id"], *used]
    return resource


def _complete(holder: Json, definitions: list[Json], sampler: Sampler) -> None:
    for definition in definitions:
        name = definition["name"]
        if definition.get("mutability") == "readOnly":
            continue
        if definition.get("required") and name not in holder:
            holder[name] = sampler.value(definition)
        if definition["type"] == "complex" and name in holder:
            entries = holder[name] if definition.get("multiValued") else [holder[name]]
            for entry in entries:
                _complete(entry, definition.get("subAttributes") or [], sampler)
