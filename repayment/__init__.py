"""The fund and its repayment. Listens to projects and cases from above them."""
