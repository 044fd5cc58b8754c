"""What a calculation says, for a page and for a paper: one sentence, pictures, tables and words. Computed once."""
