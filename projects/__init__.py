"""Projects: what a granted application becomes. Listens to the case from above it."""
