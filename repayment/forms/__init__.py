"""The forms of repayment."""
