"""An HTTP proxy on loopback, before a SCIM server, that spoils some of the answers.

Usage: fault_proxy.py URL PLAN

PLAN is JSON: {"every": N, "faults": [NAME, ...], "seconds": S}. Each N-th request gets a
fault, the faults in their turns; without "every" none does. "slow" takes S seconds.
Standard output gets one line, the port. GET /__counts, which is not counted, answers
{"methods": {METHOD: COUNT}, "faults": {NAME: COUNT}}. The proxy ends with standard input.
"""

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

# The server doesn't see the request.
BEFORE = {"429", "503", "drop-before", "html-before"}
# The server does what was asked, and the client doesn't learn it, or not well.
AFTER = {"drop-after", "html-after", "slow", "cut-short", "wrong-type"}

SERVER_SECONDS = 30
HTML = b"<html><body>Please sign in to the network.</body></html>"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Plan:
    """Which request gets which fault, and what has come so far."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.every: int = plan.get("every", 0)
        self.faults: list[str] = plan.get("faults", [])
        self.seconds: float = plan.get("seconds", 0)
        unknown = set(self.faults) - BEFORE - AFTER
        if unknown:
            raise ValueError(f"no such fault: {sorted(unknown)[0]}")
        self._lock = Lock()
        self._methods: Counter[str] = Counter()
        self._made: Counter[str] = Counter()

    def next_fault(self, method: str) -> str | None:
        with self._lock:
            self._methods[method] += 1
            turn, rest = divmod(self._methods.total(), self.every) if self.every else (0, 1)
            if rest or not self.faults:
                return None
            fault = self.faults[(turn - 1) % len(self.faults)]
            self._made[fault] += 1
            return fault

    def counts(self) -> bytes:
        with self._lock:
            return json.dumps({"methods": self._methods, "faults": self._made}).encode()


class Proxy(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, url: str, plan: Plan) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.target = urlsplit(url).netloc
        self.plan = plan

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that has gone away is what slow answers are for.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Connections are kept open, as a real server keeps them."""

    protocol_version = "HTTP/1.1"
    server: Proxy

    def pass_on(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            # The client has taken the request back, and no server would look at it.
            self.drop()
            return
        plan = self.server.plan
        if self.path == "/__counts":
            self.send(Answer(200, [("Content-Type", "application/json")], plan.counts()))
            return
        fault = plan.next_fault(self.command)
        if fault in BEFORE:
            self.refuse(fault)
            return
        answer = self.ask(body)
        match fault:
            case "drop-after":
                self.drop()
            case "html-after":
                self.send(Answer(200, [("Content-Type", "text/html")], HTML))
            case "wrong-type":
                self.send(Answer(answer.status, [("Content-Type", "text/html")], answer.body))
            case "cut-short":
                self.cut_short(answer)
            case "slow":
                time.sleep(plan.seconds)
                self.send(answer)
            case _:
                self.send(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on

    def ask(self, body: bytes) -> Answer:
        connection = HTTPConnection(self.server.target, timeout=SERVER_SECONDS)
        headers = {name: value for name, value in self.headers.items() if name != "Connection"}
        connection.request(self.command, self.path, body or None, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        kept = [each for each in response.getheaders() if each[0] in {"Content-Type", "ETag"}]
        return Answer(response.status, kept, content)

    def refuse(self, fault: str | None) -> None:
        match fault:
            case "429":
                self.send(Answer(429, [("Retry-After", "1")], b""))
            case "503":
                self.send(Answer(503, [], b""))
            case "html-before":
                self.send(Answer(200, [("Content-Type", "text/html")], HTML))
            case _:
                self.drop()

    def send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def cut_short(self, answer: Answer) -> None:
        if answer.body:
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/scim+json")
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) // 2])
        else:
            self.wfile.write(b"HTTP/1.1 20")
        self.drop()

    def drop(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main() -> None:
    proxy = Proxy(sys.argv[1], Plan(json.loads(sys.argv[2])))
    Thread(target=proxy.serve_forever, daemon=True).start()
    print(proxy.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
