"""Keeping a file of costs as it came in, once."""

from __future__ import annotations

from hashlib import sha256

from applications.content.sniffing import clean_name
from repayment.files.contents import Contents
from repayment.models import CostFile, Fund
from socinv.lifecycle import clock
from socinv.organisation.models import User

MOST_BYTES = 10 * 1024 * 1024


def keep(fund: Fund, name: str, data: bytes, contents: Contents, by: User) -> CostFile:
    """The file that was kept; where the same has come in before, that one."""
    kept, _new = CostFile.objects.get_or_create(
        municipality_id=fund.municipality_id,
        sha256=sha256(data).hexdigest(),
        defaults={
            "fund": fund, "name": clean_name(name), "form": contents.form, "size": len(data), "content": data,
            "orgnr": contents.orgnr[:20], "by": by, "at": clock.now(),
        },
    )  # fmt: skip
    return kept
