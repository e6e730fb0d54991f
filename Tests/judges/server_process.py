"""A scim2-server process on loopback, and the few requests a judge makes of it."""

import json
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

START_SECONDS = 30.0
REQUEST_SECONDS = 10.0
STOP_SECONDS = 5.0

# "module.SomeError: …", or argparse's "program: error: …".
ERROR_LINE = re.compile(r"[\w.]+(Error|Exception)\b|\S+: error: ")


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any


class ScimServer:
    """scim2-server, started from the discovery documents and stopped with the block."""

    def __init__(self, schemas: Path, resource_types: Path, config: Path) -> None:
        self.token = secrets.token_hex(24)
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/v2"
        self._log = tempfile.TemporaryFile()
        self._command = [
            sys.executable,
            "-m",
            "scim2_server.testserver.cli",
            f"--schema={schemas}",
            f"--resource-type={resource_types}",
            f"--service-provider-config={config}",
            "--hostname=127.0.0.1",
            f"--port={self.port}",
            f"--bearer-token={self.token}",
        ]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def _wait(self) -> None:
        """Wait for the first answer. The configuration needs no token (RFC 7643 section 5)."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ValueError(f"the server does not start: {self.last_words()}")
            try:
                if self.request("GET", "/ServiceProviderConfig").status == 200:
                    return
            except (OSError, HTTPException):
                pass
            time.sleep(0.05)
        raise ValueError(f"the server does not answer within {START_SECONDS:.0f} s")

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def last_words(self) -> str:
        """The error that ends what the server wrote, without the traceback before it."""
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").splitlines()
        errors = [index for index, line in enumerate(lines) if ERROR_LINE.match(line)]
        last = lines[errors[-1] :] if errors else lines[-1:]
        return " | ".join(line.strip() for line in last) or "it wrote nothing"

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, str] | None = None,
        token: str | None = None,
    ) -> Answer:
        """Send one request. Environment proxies are not asked: the server is on loopback."""
        target = f"/v2{path}"
        if query:
            target += "?" + "&".join(f"{key}={quote(value)}" for key, value in query.items())
        headers = {"Accept": "application/scim+json", "Content-Type": "application/scim+json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=REQUEST_SECONDS)
        try:
            payload = None if body is None else json.dumps(body).encode()
            connection.request(method, target, payload, headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        return Answer(response.status, json.loads(content) if content else None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
