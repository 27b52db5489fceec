"""Data sets that a task may be judged on. Read on the trusted side alone: nothing of this exists inside the jail."""
