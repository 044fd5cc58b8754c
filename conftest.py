"""What every test stands on: a real PostgreSQL, a browser, and the guideline's rules counted."""

pytest_plugins = [
    "tests.plugins.database",
    "tests.plugins.emptying",
    "tests.plugins.surroundings",
    "tests.plugins.browser",
    "tests.plugins.rules",
    "tests.plugins.templates",
    "tests.plugins.transitions",
    "tests.plugins.states",
    "tests.plugins.verapdf",
]
