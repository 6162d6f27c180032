"""Fetching over TLS: the address that was checked is connected to, and the certificate must be that of the name."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from serving import site
from test_pages import html

from communique.fetching import Archive, Client, Crawl

HOST = "journal.example"


def certified(folder: Path) -> Path:
    """A key and a certificate of HOST, signed by itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "certificate.pem"
    path.write_bytes(key.private_bytes(*plain) + certificate.public_bytes(serialization.Encoding.PEM))
    return path


def test_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.fetching import resolving

    certificate = certified(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    real = socket.getaddrinfo

    def lookup(host: str, port: int, *options: Any, **named: Any) -> Any:
        return real("127.0.0.1" if host.endswith(".example") else host, port, *options, **named)

    monkeypatch.setattr(resolving.socket, "getaddrinfo", lookup)

    def fetched(host: str) -> tuple[str, str]:
        crawl = Crawl(Archive(tmp_path / "raw"), Client(allow_private=True), 0)
        (outcome,) = crawl.fetch([f"https://{host}:{server.port}/a"])
        return outcome.what, outcome.reason

    with site(lambda sock: context.wrap_socket(sock, server_side=True)) as server:
        server.pages["/a"] = html().encode()
        what, reason = fetched(HOST)
        assert what == "failed"
        assert "certificate" in reason.lower()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetched(HOST) == ("new", "")
        what, reason = fetched("other.example")
        assert what == "failed"
        assert "other.example" in reason
