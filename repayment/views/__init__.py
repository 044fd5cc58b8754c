"""The pages of repayment."""
