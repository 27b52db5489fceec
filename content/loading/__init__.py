"""From the files of a catalogue to the rows of the database, in one transaction, keeping what learners did."""
