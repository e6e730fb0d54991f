"""The part of GitHub's expressions that an action here may use.

Operators `||`, `&&`, `==`, `!=`, `!` and parentheses, text in single quotes, `true`, `false`,
numbers, names such as `steps.lint.outputs.sarif`, and the functions `format`, `success`,
`failure`, `cancelled` and `always`. Anything else is an error, so that nothing is judged by a
guess. Text is compared without regard to case, and a name that leads nowhere is empty, as
GitHub has it.
"""

import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.-]*)"
    r"|(?P<operator>\|\||&&|==|!=|!|\(|\)|,))"
)
EMBEDDED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATUS_FUNCTIONS = {"success", "failure", "cancelled", "always"}


class ExpressionError(ValueError):
    """An expression that this evaluator doesn't know."""


class Evaluator:
    """Evaluates expressions in a context of names, after steps that failed or didn't."""

    def __init__(self, context: Mapping[str, Any], failed: bool) -> None:
        self.context = context
        self.failed = failed

    def text(self, template: Any) -> str:
        """A value of the action's file with its `${{ }}` filled in."""
        if isinstance(template, bool):
            template = str(template).lower()
        return EMBEDDED.sub(lambda match: _text(self.value(match[1])), str(template))

    def condition(self, source: Any) -> bool:
        """Whether a step with this `if` runs: by itself, only while nothing has failed."""
        source = _without_braces(str(source))
        value = _truth(self.value(source))
        names = {token[1] for token in _tokens(source) if token[0] == "name"}
        return value and (bool(names & STATUS_FUNCTIONS) or not self.failed)

    def value(self, source: str) -> Any:
        self.tokens = _tokens(source)
        value = self._either()
        if self.tokens:
            raise ExpressionError(f"{source!r}: what is {self.tokens[0][1]!r}?")
        return value

    def _either(self) -> Any:
        value = self._both()
        while self._take("||"):
            other = self._both()
            value = value if _truth(value) else other
        return value

    def _both(self) -> Any:
        value = self._equal()
        while self._take("&&"):
            other = self._equal()
            value = other if _truth(value) else value
        return value

    def _equal(self) -> Any:
        value = self._single()
        while operator := self._take("==", "!="):
            other = self._single()
            value = (_text(value).lower() == _text(other).lower()) == (operator == "==")
        return value

    def _single(self) -> Any:
        if self._take("!"):
            return not _truth(self._single())
        if self._take("("):
            value = self._either()
            self._expect(")")
            return value
        if not self.tokens:
            raise ExpressionError("the expression ends too early")
        kind, token = self.tokens.pop(0)
        if kind == "text":
            return token[1:-1].replace("''", "'")
        if kind == "number":
            return token
        if kind != "name":
            raise ExpressionError(f"what is {token!r} doing here?")
        if token in ("true", "false"):
            return token == "true"
        return self._call(token) if self._take("(") else self._look_up(token)

    def _call(self, function: str) -> Any:
        arguments: list[Any] = []
        while not self._take(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._either())
        if function == "format" and arguments:
            values = [_text(value) for value in arguments[1:]]
            return re.sub(r"\{(\d+)\}", lambda m: values[int(m[1])], _text(arguments[0]))
        if function in STATUS_FUNCTIONS and not arguments:
            return {
                "success": not self.failed,
                "failure": self.failed,
                "cancelled": False,
                "always": True,
            }[function]
        raise ExpressionError(f"the function {function} is not known")

    def _look_up(self, name: str) -> Any:
        value: Any = self.context
        parts = name.split(".")
        if parts[0] not in self.context:
            raise ExpressionError(f"the context {parts[0]} is not known")
        for part in parts:
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value

    def _take(self, *operators: str) -> str | None:
        if self.tokens and self.tokens[0][0] == "operator" and self.tokens[0][1] in operators:
            return self.tokens.pop(0)[1]
        return None

    def _expect(self, operator: str) -> None:
        if not self._take(operator):
            raise ExpressionError(f"{operator!r} is missing")


def _tokens(source: str) -> list[tuple[str, str]]:
    tokens = []
    place = 0
    source = source.rstrip()
    while place < len(source):
        match = TOKEN.match(source, place)
        if match is None or match.lastgroup is None:
            raise ExpressionError(f"{source!r}: what is {source[place:]!r}?")
        tokens.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return tokens


def _without_braces(source: str) -> str:
    match = re.fullmatch(r"\s*\$\{\{(.*)\}\}\s*", source, re.DOTALL)
    return match[1] if match else source


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _truth(value: Any) -> bool:
    return value not in (False, "", "0", None)
