"""The demo's signing key: made once and kept, so that nobody is logged out by a restart."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """The key in `folder`, made at the first call; two first calls at once agree on one."""
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"secret-key.{os.getpid()}"
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50))
        try:
            file.hardlink_to(new)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return file.read_text()
