"""What is written in a form: its shape, what is missing, how it is saved and what is read out of it."""
