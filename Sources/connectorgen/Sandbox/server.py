"""The server of connectorgen sandbox: scim2-server, behind a token, until connectorgen is gone.

Standard input brings one line of JSON: {"port", "token", "schemas", "resourceTypes",
"serviceProviderConfig"}, each document as text. Standard output gets one line of JSON:
{"port"} once the server answers, or {"unbound": REASON} where it can't have the port.
When standard input ends, so does the server: that happens however connectorgen ends.
"""

import hmac
import json
import secrets
import signal
import sys
from http.client import HTTPConnection
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from scim2_models import (
    ResourceType,
    Schema,
    ScimProvider,
    ServiceProviderConfig,
    UnauthorizedException,
)
from scim2_server.applications.wsgi import WSGIApplication
from scim2_server.memory import InMemoryStorage
from scim2_server.requests import ScimRequest
from scim2_server.service import ScimService
from scim2_server.testserver.application import BEARER_TOKEN_SCHEME

HOST = "127.0.0.1"
START_SECONDS = 30


class Application(WSGIApplication):
    """Serves users and groups to whoever knows the token."""

    def __init__(self, provider: ScimProvider, token: str) -> None:
        service = ScimService(provider, secret=secrets.token_urlsafe())
        super().__init__(InMemoryStorage(), provider, service)
        self.token = token.encode()

    def check_auth(self, request: ScimRequest) -> None:
        scheme, _, token = (request.header("Authorization") or "").partition(" ")
        # Compared in constant time. WSGI passes headers on as Latin-1 (PEP 3333).
        is_known = hmac.compare_digest(token.strip().encode("latin-1"), self.token)
        if scheme.lower() != "bearer" or not is_known:
            raise UnauthorizedException


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each request, and room for a client's many connections."""

    daemon_threads = True
    request_queue_size = 128


class QuietHandler(WSGIRequestHandler):
    """Leaves standard error to what is wrong."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


def provider(documents: dict[str, str]) -> ScimProvider:
    config = ServiceProviderConfig.model_validate_json(documents["serviceProviderConfig"])
    schemes = config.authentication_schemes or []
    # A token is asked for whatever the app's own scheme, and the 401 has to say so.
    if all(each.type != BEARER_TOKEN_SCHEME.type for each in schemes):
        config.authentication_schemes = [*schemes, BEARER_TOKEN_SCHEME]
    return ScimProvider.from_discovery(
        [Schema.model_validate(each) for each in json.loads(documents["schemas"])],
        [ResourceType.model_validate(each) for each in json.loads(documents["resourceTypes"])],
        config=config,
    )


def check(port: int, token: str) -> None:
    """Make a request as any client would, so that the server is not announced too early."""
    connection = HTTPConnection(HOST, port, timeout=START_SECONDS)
    connection.request("GET", "/v2/Users?count=0", headers={"Authorization": f"Bearer {token}"})
    status = connection.getresponse().status
    connection.close()
    if status != 200:
        raise RuntimeError(f"the server's first answer is {status}")


def tell(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


def main() -> None:
    # Ctrl-C goes to connectorgen too, which then ends this program.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = sys.stdin.readline()
    if not line:
        return
    wanted = json.loads(line)
    application = Application(provider(wanted), wanted["token"])
    try:
        server = make_server(HOST, wanted["port"], application, Server, QuietHandler)
    except OSError as error:
        tell({"unbound": error.strerror or str(error)})
        return
    Thread(target=server.serve_forever, daemon=True).start()
    check(server.server_port, wanted["token"])
    tell({"port": server.server_port})
    sys.stdin.read()


if __name__ == "__main__":
    main()
