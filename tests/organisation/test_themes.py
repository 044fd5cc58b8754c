"""Every municipality's colours are readable: links and buttons at least 7:1 on white, the rest by their use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from socinv.lifecycle.process.load import FOLDER as PROCESSES
from socinv.lifecycle.process.load import read

FOLDER = Path(__file__).resolve().parents[2] / "static"
THEMES = sorted((FOLDER / "themes").glob("*.css"))
NAMES = {"accent", "accent-hover", "deep", "tint", "tint-strong", "tint-line"}
MUTED = re.findall(r"--si-(?:ink|muted): (#\w{6})", (FOLDER / "css" / "app.css").read_text("utf-8"))


def colours(path: Path) -> dict[str, str]:
    return dict(re.findall(r"--si-([\w-]+): (#[0-9a-f]{6});", path.read_text("utf-8")))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_municipality_with_a_process_has_a_theme() -> None:
    assert {read(path).slug for path in PROCESSES.glob("*.toml")} <= {path.stem for path in THEMES}


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_a_theme_is_six_readable_colours(path: Path) -> None:
    found = colours(path)
    assert set(found) == NAMES
    assert f".theme-{path.stem} {{" in path.read_text("utf-8")
    assert "Example values" in path.read_text("utf-8")
    for name in ("accent", "accent-hover", "deep"):
        assert contrast(found[name], "#ffffff") >= 7, name
    for ground in ("tint", "tint-strong"):
        assert contrast(found["accent"], found[ground]) >= 4.5, ground
        assert min(contrast(text, found[ground]) for text in MUTED) >= 4.5, ground
    assert contrast(found["tint-line"], "#ffffff") > contrast(found["tint-strong"], "#ffffff")


def test_no_two_look_alike() -> None:
    accents = [colours(path)["accent"] for path in THEMES]
    assert len(set(accents)) == len(accents)
