"""Texts that go out: the standard phrases of decisions and letters."""
