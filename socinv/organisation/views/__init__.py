"""The coordinators' administration."""
