"""python -m socinv.runner PART: what the Makefile and the containers call."""

import sys

PARTS = "demo, reset, test, web, worker, beat, migrate, healthy web|background"


def main(words: list[str]) -> int:
    """Run one part; 2 if there is no such part. Imports only what the part needs: a start should be quick."""
    match words:
        case ["demo" | "reset" as part]:
            from socinv.runner import demo

            return demo.run() if part == "demo" else demo.reset()
        case ["test", *arguments]:
            from socinv.runner import testing

            return testing.run(arguments)
        case ["fill", *options]:
            from socinv.runner import fill

            return fill.fill(with_demo="--demo" in options)
        case ["web" | "worker" | "beat" | "migrate" as part]:
            from socinv.runner import production

            return {
                "web": production.web,
                "worker": production.worker,
                "beat": production.beat,
                "migrate": production.migrate,
            }[part]()
        case ["healthy", part]:
            from socinv.runner import production

            return production.healthy(part)
    print(f"Delarna är: {PARTS}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
