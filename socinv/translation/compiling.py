"""The compiled translations: made when the site starts and they are missing or old. They are not kept in git."""

from __future__ import annotations

import logging
import os
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from socinv.translation.places import ROOT

log = logging.getLogger(__name__)
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def compile_all(root: Path = ROOT) -> list[Path]:
    """Compile every locale/*/LC_MESSAGES/*.po whose .mo is missing or older. Safe in several processes at once;
    on a disk that cannot be written the site speaks Swedish, and says so in the log."""
    made = []
    for source in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            replace(target, compiled(read(source)))
        except OSError as trouble:
            log.warning("%s could not be written: %s", target.name, trouble)
        else:
            made.append(target)
    return made


def read(source: Path) -> Catalog:
    """The translations of a .po file."""
    with source.open("rb") as file:
        return read_po(file, locale=source.parent.parent.name, domain=source.stem)


def compiled(translations: Catalog) -> bytes:
    """The same as a .mo file; the obsolete and the uncertain are left out."""
    translations.creation_date = UNDATED  # else the header tells when it was compiled, and no two are alike
    out = BytesIO()
    write_mo(out, translations, use_fuzzy=False)
    return out.getvalue()


def replace(target: Path, content: bytes) -> None:
    """Write all of it or nothing: another process reads the old file or the new one."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
