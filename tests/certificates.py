"""Certificates for servers on 127.0.0.1, good and bad, made by openssl: no library of ours still signs with SHA-1."""

import ssl
import subprocess
from pathlib import Path

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
# Host, days until it ends, digest of the signature; all signed by ROOT.
SIGNED = {
    "good": ("IP:127.0.0.1", "30", "sha256"),
    "expired": ("IP:127.0.0.1", "-1", "sha256"),
    "another host": ("DNS:other.example", "30", "sha256"),
    "sha1": ("IP:127.0.0.1", "30", "sha1"),
}
SELF_SIGNED = "self-signed"
BAD = ("expired", "another host", "sha1", SELF_SIGNED)


def make(folder: Path) -> Path:
    """Put a root of our own, what it signed, and a certificate that nobody signed into a folder. Gives the root's file."""
    _openssl(folder, "req", "-x509", *KEY, "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Test root")
    own = ("-keyout", f"{SELF_SIGNED}.key", "-out", f"{SELF_SIGNED}.pem", "-addext", "subjectAltName=IP:127.0.0.1")
    _openssl(folder, "req", "-x509", *KEY, *own, "-subj", "/CN=127.0.0.1")
    for name, (host, days, digest) in SIGNED.items():
        (folder / "san").write_text(f"subjectAltName={host}")
        _openssl(folder, "req", *KEY, "-keyout", f"{name}.key", "-out", "request", "-subj", "/CN=x")
        signed = ("-req", "-in", "request", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "san")
        _openssl(folder, "x509", *signed, "-out", f"{name}.pem", "-days", days, f"-{digest}")
    return folder / "root.pem"


def server_context(folder: Path, name: str) -> ssl.SSLContext:
    """What a server shows that has one of these certificates; it agrees to any cipher."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
