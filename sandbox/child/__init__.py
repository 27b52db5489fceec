"""What runs in the jail: waits for one operation, loads the code, calls it one case at a time."""
