"""The pages about reports and what they measure."""
