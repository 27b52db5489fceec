"""From the rows of the database back to the files of a catalogue. What nobody changed keeps its text."""
