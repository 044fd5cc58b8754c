"""Answering a step: what the page asks, what it shows beside, and what is registered."""
