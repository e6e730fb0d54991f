"""What the judges share: one app's generated folder, strict JSON, and the report."""

import argparse
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class AppFolder:
    """The folder generated for one app. A file is read when it is asked for."""

    path: Path

    MANIFEST = "manifest.json"
    ENTRA_SCHEMA = "entra-synchronization-schema.json"
    SCHEMAS = "scim-schemas.json"
    RESOURCE_TYPES = "scim-resource-types.json"
    SERVICE_PROVIDER_CONFIG = "scim-service-provider-config.json"

    @property
    def name(self) -> str:
        return self.path.resolve().name

    def file(self, name: str) -> Path:
        return self.path / name

    def json(self, name: str) -> Any:
        return load_json(self.file(name))


def load_json(path: Path) -> Any:
    """Read a JSON file as RFC 8259 has it: UTF-8, no repeated key, no NaN."""
    try:
        return json.loads(
            path.read_text(encoding="utf-8"),
            object_pairs_hook=_unique_keys,
            parse_constant=_refuse_constant,
        )
    except OSError as error:
        raise ValueError(f"{path.name}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ValueError(f"{path.name}: not valid JSON: {error}") from error


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    repeated = {key for key in keys if keys.count(key) > 1}
    if repeated:
        raise ValueError(f"an object repeats the key {sorted(repeated)[0]!r}")
    return dict(pairs)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def pointer(*parts: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a place in a document; the root's is empty."""
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in parts)
    return "".join(f"/{part}" for part in escaped)


def arguments(doc: str, *files: str) -> argparse.Namespace:
    """Read a judge's command line: the named files, then one or more app folders."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in files:
        parser.add_argument(name.lower(), metavar=name, type=Path)
    parser.add_argument("folders", metavar="APPDIR", nargs="+", type=Path)
    return parser.parse_args()


def report(
    folders: Iterable[Path], judge: Callable[[AppFolder], Iterable[str]], at_once: int = 1
) -> int:
    """Judge each folder, print what is wrong with it, and return the exit code.

    More than one at once is for a judge that mostly waits, and that can do with threads:
    models can't be made in two, since Python 3.11 counts the depth of what it parses for
    all threads together.
    """

    def problems(path: Path) -> tuple[str, list[str]]:
        folder = AppFolder(path)
        problems: list[str] = []
        try:
            # One by one, so that what was found before an error is not lost.
            for problem in judge(folder):
                problems.append(problem)
        except ValueError as error:
            problems.append(str(error))
        return folder.name, problems

    failed = 0
    with ThreadPoolExecutor(at_once) as pool:
        for name, found in pool.map(problems, folders):
            for problem in found:
                print(f"FAIL {name}: {problem}")
            if found:
                failed += 1
            else:
                print(f"ok   {name}", flush=True)
    return 1 if failed else 0
