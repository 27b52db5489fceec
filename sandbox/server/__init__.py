"""The server inside bubblewrap: a relay that meets data but never forks, and keepers that fork but never meet data."""
