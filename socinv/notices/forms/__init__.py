"""What a person chooses about being told."""
