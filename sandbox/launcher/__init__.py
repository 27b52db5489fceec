"""Outside the jail: prepares what needs privileges, starts the server in bubblewrap, restarts it, cleans up."""
