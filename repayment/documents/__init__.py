"""The documents of repayment: a project's plan, and the list of frame reductions over all of them."""
