# `make site` and `make test` are all a fresh Debian machine needs; the rest is for daily work.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT_INSTALL := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# Material prints a notice about its successor at every build; the README says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check test bench screenshots lock clean bundle evidence

site: $(INSTALLED) .cache/pango
	$(BIN)/hoedan check
	$(BIN)/hoedan bundle
	$(BIN)/mkdocs build --strict

serve: $(INSTALLED)
	$(BIN)/mkdocs serve

# The specials into dist/: pdf, booklet, press files and e-book.
bundle: $(INSTALLED) .cache/pango
	$(BIN)/hoedan bundle

# veraPDF's report beside each pdf in dist/; `make site` publishes it with the bundle.
evidence: bundle .cache/verapdf
	java -cp 'tests/verapdf/target/classes:tests/verapdf/target/lib/*' CheckPdf \
		$$(for folder in dist/*/; do echo $$folder$$(basename $$folder).pdf; done)

check: $(INSTALLED)
	$(BIN)/hoedan check

test: $(INSTALLED) .cache/browser .cache/pango .cache/verapdf
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: $(INSTALLED) .cache/pango
	$(BIN)/python tests/benchmark/bundle_bench.py
	$(BIN)/python tests/benchmark/bench.py

# Pictures of every kind of page, narrow and wide, light and dark, in dist/screenshots/.
screenshots: site .cache/browser
	$(BIN)/python tests/design/screenshots.py

# Run this after changing the dependencies in pyproject.toml.
lock: $(INSTALLED)
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --all-build-deps --extra test --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf site dist .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(SUDO) apt-get update -qq; $(APT_INSTALL) python3 python3-venv; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.cache/browser:
	@command -v chromium >/dev/null || { $(SUDO) apt-get update -qq; $(APT_INSTALL) chromium; }
	@mkdir -p .cache && touch $@

.cache/pango:
	@ldconfig -p 2>/dev/null | grep -q libharfbuzz-subset || { $(SUDO) apt-get update -qq; \
		$(APT_INSTALL) libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; }
	@mkdir -p .cache && touch $@

# What the tests of the bundles need: Java with Maven for veraPDF and EPUBCheck, and pdftoppm to look at a page.
.cache/verapdf: tests/verapdf/pom.xml tests/verapdf/src/main/java/CheckPdf.java
	@command -v mvn >/dev/null && command -v pdftoppm >/dev/null || { $(SUDO) apt-get update -qq; \
		$(APT_INSTALL) default-jdk-headless maven poppler-utils; }
	mvn -q -B -f tests/verapdf/pom.xml process-classes
	@mkdir -p .cache && touch $@
