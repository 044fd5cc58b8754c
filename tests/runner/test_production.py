"""The commands that the containers run, as processes of their own and with production settings."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml

from socinv.health import HEARTBEAT
from socinv.runner import places, production, schema, testing
from socinv.runner.__main__ import main
from tests.plugins.database import address, shared_key
from tests.runner.conftest import Start, eventually

HOST = "socinv.example"


@pytest.fixture
def surroundings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A production environment with an empty database of its own on the tests' server."""
    shared: dict[str, Any] = (
        request.config.workerinput["socinv_database"]
        if hasattr(request.config, "workerinput")
        else request.config.stash[shared_key]
    )
    name = f"test_socinv_{os.getpid()}_{secrets.token_hex(3)}"
    with psycopg.connect(address(shared["url"], "postgres"), autocommit=True) as connection:
        schema.create(connection, name)
        yield {
            "DATABASE_URL": address(shared["url"], name),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SOCINV_HOSTS": HOST,
            "SOCINV_DATA": str(tmp_path),
            "SOCINV_STATIC_ROOT": str(tmp_path / "static"),
            "SOCINV_HEARTBEAT_SECONDS": "1",
        }
        schema.drop(connection, name)


@pytest.fixture
def redis_url() -> str:
    """The Redis to use, or a skip where there is none."""
    url = os.environ.get("REDIS_URL")
    if not url:
        pytest.skip("REDIS_URL names no Redis: .ci/run does")
    return url


def get(port: int, path: str, host: str = HOST) -> tuple[int, dict[str, str]]:
    """Status and headers of a page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders())
    except OSError:
        return 0, {}
    finally:
        connection.close()


def test_migrate_then_web(start: Start, surroundings: dict[str, str]) -> None:
    both = [start("migrate", **surroundings), start("migrate", **surroundings)]
    assert [process.wait(120) for process in both] == [0, 0], "two at once wait for each other"
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    clean = {**testing.clean(os.environ), **surroundings}
    subprocess.run(collect, cwd=places.CHECKOUT, env=clean, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = start("web", **surroundings, PORT=str(port), SOCINV_BIND="127.0.0.1", WEB_WORKERS="1")
    assert eventually(lambda: get(port, "/halsa/")[0] == 200)

    status, headers = get(port, "/")
    assert (status, headers["Location"]) == (301, f"https://{HOST}/"), "http is sent on to https"
    assert get(port, "/halsa/", "other.example")[0] == 400, "a name that is not ours is refused"
    style = next((Path(surroundings["SOCINV_STATIC_ROOT"]) / "vendor/designsystemet-css").glob("index.*.css"))
    assert (style.parent / f"{style.name}.gz").exists()

    healthy = start("healthy", "web", **surroundings, PORT=str(port))
    assert healthy.wait(30) == 0
    web.send_signal(signal.SIGTERM)
    assert web.wait(40) == 0
    healthy = start("healthy", "web", **surroundings, PORT=str(port))
    assert healthy.wait(30) == 1


@pytest.mark.services
def test_worker_and_beat_over_redis(start: Start, surroundings: dict[str, str], redis_url: str) -> None:
    import redis

    mine = {**surroundings, "REDIS_URL": redis_url, "SOCINV_QUEUE_PREFIX": f"test-{secrets.token_hex(4)}"}
    with redis.Redis.from_url(redis_url) as broker:
        assert start("migrate", **mine).wait(120) == 0
        assert start("healthy", "background", **mine).wait(30) == 1, "nothing runs yet"
        beat = start("beat", **mine)
        worker = start("worker", **mine, WORKER_PROCESSES="1")
        assert eventually(lambda: start("healthy", "background", **mine).wait(30) == 0, 60)
        worker.kill()
        broker.delete(f"{mine['SOCINV_QUEUE_PREFIX']}socinv:1:{HEARTBEAT}")
        second = start("worker", **mine, WORKER_PROCESSES="1")
        assert eventually(lambda: start("healthy", "background", **mine).wait(30) == 0, 60), "another takes over"
        for process in (beat, second):
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        if keys := [*broker.scan_iter(f"{mine['SOCINV_QUEUE_PREFIX']}*")]:
            broker.delete(*keys)


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["everything"]) == 2
    assert "worker" in capsys.readouterr().err


def test_compose_and_image_call_parts_that_exist() -> None:
    compose = yaml.safe_load((places.CHECKOUT / "docker-compose.yml").read_text())
    services = compose["services"]
    assert {"proxy", "web", "worker", "beat", "migrate", "postgres", "redis"} == set(services)
    for name in ("web", "worker", "beat", "migrate"):
        assert services[name]["command"] == [name]
        assert callable(getattr(production, name))
        assert services[name]["read_only"] is True
    known = (places.CHECKOUT / "docs" / "operations.md").read_text()
    for variable in services["web"]["environment"]:
        assert f"`{variable}`" in known, f"{variable} is not explained in docs/operations.md"


def test_every_variable_that_is_read_is_explained() -> None:
    known = (places.CHECKOUT / "docs" / "operations.md").read_text()
    sources = [*(places.CHECKOUT / "socinv" / "runner").glob("*.py"), places.CHECKOUT / "socinv" / "settings.py"]
    read = r"""(?:environ(?:\.get)?[\[(]|env\.(?:text|flag|number|words)\()["']([A-Z_]+)["']"""
    names = {name for source in sources for name in re.findall(read, source.read_text())}
    assert len(names) > 15
    missing = {name for name in names if f"`{name}`" not in known and f"`{name}=1`" not in known}
    assert missing <= {"DJANGO_SETTINGS_MODULE", "SOCINV_PARENT_PIPE", "PATH"}


def test_the_images_steps_name_files_that_exist() -> None:
    image = (places.CHECKOUT / "Dockerfile").read_text()
    for name in re.findall(r"(?m)^COPY (?!--from)([\w./ -]+) \./$", image):
        assert all((places.CHECKOUT / word).exists() for word in name.split())
    if shutil.which("awk"):
        command = ["awk", "/^[^ ]/ { ours = /^uv==/ } ours", "requirements.lock"]
        assert command[1] in image
        uv = subprocess.run(command, cwd=places.CHECKOUT, capture_output=True, text=True, check=True).stdout
        assert uv.startswith("uv==")
        assert all(line.strip().startswith("--hash") for line in uv.splitlines()[1:])
