"""Forms built from the process file: a part's questions, its tables, and what people do around them."""
