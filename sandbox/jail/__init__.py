"""The layers between learner code and the machine: one module a mechanism, `setup_*` and a self-test that tries to cross it."""
