"""A case as its pages show it: plain values made from rows that are already fetched."""
