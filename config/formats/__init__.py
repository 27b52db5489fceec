"""How languages write numbers here."""
