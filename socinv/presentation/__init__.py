"""How things are said and drawn: dates, money, grammar, forms and charts."""
