"""The site's second language: what is said in Swedish in the code, and in English in locale/en."""
