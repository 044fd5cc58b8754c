"""The fund's double-entry ledger. Pure: no rows of the database. Money is Decimal SEK to the öre."""
