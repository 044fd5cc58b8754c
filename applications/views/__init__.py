"""The pages of a case: fetch what the person may see, check the form, perform, redirect."""
