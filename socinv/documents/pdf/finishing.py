"""What the standards ask for and the drawing leaves out: what a head of a table heads, and words for a link."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

PRINTED = 4  # an annotation that is printed with its page
# That the file holds PDF/UA-1, and, as PDF/A asks of every property of others' making, what that property is.
SCHEMA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file holds</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finished(content: bytes) -> tuple[bytes, int]:
    """The file as it is kept, and how many pages it has. The same content gives the same bytes."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                _head_of_table(thing)
        _say_universal(pdf)
        _each_once(pdf)
        for page in pdf.pages:
            for link in page.get("/Annots", Array()):
                _printed_link(link)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return written.getvalue(), len(pdf.pages)


def _say_universal(pdf: Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(b"</rdf:RDF>", SCHEMA + b"</rdf:RDF>", 1))


def _each_once(pdf: Pdf) -> None:
    """Each attached file is named once among those of the document."""
    if "/AF" in pdf.Root:
        pdf.Root.AF = Array(list({one.objgen: one for one in pdf.Root.AF}.values()))


def _head_of_table(element: Any) -> None:
    """A head without a scope says so to nobody: those in a row of heads are of columns, the others of rows."""
    if element.get("/S") != Name.TH:
        return
    row = element.get("/P")
    kinds = {str(kid.get("/S", "")) for kid in row.get("/K", Array()) if isinstance(kid, Dictionary)}
    attributes = element.get("/A")
    if attributes is None:
        element.A = attributes = Dictionary(O=Name.Table)
    attributes.Scope = Name.Column if kinds == {"/TH"} else Name.Row


def _printed_link(link: Any) -> None:
    link.F = PRINTED
    if "/Contents" not in link:
        uri = link.get("/A", Dictionary()).get("/URI", "")
        link.Contents = pikepdf.String(str(uri) or "Till rubriken i den här handlingen")
