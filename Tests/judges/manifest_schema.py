"""Judge manifests by the manifest's JSON Schema (draft 2020-12).

Usage: manifest_schema.py SCHEMA MANIFEST...

The schema itself is judged first, by the draft's metaschema. Each error is printed with
the JSON Pointer of the value at fault. The exit code is 1 if there is any.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema_specifications import REGISTRY
from referencing.exceptions import Unresolvable

from app_folder import load_json, pointer

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def errors(schema: Any, instance: Any) -> Iterator[str]:
    """What a schema says against a value. No reference is fetched from the network."""
    validator = Draft202012Validator(
        schema,
        registry=REGISTRY,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    try:
        for error in sorted(validator.iter_errors(instance), key=lambda e: e.json_path):
            yield from _lines(error, "")
    except Unresolvable as error:
        yield f"the schema's reference {error.ref} leads nowhere"


def _lines(error: ValidationError, indent: str) -> Iterator[str]:
    place = pointer(*error.absolute_path) or "(the whole document)"
    yield f"{indent}{place}: {error.message}"
    for cause in error.context or []:
        yield from _lines(cause, indent + "    ")


def schema_errors(schema: Any) -> Iterator[str]:
    if not isinstance(schema, dict) or schema.get("$schema") != DIALECT:
        yield f"/$schema: must be {DIALECT!r}"
    yield from errors(Draft202012Validator.META_SCHEMA, schema)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("schema", metavar="SCHEMA", type=Path)
    parser.add_argument("manifests", metavar="MANIFEST", nargs="+", type=Path)
    options = parser.parse_args()

    try:
        schema = load_json(options.schema)
        problems = list(schema_errors(schema))
    except ValueError as error:
        problems = [str(error)]
    if problems:
        for problem in problems:
            print(f"FAIL {options.schema}: {problem}")
        return 1

    failed = False
    for path in options.manifests:
        try:
            problems = list(errors(schema, load_json(path)))
        except ValueError as error:
            problems = [str(error)]
        for problem in problems:
            print(f"FAIL {path}: {problem}")
        if problems:
            failed = True
        else:
            print(f"ok   {path}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
