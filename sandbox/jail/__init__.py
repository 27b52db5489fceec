"""The layers between learner code and the machine: one module a mechanism, its `setup_*` and a test that tries to
cross it.
"""
