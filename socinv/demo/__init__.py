"""The demo: fictional people, one click each. None of it exists outside the demo."""
