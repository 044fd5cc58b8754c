"""Meetings of bodies: call, agenda, attendance, decisions item by item, minutes."""
