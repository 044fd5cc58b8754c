"""Every kind of document holds PDF/A-3a and PDF/UA-1, read by the archive's own measure, and has its fonts inside."""

from __future__ import annotations

import io

import pikepdf
import pytest

from socinv.documents.kinds import kind_named, kinds
from socinv.documents.ordering import plain
from socinv.documents.paper import as_data
from socinv.documents.pdf.enclosing import fetched
from socinv.documents.pdf.rendering import Imprint, render
from tests.documents.makers import Maker, makers
from tests.documents.sample import AT
from tests.plugins.verapdf import Conforms

pytestmark = pytest.mark.django_db
EVERY = dict(makers())


@pytest.mark.parametrize("maker", EVERY.values(), ids=EVERY)
def test_it_conforms(maker: Maker, conforms: Conforms) -> None:
    key, thing = maker()
    paper = kind_named(key).compose(thing)
    source = plain(as_data(paper))
    enclosed = fetched(source, thing.case.attachments) if thing.case else []
    made = render(source, Imprint("2026-1", 1, thing.municipality.slug, AT), enclosed)
    assert conforms(made.content) == []
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert str(pdf.Root.Lang) == "sv"
        assert paper.title.split(":")[0] in str(pdf.docinfo["/Title"])


def test_no_kind_is_left_out() -> None:
    made = {maker()[0] for maker in EVERY.values()}
    assert made == {kind.key for kind in kinds()}
