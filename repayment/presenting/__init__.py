"""A repayment plan as pages show it."""
