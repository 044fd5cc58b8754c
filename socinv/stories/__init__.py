"""Stories: one case told as it happened, played through perform."""
