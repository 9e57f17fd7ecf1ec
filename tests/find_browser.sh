#!/bin/sh
# Sees to it that there is a Chromium for the tests of the page: one that is installed, else one that can be.
# Without any, says in one line what will be skipped and why, and is no failure.
set -u
cd "$(dirname "$0")/.." || exit 1

there() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    .venv/bin/python - <<'END' 2>/dev/null
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not os.path.exists(p.chromium.executable_path))
END
}
root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
limited() { if command -v timeout >/dev/null 2>&1; then timeout 600 "$@"; else "$@"; fi; }

there && exit 0
echo "Installation d’un navigateur pour les tests de la page…" >&2
if root; then libraries=--with-deps; else libraries=; fi
limited .venv/bin/python -m playwright install $libraries chromium >/dev/null 2>&1 && exit 0
root && { limited apt-get update && DEBIAN_FRONTEND=noninteractive limited apt-get install -y chromium; } >/dev/null 2>&1
there || echo "Les tests de la page ne seront pas lancés : aucun Chromium n’est installé et aucun n’a pu l’être." >&2
