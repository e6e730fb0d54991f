"""Judge SARIF logs by the format's object model and by what GitHub code scanning asks for.

Usage: sarif.py ROOT LOG...

ROOT is the folder that relative paths start from. Each log is read by two libraries:
sarif-om, made from the format's JSON Schema, knows which properties an object may and must
have; sarif-pydantic knows their types. Then each region is looked up in its file and must
hold the snippet, and each fix is made to the file's text. The exit code is 1 if anything
is wrong.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import attr
import sarif_om
from pydantic import ValidationError
from sarif_pydantic import Sarif

from app_folder import load_json, pointer

# The classes of the objects and lists of objects that a log may have here.
CLASSES = {
    "runs": sarif_om.Run,
    "tool": sarif_om.Tool,
    "driver": sarif_om.ToolComponent,
    "rules": sarif_om.ReportingDescriptor,
    "shortDescription": sarif_om.MultiformatMessageString,
    "fullDescription": sarif_om.MultiformatMessageString,
    "help": sarif_om.MultiformatMessageString,
    "defaultConfiguration": sarif_om.ReportingConfiguration,
    "properties": sarif_om.PropertyBag,
    "results": sarif_om.Result,
    "message": sarif_om.Message,
    "description": sarif_om.Message,
    "locations": sarif_om.Location,
    "relatedLocations": sarif_om.Location,
    "physicalLocation": sarif_om.PhysicalLocation,
    "artifactLocation": sarif_om.ArtifactLocation,
    "region": sarif_om.Region,
    "deletedRegion": sarif_om.Region,
    "snippet": sarif_om.ArtifactContent,
    "insertedContent": sarif_om.ArtifactContent,
    "fixes": sarif_om.Fix,
    "artifactChanges": sarif_om.ArtifactChange,
    "replacements": sarif_om.Replacement,
}
FREE_KEYS = {"properties", "partialFingerprints"}
GITHUB_RESULTS = 25_000
GITHUB_LOCATIONS = 1_000
GITHUB_TAGS = 20
GITHUB_DESCRIPTION = 1_024


def model_errors(value: Any, model: type, *path: str | int) -> Iterator[str]:
    """Properties that an object of a class may not have, and those it lacks."""
    place = pointer(*path) or "(the whole log)"
    if not isinstance(value, dict):
        yield f"{place}: must be an object"
        return
    fields = {f.metadata["schema_property_name"]: f for f in attr.fields(model)}
    for name, field in fields.items():
        if field.default is attr.NOTHING and name not in value:
            yield f"{place}: lacks {name}"
    for name, child in value.items():
        if name not in fields:
            yield f"{place}: a {model.__name__} has no {name}"
        elif name in FREE_KEYS:
            continue
        elif name == "originalUriBaseIds":
            for key, location in child.items():
                yield from model_errors(location, sarif_om.ArtifactLocation, *path, name, key)
        elif isinstance(child, dict):
            yield from model_errors(child, CLASSES[name], *path, name)
        elif isinstance(child, list):
            for index, element in enumerate(child):
                if isinstance(element, dict):
                    yield from model_errors(element, CLASSES[name], *path, name, index)


def type_errors(log: Any) -> Iterator[str]:
    try:
        Sarif.model_validate(log, strict=False)
    except ValidationError as error:
        for detail in error.errors():
            yield f"{pointer(*detail['loc'])}: {detail['msg']}"


def github_errors(run: Any) -> Iterator[str]:
    """What GitHub's documentation calls required or limited."""
    rules = run["tool"]["driver"]["rules"]
    for index, rule in enumerate(rules):
        for name in ("shortDescription", "fullDescription", "help"):
            if not rule.get(name, {}).get("text"):
                yield f"rule {index}: {name} must have a text"
        for name in ("shortDescription", "fullDescription"):
            if len(rule[name]["text"]) > GITHUB_DESCRIPTION:
                yield f"rule {index}: {name} is too long"
        if len(rule.get("properties", {}).get("tags", [])) > GITHUB_TAGS:
            yield f"rule {index}: too many tags"
    ids = [rule["id"] for rule in rules]
    if len(set(ids)) < len(ids):
        yield "two rules have the same id"
    if len(run["results"]) > GITHUB_RESULTS:
        yield "too many results"
    for index, result in enumerate(run["results"]):
        at = f"result {index}"
        if not result["message"].get("text"):
            yield f"{at}: the message must have a text"
        if ids[result["ruleIndex"]] != result["ruleId"]:
            yield f"{at}: ruleIndex and ruleId differ"
        if len(result.get("locations", [])) != 1:
            yield f"{at}: must have one location"
        related = result.get("relatedLocations", [])
        if len(related) > GITHUB_LOCATIONS:
            yield f"{at}: too many related locations"
        numbers = [location["id"] for location in related]
        linked = re.findall(r"(?<!\\)\]\(([^)]*)\)", result["message"]["text"])
        for destination in linked:
            if not destination.isdigit() or numbers.count(int(destination)) != 1:
                yield f"{at}: the message links to {destination}"
        if not all(result.get("partialFingerprints", {}).values()):
            yield f"{at}: an empty fingerprint"
        if "partialFingerprints" not in result:
            yield f"{at}: no fingerprint"


class Text:
    """A file's text as an editor has it: lines of UTF-16 code units."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
        # Not splitlines(), to which other characters are line endings too.
        self.starts = [0] + [m.end() for m in re.finditer(r"\r\n|\r|\n", self.text)]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; an error where there is no such place."""
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"there is no line {line}")
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        start = self.starts[line - 1]
        units = self.text[start:end].encode("utf-16-le")
        if not 1 <= column <= len(units) // 2 + 1:
            raise ValueError(f"line {line} has no column {column}")
        return start + len(units[: (column - 1) * 2].decode("utf-16-le"))

    def span(self, region: Any) -> tuple[int, int]:
        start = self.offset(region["startLine"], region["startColumn"])
        end = self.offset(region["endLine"], region["endColumn"])
        if end < start:
            raise ValueError("the region ends before it begins")
        return start, end


def file_of(location: Any, bases: Any, root: Path) -> Path:
    parts = urlsplit(location["uri"])
    if parts.scheme == "file":
        if "uriBaseId" in location:
            raise ValueError("an absolute URI needs no base")
        return Path(unquote(parts.path))
    if parts.scheme or parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"{location['uri']!r} is no relative path")
    if location.get("uriBaseId") not in bases:
        raise ValueError("the base of the path is not declared")
    return root / unquote(parts.path)


def text_errors(run: Any, root: Path) -> Iterator[str]:
    """Regions that are not where they say, and fixes that can't be made."""
    texts: dict[Path, Text] = {}

    def text(location: Any) -> Text | None:
        path = file_of(location, run["originalUriBaseIds"], root)
        if path not in texts and path.exists():
            texts[path] = Text(path)
        return texts.get(path)

    for index, result in enumerate(run["results"]):
        try:
            for location in result["locations"] + result.get("relatedLocations", []):
                physical = location["physicalLocation"]
                source, region = text(physical["artifactLocation"]), physical["region"]
                if source is None:
                    continue
                start, end = source.span(region)
                found, snippet = source.text[start:end], region.get("snippet", {}).get("text")
                if snippet is not None and found != snippet:
                    yield f"result {index}: {found!r} is not {snippet!r}"
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    source = text(change["artifactLocation"])
                    last = 0
                    for replacement in change["replacements"] if source else []:
                        start, end = source.span(replacement["deletedRegion"])
                        if start < last:
                            yield f"result {index}: two replacements overlap"
                        last = end
        except (KeyError, ValueError) as error:
            yield f"result {index}: {error}"


def errors(path: Path, root: Path) -> list[str]:
    try:
        log = load_json(path)
    except ValueError as error:
        return [str(error)]
    found = [*model_errors(log, sarif_om.SarifLog), *type_errors(log)]
    if found:
        return found
    if log["version"] != "2.1.0" or not log.get("$schema") or len(log["runs"]) != 1:
        return ["must be one run of SARIF 2.1.0 and name its schema"]
    run = log["runs"][0]
    if run.get("columnKind") != "utf16CodeUnits":
        return ["must count columns in UTF-16 code units"]
    return [*github_errors(run), *text_errors(run, root)]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", metavar="ROOT", type=Path)
    parser.add_argument("logs", metavar="LOG", nargs="+", type=Path)
    options = parser.parse_args()
    failed = False
    for path in options.logs:
        problems = errors(path, options.root)
        for problem in problems:
            print(f"FAIL {path}: {problem}")
        if problems:
            failed = True
        else:
            print(f"ok   {path}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
