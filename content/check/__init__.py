"""Proof that the catalogue is true: figures, references, anchors, maths, questions, code tasks."""
