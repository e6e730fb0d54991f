"""Judge the three SCIM discovery documents of each app by scim2-models and RFC 7643.

Usage: scim_documents.py APPDIR...

A document fails on a validation error, on a key the model does not know or a value it
reads as another one, on a characteristic that RFC 7643 requires and that is missing, on
a resource type whose schema or extension is not published, and on two attributes whose
names differ by case alone. The exit code is 1 if any does.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from scim2_models import (
    Attribute,
    BaseModel,
    Required,
    Resource,
    ResourceType,
    Schema,
    ScimProvider,
    ServiceProviderConfig,
)

from app_folder import AppFolder, arguments, pointer, report

# RFC 7643 section 2.1, and the "$ref" of section 2.4.
ATTRIBUTE_NAME = re.compile(r"\$ref|[A-Za-z][A-Za-z0-9_-]*", re.ASCII)

# RFC 7643 section 6 calls it optional in its text and required in its schema.
OPTIONAL = {(ResourceType, "schema_extensions")}


def judge(folder: AppFolder) -> Iterator[str]:
    problems: list[str] = []
    schemas = load(folder, folder.SCHEMAS, Schema, problems)
    types = load(folder, folder.RESOURCE_TYPES, ResourceType, problems)
    config = load(folder, folder.SERVICE_PROVIDER_CONFIG, ServiceProviderConfig, problems)
    if not problems:
        problems += in_file(folder.RESOURCE_TYPES, reference_problems(types, schemas))
    for position, schema in enumerate(schemas):
        problems += in_file(folder.SCHEMAS, attribute_problems(schema, position))
    yield from problems
    if not problems:
        yield from provider_problems(schemas, types, config)


def load(folder: AppFolder, name: str, kind: type[Resource[Any]], problems: list[str]) -> list[Any]:
    """Read one file's resources; what is wrong with each goes to the problems."""
    document = folder.json(name)
    single = kind is ServiceProviderConfig
    if not isinstance(document, dict if single else list):
        problems.append(f"{name}: must be {'an object' if single else 'a list'}")
        return []
    models = []
    for position, entry in enumerate([document] if single else document):
        place: list[str | int] = [] if single else [position]
        try:
            model = kind.model_validate(entry)
        except ValidationError as error:
            for detail in error.errors():
                problems.append(f"{name}{pointer(*place, *detail['loc'])}: {detail['msg']}")
            continue
        models.append(model)
        if not entry.get("schemas"):
            problems.append(f"{name}{pointer(*place, 'schemas')}: is required")
        problems += in_file(name, missing(model, place))
        problems += in_file(name, changed(entry, model.model_dump(), place))
    return models


def in_file(name: str, problems: Iterable[str]) -> Iterator[str]:
    return (f"{name}{problem}" for problem in problems)


def missing(model: BaseModel, place: list[str | int]) -> Iterator[str]:
    """The characteristics that RFC 7643 requires and that have no value."""
    kind = type(model)
    for field in kind.model_fields:
        value = getattr(model, field)
        here = [*place, kind.model_fields[field].serialization_alias or field]
        required = kind.get_field_annotation(field, Required) is Required.true
        if required and value in (None, [], "") and (kind, field) not in OPTIONAL:
            yield f"{pointer(*here)}: is required"
        if isinstance(value, BaseModel):
            yield from missing(value, here)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from missing(item, [*here, position])


def changed(source: Any, dumped: Any, place: list[str | int]) -> Iterator[str]:
    """Where a document and what the model made of it differ.

    What the model adds are RFC 7643's default values. A null and an empty list stand for
    no value at all (section 2.5).
    """
    if isinstance(source, dict) and isinstance(dumped, dict):
        for key, value in source.items():
            if value is None or value == []:
                continue
            if key in dumped:
                yield from changed(value, dumped[key], [*place, key])
            else:
                yield f"{pointer(*place, key)}: the model does not know this key"
    elif isinstance(source, list) and isinstance(dumped, list) and len(source) == len(dumped):
        for position, (before, after) in enumerate(zip(source, dumped, strict=True)):
            yield from changed(before, after, [*place, position])
    elif source != dumped or type(source) is not type(dumped):
        yield f"{pointer(*place)}: {source!r} is read as {dumped!r}"


def attribute_problems(schema: Schema, position: int) -> Iterator[str]:
    """What scim2-models lets pass in a schema's attributes and RFC 7643 does not."""
    place: list[str | int] = [position, "attributes"]
    yield from name_problems(schema.attributes or [], place)
    for index, attribute in enumerate(schema.attributes or []):
        here = [*place, index]
        subs = attribute.sub_attributes or []
        complex_type = attribute.type == attribute.Type.complex
        if complex_type and not subs:
            yield f"{pointer(*here)}: a complex attribute needs subAttributes"
        if subs and not complex_type:
            yield f"{pointer(*here)}: only a complex attribute has subAttributes"
        yield from name_problems(subs, [*here, "subAttributes"])
        for number, sub in enumerate(subs):
            spot = [*here, "subAttributes", number]
            if sub.type == sub.Type.complex:
                yield f"{pointer(*spot)}: a sub-attribute is never complex"
            yield from reference_type_problem(sub, spot)
        yield from reference_type_problem(attribute, here)


def reference_type_problem(attribute: Attribute, place: list[str | int]) -> Iterator[str]:
    if attribute.reference_types and attribute.type != attribute.Type.reference:
        yield f"{pointer(*place, 'referenceTypes')}: only a reference has them"


def name_problems(attributes: list[Attribute], place: list[str | int]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for index, attribute in enumerate(attributes):
        name = attribute.name or ""
        here = pointer(*place, index, "name")
        if not ATTRIBUTE_NAME.fullmatch(name):
            yield f"{here}: {name!r} is not an attribute name"
        if name.lower() in seen:
            yield f"{here}: {name!r} names the same attribute as {seen[name.lower()]!r}"
        seen.setdefault(name.lower(), name)


def reference_problems(types: list[ResourceType], schemas: list[Schema]) -> Iterator[str]:
    """Every schema a resource type names is published, and no extension loses attributes."""
    published = {str(schema.id).lower(): schema for schema in schemas}
    if not types:
        yield ": there is no resource type"
    for position, kind in enumerate(types):
        if str(kind.schema_).lower() not in published:
            yield f"{pointer(position, 'schema')}: {kind.schema_} is not among the schemas"
        base = published.get(str(kind.schema_).lower())
        taken = {str(attribute.name).lower() for attribute in (base and base.attributes) or []}
        for index, extension in enumerate(kind.schema_extensions or []):
            here = pointer(position, "schemaExtensions", index, "schema")
            schema = published.get(str(extension.schema_).lower())
            if schema is None:
                yield f"{here}: {extension.schema_} is not among the schemas"
                continue
            # The model keeps an extension under its schema's name, beside the attributes.
            name = str(schema.name).lower()
            if name in taken:
                yield f"{here}: an attribute or another extension has its name, {schema.name!r}"
            taken.add(name)
            for attribute in schema.attributes or []:
                # They belong to the resource itself (RFC 7643 section 3.1).
                if str(attribute.name).lower() in {"id", "meta", "schemas"}:
                    yield f"{here}: an extension cannot declare {attribute.name!r}"


def provider_problems(
    schemas: list[Schema], types: list[ResourceType], config: list[ServiceProviderConfig]
) -> Iterator[str]:
    """What a server finds out only when it puts the three documents together."""
    try:
        ScimProvider.from_discovery(schemas, types, config=config[0])
    except (ValueError, TypeError, RuntimeError) as error:
        yield f"the documents do not make a service: {error}"


if __name__ == "__main__":
    sys.exit(report(arguments(__doc__).folders, judge))
