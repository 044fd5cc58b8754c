"""Asking a served site for its pages and timing the answers, from another process than the one that serves."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

HOST = "socinv.kommun.example"


@dataclass
class Timing:
    """The answers of one page: seconds each, and bytes of the last."""

    seconds: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def p50(self) -> float:
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[18] * 1000


class Visitor:
    """One signed-in browser on one kept-alive connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Host": HOST, "Cookie": cookie, "X-Forwarded-Proto": "https", "Accept-Language": "sv"}

    def ask(self, path: str) -> tuple[float, int]:
        """Seconds until the whole answer is there, and its size. Raises RuntimeError unless it is 200."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        taken = time.perf_counter() - begun
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {answer.getheader('Location', '')}")
        return taken, len(body)


def interleaved(
    servers: Mapping[int, tuple[int, str]], pages: Mapping[int, Mapping[str, str]], rounds: int
) -> dict[tuple[int, str], Timing]:
    """Every page of every server once a round, so that a slow moment of the machine falls on all of them."""
    visitors = {size: Visitor(port, cookie) for size, (port, cookie) in servers.items()}
    timings = {(size, name): Timing() for size in servers for name in pages[size]}
    for turn in range(rounds + 10):
        for size, visitor in visitors.items():
            for name, path in pages[size].items():
                seconds, length = visitor.ask(path)
                if turn >= 10:  # the first rounds warm up
                    timings[size, name].seconds.append(seconds)
                timings[size, name].size = length
    return timings


def rate(port: int, cookie: str, path: str, seconds: float = 3.0, at_once: int = 4) -> float:
    """Answers a second with several visitors at once."""
    until = time.perf_counter() + seconds

    def visit(_number: int) -> int:
        visitor, count = Visitor(port, cookie), 0
        while time.perf_counter() < until:
            visitor.ask(path)
            count += 1
        return count

    begun = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        total = sum(pool.map(visit, range(at_once)))
    return total / (time.perf_counter() - begun)
