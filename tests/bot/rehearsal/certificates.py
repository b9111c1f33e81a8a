"""Certificates made for a test: nothing outside it trusts them."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

BEGINS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def a_certificate() -> tuple[RSAPrivateKey, bytes]:
    """The private key, and the public certificate as PEM."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a bot in a test")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, BEGINS, ENDS)
    return key, builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def as_pem(key: RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
