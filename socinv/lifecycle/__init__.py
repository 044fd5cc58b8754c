"""The one way through: perform, policy, events, work items and process definitions."""
