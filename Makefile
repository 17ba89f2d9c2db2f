# Two commands: make run, make test. All that they need, they install into this folder.
.PHONY: help run test fuzz chaos bench lint format lock schema snapshot clean
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

LOCAL := .venv/bin/python -m flexplads.local
PROCESSES ?= 2

help: ## Show this
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; \
	do printf '%-12s %s\n' "$$name" "$$text"; done

run: ## Run flexplads with demonstration data (PORT=8000)
	@.ci/set-up local
	@exec $(LOCAL) serve

# Containers often tell Python to keep nothing that it compiled. Then every process of the tests would
# compile the product anew, and rewrite the asserts of all tests: five seconds for each.
test fuzz chaos: export PYTHONDONTWRITEBYTECODE :=

test: ## Run the tests (ARGS="-k board", PROCESSES=2)
	@.ci/set-up dev
	@.ci/set-up browser
	@exec $(LOCAL) run --throw-away -- python -m pytest -n $(PROCESSES) --dist worksteal $(ARGS)

bench: ## Measure every page with a country's data (STAYS=1000000; 20000 is the short form)
	@.ci/set-up dev
	@exec $(LOCAL) run --throw-away -- python -m bench

fuzz: ## Send the API what nobody should, for long (FUZZ=2000 examples per operation)
	@.ci/set-up dev
	@FUZZ=$${FUZZ:-2000} exec $(LOCAL) run --throw-away -- python -m pytest -n $(PROCESSES) tests/interop/test_schema.py

chaos: ## Kill everything while reminders are due, and try people's days at length (CHAOS=100 examples)
	@.ci/set-up dev
	@CHAOS=$${CHAOS:-100} exec $(LOCAL) run --throw-away -- python -m pytest -n $(PROCESSES) tests/notifications/test_chaos.py tests/notifications/test_anyone_away.py

lint: ## Check style, types, layers, migrations, texts and the API's description
	@.ci/set-up dev
	@exec $(LOCAL) run --throw-away -- .ci/lint

format: ## Put the code in order
	@.ci/set-up dev
	@.venv/bin/python -m ruff check --fix .
	@.venv/bin/python -m ruff format .

schema: ## Write the API's description to docs/openapi.yaml
	@.ci/set-up dev
	@exec $(LOCAL) run --throw-away -- python manage.py spectacular --lang en --validate --fail-on-warn --file docs/openapi.yaml

snapshot: ## Write the tables and the demonstration's past, from which the first start is made
	@.ci/set-up local
	@exec $(LOCAL) run --throw-away -- sh -c "python manage.py messages compile && python manage.py snapshot"

lock: ## Compile requirements/*.in and package.json into their locks (UPGRADE=1 for newer versions)
	@.ci/set-up local
	@.ci/lock

clean: ## Remove what was installed and built; the data in .local stays
	@rm -rf .venv node_modules staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@echo "Removed. The data of 'make run' is still in .local."
