"""What has happened in a case, told and taken out. Who reads what of it."""
