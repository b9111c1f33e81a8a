"""What the product is made of: CycloneDX JSON and a table of licences. `make sbom`; no network.

The versions and hashes are those of the locks. The licences are what each package says of itself;
what it does not say, somebody has looked up and written into docs/licences.toml with the source.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-run.lock"
PAGE_LOCK = ROOT / "bot" / "rehearsal" / "page" / "package-lock.json"
LOOKED_UP = ROOT / "docs" / "licences.toml"
OUT = ROOT / "build"
UNKNOWN = "okänd"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
SHORTEST_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:OR|AND|WITH) [A-Za-z0-9.+-]+)*")
SPDX = {
    "mit license": "MIT",
    "mit": "MIT",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache-2.0": "Apache-2.0",
    "bsd 3-clause": "BSD-3-Clause",
    "new bsd": "BSD-3-Clause",
    "isc": "ISC",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
"""How packages of former years say it, and its name in the SPDX list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    kind: str
    """`pypi` or `npm`, as in a package URL."""
    name: str
    version: str
    licence: str
    hashes: tuple[tuple[str, str], ...] = ()
    looked_up: str = ""
    """Where the licence was found, when the package does not say it."""

    @property
    def purl(self) -> str:
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def main() -> int:
    """1 when a package has no known licence."""
    packages = [*python_packages(), *page_packages()]
    OUT.mkdir(exist_ok=True)
    (OUT / "sspf.cdx.json").write_text(as_cyclonedx(packages), "utf-8")
    (OUT / "licences.md").write_text(as_table(packages), "utf-8")
    unknown = [p.name for p in packages if p.licence == UNKNOWN]
    if unknown:
        sys.stderr.write(f"Okänd licens, skriv in i docs/licences.toml: {', '.join(unknown)}\n")
        return 1
    sys.stdout.write(f"{len(packages)} paket: build/sspf.cdx.json och build/licences.md\n")
    return 0


def python_packages() -> list[Package]:
    """What the product runs on, by the lock, in order of name."""
    looked_up = _looked_up()
    return [_of_python(*pinned, looked_up) for pinned in _pinned(LOCK.read_text("utf-8"))]


def page_packages() -> list[Package]:
    """What the rehearsal page is shown with; not what only the tests use."""
    entries = json.loads(PAGE_LOCK.read_text("utf-8"))["packages"]
    looked_up = _looked_up()
    return [
        Package(
            kind="npm",
            name=(name := place.removeprefix("node_modules/")),
            version=entry["version"],
            licence=entry.get("license") or looked_up.get(name, {}).get("licence", UNKNOWN),
            looked_up="" if entry.get("license") else looked_up.get(name, {}).get("source", ""),
        )
        for place, entry in entries.items()
        if place and not entry.get("dev")
    ]


def as_cyclonedx(packages: Sequence[Package]) -> str:
    """CycloneDX 1.6. The same packages are the same bytes: no time stands in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    product = {"type": "application", "name": project["name"], "version": project["version"]}
    components = [_component(package) for package in packages]
    content = json.dumps([product, components], sort_keys=True)
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {"component": product | {"bom-ref": project["name"]}},
        "components": components,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_table(packages: Sequence[Package]) -> str:
    rows = [
        f"| {p.name} | {p.version} | {p.licence} | {p.kind} | {p.looked_up} |" for p in packages
    ]
    head = ["# Licences", "", "| package | version | licence | from | looked up |"]
    return "\n".join([*head, "|---|---|---|---|---|", *rows, ""])


def _pinned(lock: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, version and hashes of each package of a lock."""
    name, version, hashes = "", "", list[str]()
    for line in lock.splitlines():
        if found := PINNED.match(line):
            if name:
                yield name, version, tuple(hashes)
            name, version, hashes = found[1], found[2], []
        hashes += HASH.findall(line)
    if name:
        yield name, version, tuple(hashes)


def _of_python(
    name: str, version: str, hashes: tuple[str, ...], looked_up: dict[str, dict[str, str]]
) -> Package:
    said = _said_licence(name)
    found = looked_up.get(name, {})
    return Package(
        kind="pypi",
        name=name,
        version=version,
        licence=said or found.get("licence", UNKNOWN),
        hashes=tuple(("SHA-256", h) for h in hashes),
        looked_up="" if said else found.get("source", ""),
    )


def _said_licence(name: str) -> str:
    """What the installed package says of itself, as SPDX says it; empty when it does not."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""  # for another system than this one
    if expression := _first(told, "License-Expression"):
        return expression
    classified = [
        c.rpartition(" :: ")[2]
        for c in told.get_all("Classifier") or ()
        if c.startswith("License :: OSI Approved")
    ]
    for said in (_first(told, "License"), *classified):
        if known := SPDX.get(said.strip().lower()):
            return known
        if SHORTEST_EXPRESSION.fullmatch(said.strip()) and said.strip() != "UNKNOWN":
            return str(said).strip()
    return ""


def _first(told: PackageMetadata, field: str) -> str:
    return str(next(iter(told.get_all(field) or ()), ""))


def _looked_up() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(LOOKED_UP.read_text("utf-8"))
    return found


def _component(package: Package) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
    }
    if package.licence != UNKNOWN:
        component["licenses"] = [{"expression": package.licence}]
    if package.hashes:
        component["externalReferences"] = [
            {
                "type": "distribution",
                "url": package.purl,
                "hashes": [{"alg": alg, "content": value} for alg, value in package.hashes],
            }
        ]
    return component


if __name__ == "__main__":
    raise SystemExit(main())
