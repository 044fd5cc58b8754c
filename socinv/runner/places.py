"""Where things lie on this machine: the checkout, its data folder, and the folder of the server's socket."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote

CHECKOUT = Path(__file__).resolve().parents[2]
SOCKET = ".s.PGSQL.5432"
SOCKET_BYTES = 107
"""The longest path that the kernel takes for a unix socket."""
SHARED_STATE = Path("/var/lib")


def data_folder() -> Path:
    """SOCINV_DATA, or .data in the checkout: the demo's database, files, mail and locks."""
    return Path(os.environ.get("SOCINV_DATA") or CHECKOUT / ".data").absolute()


def cluster_home(name: str) -> Path:
    """The folder of one database server.

    Root's server runs as another account (PostgreSQL refuses root). Where that account cannot reach the data
    folder, as under /root, the server gets a folder under /var/lib rather than wider permissions on the way.
    """
    home = data_folder() / name
    if os.geteuid() == 0 and not open_to_all(home):
        return SHARED_STATE / f"socinv-{fingerprint(home)}" / name
    return home


def socket_folder(home: Path) -> Path:
    """Where the server of `home` puts its socket: beside its data, or in the temp folder if that is deep."""
    folder = home / "socket"
    if len(os.fsencode(folder / SOCKET)) <= SOCKET_BYTES:
        return folder
    return Path(tempfile.gettempdir()) / f"socinv-{os.geteuid()}-{fingerprint(home)}"


def open_to_all(path: Path) -> bool:
    """Whether every existing folder on the way to `path` lets any account through."""
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents) if parent.is_dir())


def fingerprint(path: Path) -> str:
    """A short name for a path, the same at every start."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def database_url(home: Path | None = None, name: str = "socinv") -> str:
    """The address of a database in the server of `home`, the demo's unless told."""
    folder = socket_folder(home or cluster_home("postgres"))
    return f"postgres://socinv@/{name}?host={quote(os.fspath(folder))}"
