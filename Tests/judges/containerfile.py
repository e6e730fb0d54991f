"""Judge a Containerfile by its instructions, as the parser of another project reads them.

Usage: containerfile.py CONTAINERFILE

Base images have a version; what a stage copies from is a stage before it; each RUN is one
program of this repository, so that it is tested without containers; the last stage runs a
program without a shell, and not as root. The exit code is 1 if anything is wrong.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dockerfile_parse import DockerfileParser


def problems(path: Path) -> Iterator[str]:
    # The parser would write a file of its own where none is given.
    with path.open("rb") as file:
        instructions = [
            entry for entry in DockerfileParser(fileobj=file).structure
            if entry["instruction"] != "COMMENT"
        ]
    stages: list[str] = []
    last: dict[str, str] = {}
    for entry in instructions:
        name, value, line = entry["instruction"], entry["value"], entry["startline"] + 1
        if name == "FROM":
            image, _, stage = value.partition(" AS ")
            if image not in stages and image.rpartition(":")[2] in (image, "", "latest"):
                yield f"line {line}: {image} has no version"
            stages.append(stage)
            last = {}
        elif not stages:
            yield f"line {line}: {name} stands before the first FROM"
        elif name == "RUN":
            yield from (f"line {line}: {problem}" for problem in run_problems(value, path.parent))
        elif name == "COPY" and value.startswith("--from="):
            stage = value.split()[0].removeprefix("--from=")
            if stage not in stages[:-1]:
                yield f"line {line}: there is no stage {stage} before this one"
        last[name] = value
    if len(stages) < 2:
        yield "what builds the tool is in the image, as there is only one stage"
    if last.get("USER", "root").split(":")[0] in ("root", "0"):
        yield "the image runs as root"
    if not words(last.get("ENTRYPOINT", "")):
        yield "ENTRYPOINT is not a JSON array, so a shell stands between signals and the program"


def run_problems(value: str, root: Path) -> Iterator[str]:
    command = words(value)
    if not command:
        yield "RUN is not a JSON array of one program's words"
        return
    program = next((word for word in command[1:] if "=" not in word), "") \
        if command[0] == "env" else command[0]
    if not os.access(root / program, os.X_OK) or not (root / program).is_file():
        yield f"{program!r} is no program of this repository"


def words(value: str) -> list[str]:
    try:
        array: Any = json.loads(value)
    except ValueError:
        return []
    return array if isinstance(array, list) and all(isinstance(w, str) for w in array) else []


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("containerfile", metavar="CONTAINERFILE", type=Path)
    options = parser.parse_args()
    found = list(problems(options.containerfile.resolve()))
    for problem in found:
        print(f"FAIL {options.containerfile}: {problem}")
    if not found:
        print(f"ok   {options.containerfile}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
