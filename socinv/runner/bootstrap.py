"""Prepares a fresh checkout: environment, packages, front end. Only the standard library, any python3.

    python3 -I socinv/runner/bootstrap.py [--browser]

Does nothing, quickly, when all is in place. Where something is missing that it may not install, it ends with
a message that names the command that does.
"""

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VENV, MODULES = CHECKOUT / ".venv", CHECKOUT / "node_modules"
LOCK, FRONT_LOCK = CHECKOUT / "requirements.lock", CHECKOUT / "package-lock.json"
PYTHON = VENV / "bin" / "python"
STAMP = ".socinv-ready"
OLDEST = (3, 11)
# Chromium without a window first: the same engine at a fraction of the work.
# What draws the documents: no Python package brings them. Each library and the Debian package it comes in.
DRAWING = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
# What measures them in the tests (tests/plugins/verapdf.py).
JAVA_FOLDER = Path("/usr/share/java")
JAVA = {"default-jre-headless": None, "libjaxb-java": "jaxb-runtime.jar", "libjaxb-api-java": "jaxb-api.jar"}
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """Something that we may not fetch; the message names the command that does."""


def say(text: str) -> None:
    """One line to the person waiting."""
    print(f"  {text}", flush=True)


def version_problem(version: tuple[int, ...]) -> str:
    """What is wrong with this Python, or nothing."""
    if version[:2] >= OLDEST:
        return ""
    return (
        f"Python {OLDEST[0]}.{OLDEST[1]} eller senare behövs, det här är {version[0]}.{version[1]}.\n"
        "Installera en nyare, till exempel: sudo apt-get install python3.11 python3.11-venv\n"
        "och kör sedan: make run PYTHON=python3.11"
    )


def may_install(is_root: bool, passwordless_sudo: bool, has_apt: bool) -> list[str]:
    """The words to put before apt-get, or nothing at all if we may not use it."""
    if not has_apt or not (is_root or passwordless_sudo):
        return []
    return ["env"] if is_root else ["sudo", "-n", "env"]


def missing_message(what: str, packages: Sequence[str]) -> str:
    """What is missing, and the command that installs it."""
    command = f"sudo apt-get install -y {' '.join(packages)}"
    return f"{what} saknas och kan inte hämtas härifrån.\nInstallera med: {command}"


def system_install(what: str, packages: Sequence[str]) -> None:
    """Install Debian packages where we may. Raises Missing where we may not, or where it failed."""
    sudo = shutil.which("sudo") is not None and succeeds(["sudo", "-n", "true"])
    prefix = may_install(os.geteuid() == 0, sudo, shutil.which("apt-get") is not None)
    if not prefix:
        raise Missing(missing_message(what, packages))
    say(f"Installerar {what} ({' '.join(packages)}) ...")
    apt = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    succeeds([*apt, "update"])
    with tempfile.TemporaryFile() as output:
        if subprocess.call([*apt, "install", "-y", "--no-install-recommends", *packages], stdout=output, stderr=output):
            output.seek(0)
            raise Missing(f"{missing_message(what, packages)}\n{output.read().decode(errors='replace')[-2000:]}")


def succeeds(command: list[str]) -> bool:
    """Whether a command that nobody needs to see ends well."""
    quiet = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return quiet.returncode == 0


def stamp_of(*parts: str | Path) -> str:
    """What a folder was made from, in one word: files count by what they hold."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def fresh(folder: Path, stamp: str) -> bool:
    """Whether the folder was finished from the same parts."""
    file = folder / STAMP
    return file.exists() and file.read_text() == stamp


def lock_entry(lock: str, name: str) -> str:
    """The lines of one package, with its hashes, out of the lock file."""
    lines = lock.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "\n".join(lines[start:end]) + "\n"


def run(what: str, command: list[str | Path]) -> None:
    """Run a step and show its words only if it fails. Raises Missing then."""
    done = subprocess.run(command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{what} misslyckades:\n{(done.stdout + done.stderr)[-4000:].strip()}")


def uv_with_pip(pip: list[str | Path]) -> Path:
    """Fetch uv, the version and the hashes of the lock, into the environment itself."""
    with tempfile.TemporaryDirectory() as folder:
        entry = Path(folder) / "uv.txt"
        entry.write_text(lock_entry(LOCK.read_text(), "uv"))
        target = Path(folder) / "target"
        run(
            "Hämtning av uv",
            [*pip, "install", "--quiet", "--require-hashes", "--target", target, "-r", entry],
        )
        uv = VENV / "bin" / "uv"
        shutil.copy2(target / "bin" / "uv", uv)
    return uv


def make_environment() -> None:
    """The virtual environment with exactly what the lock file lists."""
    stamp = stamp_of(LOCK, sys.version, str(VENV))
    if fresh(VENV, stamp) and PYTHON.exists():
        return
    say("Hämtar Pythonpaket ...")
    (VENV / STAMP).unlink(missing_ok=True)
    has_pip, has_venv = importlib.util.find_spec("pip"), importlib.util.find_spec("ensurepip")
    if not has_pip and not has_venv:
        system_install("Pythons venv", ["python3-venv"])
        has_venv = importlib.util.find_spec("ensurepip")
    if not (PYTHON.exists() and (VENV / "bin" / "uv").exists() and fresh_python()):
        options = [] if has_venv else ["--without-pip"]
        run("Pythonmiljön", [sys.executable, "-m", "venv", "--clear", VENV, *options])
        uv_with_pip([PYTHON if has_venv else sys.executable, "-m", "pip"])
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
    sync: list[str | Path] = [
        VENV / "bin" / "uv",
        "pip",
        "sync",
        "--quiet",
        "--require-hashes",
        "--compile-bytecode",
    ]
    run("Hämtning av Pythonpaket", [*sync, "--python", PYTHON, LOCK])
    (VENV / STAMP).write_text(stamp)


def fresh_python() -> bool:
    """Whether the environment's own interpreter is the version we run, and starts, where it now lies."""
    question = "import sys; print(sys.version, sys.prefix, sep='|')"
    said = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False).stdout
    return str(said).strip() == f"{sys.version}|{VENV}"


def make_front_end() -> None:
    """The style sheets, fonts and scripts that package-lock.json lists."""
    stamp = stamp_of(FRONT_LOCK)
    if fresh(MODULES, stamp):
        return
    say("Hämtar gränssnittets paket ...")
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    npm: list[str | Path] = [VENV / "bin" / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run("Hämtning av gränssnittets paket", [*npm, "--loglevel=error"])
    (MODULES / STAMP).write_text(stamp)


def browser() -> str:
    """The path of a Chromium, or nothing."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def install_browser() -> None:
    """Debian's Chromium: the one without a window where there is such a package, else the whole of it."""
    try:
        system_install("Chromium", BROWSERS[:1])
    except Missing:
        system_install("Chromium", BROWSERS[1:2])


def has_library(name: str) -> bool:
    """Whether the system can load the library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_drawing() -> None:
    """What draws the documents, where we may fetch it. Everything else works without: then the pages say so."""
    packages = [package for library, package in DRAWING.items() if not has_library(library)]
    if not packages:
        return
    try:
        system_install("Program som gör PDF", packages)
    except Missing as missing:
        say(f"Utan handlingar som PDF. {missing}".replace("\n", "\n  "))


def java_packages() -> list[str]:
    """The packages that are not here of those that measure the documents."""
    return [
        package
        for package, jar in JAVA.items()
        if not (shutil.which("java") if jar is None else (JAVA_FOLDER / jar).exists())
    ]


def java_problem() -> str:
    """What is missing to measure the documents with, and the command; or nothing."""
    packages = java_packages()
    return missing_message("Java för kontroll av PDF", packages) if packages else ""


def install_java() -> None:
    """Java for the tests of documents, where we may fetch it; without, those tests are skipped and say why."""
    if packages := java_packages():
        try:
            system_install("Java för kontroll av PDF", packages)
        except Missing as missing:
            say(str(missing).replace("\n", "\n  "))


def prepare(with_browser: bool) -> None:
    """Everything that has to be there before the project's own code can run."""
    if problem := version_problem(tuple(sys.version_info[:2])):
        raise Missing(problem)
    data = Path(os.environ.get("SOCINV_DATA") or CHECKOUT / ".data")
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / "bootstrap.lock").open("a")
    except PermissionError as error:
        raise Missing(f"{error.filename} går inte att skriva i: kör som dess ägare, eller sätt SOCINV_DATA.") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_environment()
        make_front_end()
        install_drawing()
    if with_browser and not browser():
        install_browser()
    if with_browser:
        install_java()


def main() -> int:
    """Prepare, or say what is missing."""
    try:
        prepare("--browser" in sys.argv[1:])
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
