"""The first step: what it says when something is missing, and when it has nothing to do."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from socinv.runner import bootstrap


def test_an_old_python_is_named_with_the_command_to_run() -> None:
    assert bootstrap.version_problem((3, 11)) == ""
    assert bootstrap.version_problem((3, 14)) == ""
    problem = bootstrap.version_problem((3, 9))
    assert "3.9" in problem
    assert "apt-get install python3.11" in problem


@pytest.mark.parametrize(
    ("is_root", "sudo", "apt", "prefix"),
    [
        (True, False, True, ["env"]),
        (False, True, True, ["sudo", "-n", "env"]),
        (False, False, True, []),
        (True, True, False, []),
    ],
)
def test_it_installs_only_where_it_may(is_root: bool, sudo: bool, apt: bool, prefix: list[str]) -> None:
    assert bootstrap.may_install(is_root, sudo, apt) == prefix


def test_what_is_missing_comes_with_its_command() -> None:
    message = bootstrap.missing_message("Chromium", ["chromium"])
    assert message.startswith("Chromium saknas")
    assert "sudo apt-get install -y chromium" in message


def test_where_it_may_not_install_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "may_install", lambda *_: [])
    with pytest.raises(bootstrap.Missing, match="apt-get install -y libpango"):
        bootstrap.system_install("Pango", ["libpango-1.0-0"])


def test_the_whole_chromium_where_there_is_none_without_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def install(what: str, packages: Sequence[str]) -> None:
        asked.extend(packages)
        if "chromium" not in packages:
            raise bootstrap.Missing(bootstrap.missing_message(what, packages))

    monkeypatch.setattr(bootstrap, "system_install", install)
    bootstrap.install_browser()
    assert asked == ["chromium-headless-shell", "chromium"]


def test_a_failing_step_shows_what_it_said() -> None:
    command: list[str | Path] = [sys.executable, "-c", "raise SystemExit('inget nät')"]
    with pytest.raises(bootstrap.Missing, match=r"(?s)Hämtning misslyckades.*inget nät"):
        bootstrap.run("Hämtning", command)


def test_a_stamp_tells_when_a_part_has_changed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a==1")
    stamp = bootstrap.stamp_of(lock, "3.11")
    assert not bootstrap.fresh(tmp_path, stamp)
    (tmp_path / bootstrap.STAMP).write_text(stamp)
    assert bootstrap.fresh(tmp_path, stamp)
    lock.write_text("a==2")
    assert not bootstrap.fresh(tmp_path, bootstrap.stamp_of(lock, "3.11"))


def test_uv_comes_out_of_the_lock_with_its_hashes() -> None:
    lock = "six==1.17.0 \\\n    --hash=sha256:aa\nuv==0.1 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\nvine==5\n"
    assert bootstrap.lock_entry(lock, "uv") == "uv==0.1 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"


def test_the_locks_name_no_registry() -> None:
    for file in (bootstrap.LOCK, bootstrap.FRONT_LOCK):
        assert "http" not in file.read_text()


def test_a_data_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setenv("SOCINV_DATA", str(tmp_path / "closed"))
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(bootstrap.Missing, match="SOCINV_DATA"):
        bootstrap.prepare(with_browser=False)


def test_a_library_is_found_by_loading_it() -> None:
    assert bootstrap.has_library("libc.so.6")
    assert not bootstrap.has_library("libfinnsinte.so.9")


def test_what_draws_documents_is_fetched_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(bootstrap, "has_library", lambda name: name == "libpango-1.0.so.0")
    monkeypatch.setattr(bootstrap, "system_install", lambda what, packages: asked.extend(packages))
    bootstrap.install_drawing()
    assert asked == ["libpangoft2-1.0-0", "libharfbuzz-subset0"]


def test_without_what_draws_documents_the_start_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "has_library", lambda name: False)
    monkeypatch.setattr(bootstrap, "may_install", lambda *_: [])
    bootstrap.install_drawing()
    said = capsys.readouterr().out
    assert "Utan handlingar som PDF" in said
    assert "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in said


def test_where_all_is_in_place_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(what: str, packages: Sequence[str]) -> None:
        raise AssertionError(packages)

    monkeypatch.setattr(bootstrap, "has_library", lambda name: True)
    monkeypatch.setattr(bootstrap, "JAVA_FOLDER", tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    for jar in filter(None, bootstrap.JAVA.values()):
        (tmp_path / jar).touch()
    monkeypatch.setattr(bootstrap, "system_install", refuse)
    bootstrap.install_drawing()
    bootstrap.install_java()
    assert bootstrap.java_problem() == ""


def test_without_java_the_tests_are_told_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "JAVA_FOLDER", tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(bootstrap, "may_install", lambda *_: [])
    bootstrap.install_java()
    command = "sudo apt-get install -y default-jre-headless libjaxb-java libjaxb-api-java"
    assert command in capsys.readouterr().out
    assert command in bootstrap.java_problem()


def test_the_image_has_what_draws_documents() -> None:
    image = (bootstrap.CHECKOUT / "Dockerfile").read_text()
    assert all(package in image for package in bootstrap.DRAWING.values())
