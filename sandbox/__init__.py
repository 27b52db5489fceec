"""The jail, its server, the client and the grading. Knows nothing of the site."""
