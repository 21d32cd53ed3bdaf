"""nginx with the very file that operators are given: only names, ports and places are this machine's."""

import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.make.held_port import held_port
from tests.make.nursery import ROOT

FILE: Final = ROOT / "deploy" / "nginx" / "dialogue.conf"
PATIENCE: Final = 20
STEP: Final = 0.02
AROUND: Final = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/main.log emerg;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/dialogue.conf;
}}
"""


class Nginx:
    """One nginx on loopback; it ends with the process that started it."""

    def __init__(self, folder: Path, run: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.plain = held_port(self)
        certificate(folder)
        told = re.sub(r"listen \[::\].*;", "", FILE.read_text())
        for theirs, ours in (
            ("/run/dialogue/", f"{run}/"),
            ("/etc/ssl/dialogue/", f"{folder}/"),
            ("/var/log/nginx/error.log", f"{folder}/error.log"),
            ("listen 443", f"listen 127.0.0.1:{port}"),
            ("listen 80", f"listen 127.0.0.1:{self.plain}"),
        ):
            assert theirs in told
            told = told.replace(theirs, ours)
        (folder / "dialogue.conf").write_text(told.replace("meeting.example.org", "127.0.0.1"))
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
        self._process = self._start()

    def connect(self) -> ssl.SSLSocket:
        """Return a connection of somebody who trusts its certificate."""
        trusting = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        return trusting.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), PATIENCE), server_hostname="127.0.0.1"
        )

    def written(self) -> str:
        """Return everything that it wrote into files."""
        skipped = {"dialogue.conf", "nginx.conf", "nginx.pid", "fullchain.pem", "privkey.pem"}
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.name not in skipped]
        return "".join(path.read_text(errors="replace") for path in files)

    def close(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGTERM)
        self._process.communicate(timeout=PATIENCE)

    def _start(self) -> subprocess.Popen[bytes]:
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
        command = ["setpriv", "--pdeathsig=SIGKILL", program, "-p", str(self.folder)]
        started = subprocess.Popen([*command, "-c", str(self.folder / "nginx.conf")], stderr=subprocess.PIPE)
        late = monotonic() + PATIENCE
        while monotonic() < late and started.poll() is None:
            with suppress(OSError), self.connect():
                return started
            sleep(STEP)
        started.kill()
        raise AssertionError(started.communicate()[1].decode())


def certificate(folder: Path) -> None:
    """Make a key, and a certificate for this machine alone."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form, bare = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, bare))
