# Every command first installs what it needs, in .venv.
PYTHON ?=
PORT ?=
IN_PARALLEL = --numprocesses auto --dist loadfile
export PYTHON

.PHONY: help serve install test test-all test-slow one check bench audit licences dev browser

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

serve: install ## ouvrir la page sur http://127.0.0.1:7860 (PORT=… pour un autre port)
	@.venv/bin/dixit serve $(if $(PORT),--port $(PORT))

install: ## installer Dixit, sans l’ouvrir
	@sh install.sh

test: dev browser ## lancer les tests rapides, un navigateur compris (quatre minutes)
	@.venv/bin/python -m pytest -m "not slow" $(IN_PARALLEL)

test-slow: dev browser ## lancer les tests lents (arrêts brutaux, serveurs, fuzzing, toutes les vues)
	@.venv/bin/python -m pytest -m slow $(IN_PARALLEL)

test-all: test test-slow ## lancer tous les tests, comme le fait l’intégration continue

one: dev ## lancer un fichier de tests ou un test : make one T=tests/qa/quoting/test_quote.py
	@.venv/bin/python -m pytest $(T)

check: dev browser ## vérifier la mise en forme, le style, les types, puis lancer les tests
	@.venv/bin/python -m ruff format --check .
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m mypy
	@.venv/bin/python -m pytest -m "not slow" $(IN_PARALLEL)

bench: install ## mesurer Dixit sur cette machine
	@.venv/bin/python -m bench

audit: install ## chercher les failles connues des bibliothèques (demande le réseau)
	@.venv/bin/python -m pip install --quiet --editable '.[audit]'
	@.venv/bin/python -m pip_audit --skip-editable

licences: install ## lister les licences des bibliothèques
	@.venv/bin/python -m pip install --quiet --editable '.[audit]'
	@.venv/bin/python -m piplicenses --from=mixed --order=license --with-urls

dev: ## installer Dixit et ce que demande son développement
	@sh install.sh dev

browser: dev # a Chromium for the tests of the page, which are skipped without one
	@sh tests/find_browser.sh
