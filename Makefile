# Chainrule. `make run` serves the site, `make test` proves it; both do their own set-up.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-faults fuzz-sandbox bench-sandbox bench-judge bench-web bench-gpu assets messages screens
PY := .venv/bin/python

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: ## prepare everything that `run` needs, without starting it
	@tools/setup.sh run
	@$(PY) -m tools.run --prepare

run: ## serve the site on HOST:PORT (127.0.0.1:8000); Ctrl-C stops everything
	@tools/setup.sh run
	@exec $(PY) -m tools.run

test: ## lint, types, and every test on SQLite and on PostgreSQL + Redis, in a real browser
	@tools/setup.sh test
	@exec $(PY) -m tools.check

test-faults: ## 1,000 submissions judged while workers, sandboxes, Redis and PostgreSQL die
	@tools/setup.sh test
	@exec $(PY) -m tests.faults.run --submissions 1000 --json benchmarks/results/faults.json

fuzz-sandbox: ## a minute of coverage-guided fuzzing of the trusted decoder (atheris)
	@tools/fuzz.sh

bench-sandbox: ## the sandbox beside its peers; writes benchmarks/results/sandbox.json
	@tools/setup.sh test
	@exec $(PY) -m benchmarks.sandbox

bench-gpu: ## the GPU profile on this machine's GPU; writes benchmarks/results/gpu.json
	@tools/setup.sh run
	@exec $(PY) -m benchmarks.gpu

bench-judge: ## time to a verdict and submissions a second; writes benchmarks/results/judge.json
	@tools/setup.sh test
	@exec $(PY) -m benchmarks.judge

bench-web: ## pages for guests and learners, answers, loads in Chromium, growth; writes benchmarks/results/web.json
	@tools/setup.sh test
	@exec $(PY) -m benchmarks.web

assets: ## rebuild static/vendor from the pinned npm packages (needs Node.js)
	@assets/build.sh

messages: ## bring the translations up to date with the texts, and compile them
	@tools/setup.sh test
	@exec $(PY) -m tools.messages

screens: ## take the pictures of docs/screens anew
	@tools/setup.sh test
	@CHAINRULE_SCREENS=1 exec $(PY) -m pytest -q tests/browser/test_screens.py
