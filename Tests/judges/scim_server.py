"""Judge each app's discovery documents by a real SCIM server and a real provisioning run.

Usage: scim_server.py APPDIR...

Starts scim2-server from the three documents, on a free loopback port with a random
token. Creates a user with every attribute of the manifest, and a group where the
manifest has one; reads them back, filters, changes attribute after attribute by its
path, deletes them. The exit code is 1 if the server refuses anything or loses a value.
"""

import os
import signal
import sys
from collections.abc import Generator, Iterator
from http.client import HTTPException
from typing import Any

from app_folder import AppFolder, arguments, pointer, report
from sample_resources import (
    Json,
    NotAPath,
    ResourceShape,
    Sampler,
    Target,
    UnknownAttribute,
    assign,
    sample_resource,
)
from server_process import ScimServer

PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

# The attribute that a client finds a resource by.
NAMING = {"User": "userName", "Group": "displayName"}

# The manager of a sample user, who need not exist.
SOMEBODY = "00000000-0000-4000-8000-000000000000"


def judge(folder: AppFolder) -> Iterator[str]:
    try:
        yield from provisioning_problems(folder)
    except (KeyError, TypeError, AttributeError) as error:
        yield f"the documents have not the expected shape: {error!r}"
    except (OSError, HTTPException) as error:
        yield f"the server breaks off: {error!r}"


def provisioning_problems(folder: AppFolder) -> Iterator[str]:
    shapes = published_shapes(folder)
    config = folder.json(folder.SERVICE_PROVIDER_CONFIG)
    paths = {
        resource["name"]: [attribute["path"] for attribute in resource["attributes"]]
        for resource in folder.json(folder.MANIFEST)["resources"]
    }
    unpublished = [name for name in dict.fromkeys(["User", *paths]) if name not in shapes]
    yield from (f"{name}: no resource type has this name" for name in unpublished)
    if "User" in unpublished:
        return
    with ScimServer(
        folder.file(folder.SCHEMAS),
        folder.file(folder.RESOURCE_TYPES),
        folder.file(folder.SERVICE_PROVIDER_CONFIG),
    ) as server:
        yield from Run(folder.name, server, config).problems(shapes, paths)


def published_shapes(folder: AppFolder) -> dict[str, ResourceShape]:
    schemas = folder.json(folder.SCHEMAS)
    types = folder.json(folder.RESOURCE_TYPES)
    return {each["name"]: ResourceShape(each, schemas) for each in types}


class Refused(Exception):
    """The server answered otherwise than a step needs, so the step's rest is pointless."""


class Run:
    """One provisioning run against one server."""

    def __init__(self, app: str, server: ScimServer, config: Json) -> None:
        self.app = app
        self.server = server
        self.can_patch = bool((config.get("patch") or {}).get("supported"))
        self.can_filter = bool((config.get("filter") or {}).get("supported"))

    def problems(
        self, shapes: dict[str, ResourceShape], paths: dict[str, list[str]]
    ) -> Iterator[str]:
        user = shapes["User"]
        yield from self._without_token(user)
        try:
            yield from self._discovery(shapes)
        except Refused as error:
            yield f"discovery: {error}"
        # The user stays until the group that it is a member of is gone.
        nobody = self.server.url + f"{user.endpoint}/{SOMEBODY}"
        steps = Provisioning(self, user, ["userName", *paths.get("User", [])], nobody)
        yield from steps.create_and_change()
        if "Group" in paths and "Group" in shapes:
            member = steps.location or nobody
            group = Provisioning(self, shapes["Group"], ["displayName", *paths["Group"]], member)
            yield from group.create_and_change()
            yield from group.delete()
        yield from steps.delete()

    def _without_token(self, shape: ResourceShape) -> Iterator[str]:
        for token in (None, "wrong"):
            status = self.server.request("GET", shape.endpoint, token=token).status
            if status != 401:
                yield f"a request with {token or 'no'} token is answered {status}, not 401"

    def _discovery(self, shapes: dict[str, ResourceShape]) -> Iterator[str]:
        types = self.expect(200, "GET", "/ResourceTypes")["Resources"]
        if _names(types) != set(shapes):
            yield f"the server publishes the resource types {sorted(_names(types))}"
        schemas = self.expect(200, "GET", "/Schemas")["Resources"]
        served = {each["id"]: each for each in schemas}
        for shape in shapes.values():
            for schema in [shape.core, *shape.extensions.values()]:
                attributes = (served.get(schema["id"]) or {}).get("attributes") or []
                lost = _names(schema["attributes"]) - _names(attributes)
                if lost:
                    yield f"{schema['id']}: the server does not publish {sorted(lost)}"

    def expect(self, status: int, method: str, path: str, body: Any = None, **query: str) -> Any:
        answer = self.server.request(method, path, body, query=query, token=self.server.token)
        if answer.status != status:
            detail = (answer.body or {}).get("detail") or "no reason given"
            raise Refused(f"{method} is answered {answer.status}, not {status}: {detail}")
        return answer.body


class Provisioning:
    """What a directory does to one resource: create, read, find, change, delete."""

    def __init__(self, run: Run, shape: ResourceShape, paths: list[str], user: str) -> None:
        self.run = run
        self.shape = shape
        self.paths = list(dict.fromkeys(paths))
        self.sampler = Sampler(user)
        self.endpoint = shape.endpoint
        self.location: str | None = None
        self.path = ""

    def create_and_change(self) -> Iterator[str]:
        try:
            targets = yield from self._targets()
            sent = sample_resource(self.shape, targets, self.sampler)
            created = self.run.expect(201, "POST", self.endpoint, sent)
            self.path = f"{self.endpoint}/{created['id']}"
            self.location = created["meta"]["location"]
            yield from self._labelled("created", self._lost(sent, created))
            yield from self._labelled("read", self._lost(sent, self._read()))
            yield from self._find(sent, created["id"])
            yield from self._change(sent, targets)
        except Refused as error:
            yield f"{self.shape.name}: {error}"

    def _targets(self) -> Generator[str, None, list[Target]]:
        """The paths' targets, each once. A text that is no SCIM path is told and passed over."""
        targets: dict[str, Target] = {}
        for path in self.paths:
            try:
                target = self.shape.target(path)
                targets.setdefault(target.path.lower(), target)
            except NotAPath:
                print(f"note {self.run.app}: {self.shape.name}: {path!r} is no SCIM path")
            except UnknownAttribute as error:
                yield f"{self.shape.name}: {error}"
        return list(targets.values())

    def _read(self) -> Any:
        return self.run.expect(200, "GET", self.path)

    def _find(self, sent: Json, identifier: str) -> Iterator[str]:
        name = NAMING.get(self.shape.name)
        if name is None or name not in sent:
            return
        query = f'{name} eq "{sent[name]}"'
        if not self.run.can_filter:
            self.run.expect(501, "GET", self.endpoint, filter=query)
            return
        found = self.run.expect(200, "GET", self.endpoint, filter=query)
        if [each["id"] for each in found.get("Resources") or []] != [identifier]:
            number = found.get("totalResults")
            yield f"{self.shape.name}: the filter {query} finds {number} resources"

    def _change(self, sent: Json, targets: list[Target]) -> Iterator[str]:
        """PATCH one attribute after another, then compare the whole resource."""
        for target in targets:
            shared = sum(each.attribute is target.attribute for each in targets) > 1
            if not target.is_patchable or (target.sub is None and shared):
                continue
            value = self.sampler.value(target.value_definition, other=True)
            change = {"op": "replace", "path": target.path, "value": value}
            body = {"schemas": [PATCH_SCHEMA], "Operations": [change]}
            if not self.run.can_patch:
                self.run.expect(501, "PATCH", self.path, body)
                return
            try:
                self.run.expect(204, "PATCH", self.path, body)
            except Refused as error:
                yield f"{self.shape.name}: {target.path}: {error}"
            else:
                assign(sent, target, value)
        yield from self._labelled("changed", self._lost(sent, self._read()))

    def delete(self) -> Iterator[str]:
        if not self.path:
            return
        try:
            self.run.expect(204, "DELETE", self.path)
            self.run.expect(404, "GET", self.path)
        except Refused as error:
            yield f"{self.shape.name}: {error}"

    def _lost(self, sent: Json, received: Json) -> Iterator[str]:
        hidden = _hidden(self.shape.declared(None))
        for key, value in sent.items():
            if key in self.shape.extensions:
                secret = _hidden(self.shape.declared(key))
                value = {name: each for name, each in value.items() if name not in secret}
            if key not in hidden:
                yield from lost(value, received.get(key), key)

    def _labelled(self, step: str, problems: Iterator[str]) -> Iterator[str]:
        """Say with each problem which resource it is of, and what had been done with it."""
        return (f"{self.shape.name}, {step}: {problem}" for problem in problems)


def lost(sent: Any, received: Any, *place: str | int) -> Iterator[str]:
    """What was sent and did not come back. The order of entries means nothing."""
    if isinstance(sent, dict) and isinstance(received, dict):
        for key, value in sent.items():
            yield from lost(value, received.get(key), *place, key)
    elif isinstance(sent, list) and isinstance(received, list):
        for index, entry in enumerate(sent):
            if not any(not list(lost(entry, other)) for other in received):
                yield f"{pointer(*place, index)}: {entry!r} was sent, {received!r} came back"
    elif sent != received or type(sent) is not type(received):
        yield f"{pointer(*place)}: {sent!r} was sent, {received!r} came back"


def _hidden(definitions: list[Json]) -> set[str]:
    """The attributes that a response leaves out by their definition."""
    return {
        each["name"]
        for each in definitions
        if each.get("mutability") == "writeOnly" or each.get("returned") in {"never", "request"}
    }


def _names(definitions: list[Json]) -> set[str]:
    return {each["name"] for each in definitions}


if __name__ == "__main__":
    # A terminated judge leaves its blocks, and so stops its server, like any other.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # Each waits for a server of its own, and the others can use the time.
    sys.exit(report(arguments(__doc__).folders, judge, at_once=os.cpu_count() or 1))
