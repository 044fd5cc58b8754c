"""Where things lie: deterministic, short enough for the kernel, reachable for the server's account."""

import os
from pathlib import Path

import pytest

from socinv import environment
from socinv.runner import places


def test_socket_beside_the_data_when_it_fits() -> None:
    assert places.socket_folder(Path("/srv/socinv/.data/postgres")) == Path("/srv/socinv/.data/postgres/socket")


def test_socket_in_the_temp_folder_when_the_path_is_deep() -> None:
    home = Path("/srv") / ("ö" * 50) / "postgres"
    folder = places.socket_folder(home)
    assert len(os.fsencode(folder / places.SOCKET)) <= places.SOCKET_BYTES
    assert folder == places.socket_folder(home)
    assert folder != places.socket_folder(home.parent / "postgres-test")


def test_data_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOCINV_DATA", str(tmp_path))
    assert places.data_folder() == tmp_path
    monkeypatch.delenv("SOCINV_DATA")
    assert places.data_folder() == places.CHECKOUT / ".data"


def test_roots_server_moves_out_of_a_closed_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("SOCINV_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    home = places.cluster_home("postgres")
    assert home.is_relative_to(places.SHARED_STATE)
    assert home.name == "postgres"
    assert home != places.cluster_home("postgres-test")


def test_others_server_stays_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOCINV_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert places.cluster_home("postgres") == tmp_path / "data" / "postgres"


def test_the_address_leads_to_the_socket() -> None:
    home = Path("/srv/å b/postgres")
    settings = environment.database(places.database_url(home, "other"))
    assert (settings["HOST"], settings["NAME"], settings["USER"]) == ("/srv/å b/postgres/socket", "other", "socinv")
