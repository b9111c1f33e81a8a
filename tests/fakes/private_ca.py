"""A certificate authority that no system knows, and a certificate of it for this machine."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from tests.fakes.key_server import key_pair

BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
LASTS = timedelta(days=36500)


@dataclass(frozen=True)
class PrivateCa:
    ca_file: Path
    server: ssl.SSLContext
    """For a server that answers as 127.0.0.1."""


def a_private_ca(folder: Path) -> PrivateCa:
    authority = _certificate("the municipality's own", "the municipality's own", is_ca=True)
    machine = _certificate("127.0.0.1", "the municipality's own", is_ca=False)
    ca_file, own_file = folder / "ca.pem", folder / "server.pem"
    ca_file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    own_file.write_bytes(pem_of("127.0.0.1") + machine.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(own_file)
    return PrivateCa(ca_file, server)


def pem_of(owner: str) -> bytes:
    """The owner's private key."""
    return key_pair(owner).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _certificate(subject: str, issuer: str, *, is_ca: bool) -> x509.Certificate:
    public = key_pair(subject).public_key()
    authority = key_pair(issuer).public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(subject))
        .issuer_name(_named(issuer))
        .public_key(public)
        .serial_number(1 if is_ca else 2)
        .not_valid_before(BEGINS)
        .not_valid_after(BEGINS + LASTS)
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority), critical=False
        )
    )
    if not is_ca:
        name = x509.SubjectAlternativeName([x509.IPAddress(ip_address(subject))])
        builder = builder.add_extension(name, critical=False)
    return builder.sign(key_pair(issuer), hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
