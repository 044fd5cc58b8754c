"""A mail server that takes everything and writes down what it took: `python -m tests.notices.mail_server PORT FILE`.

It writes before it answers that it has the message, as a mail server must (RFC 5321, 6.1). The server is the only
child of the process that is started: it may be killed at any moment, another takes its place a moment later, and what
it wrote is there.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

LONGEST_WAY = 0.01
"""Seconds that a message is on its way, so that what is killed is often in the middle of one."""


LONGEST_DOWN = 0.3
"""Seconds from a server's end to the next one's beginning."""


class Taking:
    """Writes a line for each message: its Message-ID and the time, in seconds."""

    def __init__(self, file: Path) -> None:
        self.file = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  the library's name
        await asyncio.sleep(random.uniform(0, LONGEST_WAY))
        message = message_from_bytes(envelope.content)
        os.write(self.file, f"{message['Message-ID']} {time.time()}\n".encode())
        return "250 OK"


async def serve(port: int, file: Path) -> None:
    """Until it is killed."""
    taking, loop = Taking(file), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(taking, hostname="localhost", loop=loop), "127.0.0.1", port)
    await server.serve_forever()


def serve_always(port: int, file: Path) -> None:
    """A server, and after it another."""
    while True:
        child = os.fork()
        if not child:
            asyncio.run(serve(port, file))
        os.waitpid(child, 0)
        time.sleep(random.uniform(0, LONGEST_DOWN))


if __name__ == "__main__":
    serve_always(int(sys.argv[1]), Path(sys.argv[2]))
