"""A municipality's fund: what may be done with it, by whom, and what the ledger says of it."""
