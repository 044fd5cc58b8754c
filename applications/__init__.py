"""A case from idea to decision: idea, application, review steps."""
