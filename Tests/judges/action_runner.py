"""Run the steps of a composite GitHub Action without GitHub, as its runner does.

Usage: action_runner.py ACTION_YML WORKSPACE [--input NAME=VALUE ...] [--cache-hit]
                        [--expect CONCLUSION]

Each `run` step is executed in the workspace, by the shell and with the environment that the
runner gives it. A `uses` step is not executed, but must be pinned to a version; what it would
be given is shown. A report is printed as JSON: the conclusion, the action's outputs, and for
each step its outcome, its exit code, its log, its summary, and the workflow commands that the
runner finds in its log. The exit code is 1 if the conclusion is not the one of --expect, and 2
if the action can't be run at all.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from action_expressions import Evaluator, ExpressionError

PINNED = re.compile(r"[\w.-]+/[\w./-]+@(v\d+(\.\d+){0,2}|[0-9a-f]{40})")
# `bash` with neither profile nor rc file, that stops at the first failing command or pipe.
SHELLS = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
COMMAND = re.compile(r"::([\w-]+)(?: (.*?))?::(.*)")
OLD_COMMAND = re.compile(r"##\[([A-Za-z-]+)(?: (.*?))?\](.*)")


class ActionError(ValueError):
    """An action that the runner would refuse, or that breaks a rule of this project."""


class Action:
    """An action that is run once."""

    def __init__(self, path: Path, workspace: Path, inputs: dict[str, str], cache_hit: bool):
        self.folder = path.resolve().parent
        self.workspace = workspace
        self.cache_hit = cache_hit
        self.definition = yaml.safe_load(path.read_text(encoding="utf-8"))
        known = self.definition.get("inputs") or {}
        if unknown := sorted(set(inputs) - set(known)):
            raise ActionError(f"the action has no input {', '.join(unknown)}")
        self.inputs = {
            name: inputs.get(name, str(value.get("default", ""))) for name, value in known.items()
        }
        self.steps: dict[str, Any] = {}
        self.failed = False

    def run(self, scratch: Path) -> dict[str, Any]:
        runs = self.definition["runs"]
        if runs.get("using") != "composite":
            raise ActionError("the action is not a composite one")
        reports = []
        for index, step in enumerate(runs["steps"]):
            report = self.step(step, scratch, index)
            reports.append(report)
            if report["outcome"] == "failure":
                self.failed = True
            if "id" in step:
                self.steps[step["id"]] = {
                    "outputs": report.get("outputs", {}),
                    "outcome": report["outcome"],
                }
        outputs = self.definition.get("outputs") or {}
        evaluator = self.evaluator(scratch)
        return {
            "conclusion": "failure" if self.failed else "success",
            "outputs": {name: evaluator.text(value["value"]) for name, value in outputs.items()},
            "steps": reports,
        }

    def evaluator(self, scratch: Path) -> Evaluator:
        context = {
            "inputs": self.inputs,
            "steps": self.steps,
            "github": {"action_path": str(self.folder), "workspace": str(self.workspace)},
            "runner": {"os": "Linux", "arch": "X64", "temp": str(scratch)},
        }
        return Evaluator(context, self.failed)

    def step(self, step: dict[str, Any], scratch: Path, index: int) -> dict[str, Any]:
        evaluator = self.evaluator(scratch)
        report: dict[str, Any] = {"name": step.get("name", "")}
        if not evaluator.condition(step.get("if", "success()")):
            return report | {"outcome": "skipped"}
        if "uses" in step:
            if not PINNED.fullmatch(step["uses"]):
                raise ActionError(f"{step['uses']} is not pinned to a version")
            given = {name: evaluator.text(value) for name, value in step.get("with", {}).items()}
            outputs = {}
            if step["uses"].startswith("actions/cache@"):
                outputs["cache-hit"] = str(self.cache_hit).lower()
            return report | {
                "outcome": "not run", "uses": step["uses"], "with": given, "outputs": outputs
            }
        if "${{" in step["run"]:
            raise ActionError(f"the step {report['name']!r} has an expression in its script")
        if step.get("shell") not in SHELLS:
            raise ActionError(f"the step {report['name']!r} names no shell that is known here")
        env = {name: evaluator.text(value) for name, value in step.get("env", {}).items()}
        return report | self.execute(step["run"], SHELLS[step["shell"]], env, scratch, index)

    def execute(
        self, script: str, shell: list[str], env: dict[str, str], scratch: Path, index: int
    ) -> dict[str, Any]:
        files = {
            name: scratch / f"{index}-{name}" for name in ("script", "output", "summary", "env")
        }
        for name, file in files.items():
            file.write_text(script if name == "script" else "", encoding="utf-8")
        # Nothing of the environment that this judge happens to run in, but what any machine has.
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        result = subprocess.run(
            [*shell, str(files["script"])],
            cwd=self.workspace,
            env=inherited | {
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(self.folder),
                "GITHUB_ENV": str(files["env"]),
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_STEP_SUMMARY": str(files["summary"]),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_ARCH": "X64",
                "RUNNER_OS": "Linux",
                "RUNNER_TEMP": str(scratch),
            } | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        log = result.stdout.decode("utf-8", errors="replace")
        return {
            "outcome": "failure" if result.returncode else "success",
            "status": result.returncode,
            "outputs": outputs(files["output"].read_text(encoding="utf-8")),
            "summary": files["summary"].read_text(encoding="utf-8"),
            "commands": list(commands(log)),
            "log": log,
        }


def outputs(text: str) -> dict[str, str]:
    """What a step has written to GITHUB_OUTPUT; here each value stands on one line."""
    values = {}
    for line in text.splitlines():
        name, separator, value = line.partition("=")
        if not separator or "<<" in name:
            raise ActionError(f"the output {line!r} is not of the form NAME=VALUE")
        values[name] = value
    return values


def commands(log: str) -> list[dict[str, str]]:
    """The workflow commands that the runner obeys: none while they are stopped, and then only
    those of the new form at a line's beginning or of the old form anywhere in it."""
    found = []
    token = None
    for line in re.split(r"[\r\n]+", log):
        match = COMMAND.match(line.lstrip()) or OLD_COMMAND.search(line)
        if match is None:
            continue
        name, properties, message = match[1], match[2] or "", match[3]
        if token is not None:
            token = None if name == token else token
        elif name == "stop-commands":
            token = message
        else:
            found.append({"name": name, "properties": properties, "message": message})
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("action", metavar="ACTION_YML", type=Path)
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("--input", metavar="NAME=VALUE", action="append", default=[])
    parser.add_argument("--cache-hit", action="store_true", help="the cache has the tool")
    parser.add_argument("--expect", metavar="CONCLUSION", choices=["success", "failure"])
    options = parser.parse_args()
    inputs = dict(item.split("=", 1) for item in options.input)
    with tempfile.TemporaryDirectory(prefix="runner temp ") as scratch:
        try:
            action = Action(options.action, options.workspace, inputs, options.cache_hit)
            report = action.run(Path(scratch))
            sarif = report["outputs"].get("sarif")
            # The file goes with the folder, so its text is handed on.
            report["sarif"] = Path(sarif).read_text(encoding="utf-8") if sarif else None
        except (ActionError, ExpressionError) as error:
            print(f"FAIL {options.action}: {error}", file=sys.stderr)
            return 2
    print(json.dumps(report, indent=2))
    return 1 if options.expect not in (None, report["conclusion"]) else 0


if __name__ == "__main__":
    sys.exit(main())
