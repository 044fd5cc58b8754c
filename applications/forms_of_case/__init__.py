"""The forms by which a case is administered: notes, conflicts, coordinators, experts."""
