"""Reads the HTML a component wrote and reports what no page may hold."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby")


class Markup(HTMLParser):
    """Elements, ids, references and faults of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{name}> is never closed" for name in self._open]
        self.faults += [f"id {name} twice" for name in set(self.ids) if self.ids.count(name) > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def _note(self, tag: str, attrs: dict[str, str | None]) -> None:
        self.elements.append((tag, attrs))
        self.faults += [f"{name}= on <{tag}>" for name in attrs if name == "style" or name.startswith("on")]
        if tag == "script" and not attrs.get("src"):
            self.faults.append("script without src")
        if attrs.get("id") is not None:
            self.ids.append(attrs["id"] or "")
        for name in REFERENCES:
            self.references.update((attrs.get(name) or "").split())

    @property
    def text(self) -> str:
        """All words with single spaces."""
        return " ".join(self.words)

    @property
    def dangling(self) -> set[str]:
        """Ids that something points to and nothing has."""
        return self.references - set(self.ids)

    def attributes(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of each such element."""
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]
