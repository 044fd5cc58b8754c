#!/usr/bin/env python
"""Django's commands. Without DATABASE_URL they use, and if needed start, the PostgreSQL of `make run`."""

import os
import sys
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from socinv.runner.cluster import demo_cluster

WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "findstatic",
    "help",
    "makemessages",
    "messages",
    "process",
}


def main() -> None:
    """Run the command, with a database server around it if the command wants one and none is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socinv.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    needs_server = "DATABASE_URL" not in os.environ and command not in WITHOUT_DATABASE
    with demo_cluster().running() if needs_server else nullcontext():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
