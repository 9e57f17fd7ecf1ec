#!/bin/sh
# Makes .venv and installs Dixit in it: once, and again when pyproject.toml changes or the folder has moved.
#   sh install.sh       what `make serve` needs
#   sh install.sh dev   and what the tests and the checks need
# PYTHON names the Python to use; without it, the first one found that is recent enough.
# HASHES=1 takes only the very files that deploy/requirements.txt lists by their digests; not with dev.
set -u
cd "$(dirname "$0")" || exit 1
extra=${1:-}

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# What is installed is known by the folder and by pyproject.toml; what serves development serves the rest as well.
wanted="$(pwd) $(cksum <pyproject.toml)"
for stamp in .venv/installed-dev ".venv/installed${extra:+-$extra}"; do
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && is_recent .venv/bin/python && exit 0
done

if ! { is_recent .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; }; then
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.13 python3.12 python3.11; fi
    python=
    for candidate; do
        if [ -z "$python" ] && is_recent "$candidate"; then python=$candidate; fi
    done
    [ -n "$python" ] ||
        stop "Dixit a besoin de Python 3.11 ou plus récent : installez-le, ou dites où il est avec « make serve PYTHON=/chemin/de/python3 »."
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Il manque à Python son module venv : installez python3-venv (sous Debian et Ubuntu, « sudo apt install python3-venv »), puis recommencez."
    say "Installation (quelques minutes)…"
    "$python" -m venv --clear .venv ||
        stop "Le dossier .venv ne peut pas être créé ici : vérifiez que vous pouvez y écrire."
else
    say "Installation (quelques minutes)…"
fi
pip() { .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check "$@"; }
if [ -n "${HASHES:-}" ] && [ -z "$extra" ]; then
    pip --require-hashes -r deploy/requirements.txt && pip --no-deps --no-build-isolation --editable . ||
        stop "L’installation a échoué, pour la raison écrite ci-dessus. Une empreinte qui diffère est celle d’un autre fichier que le nôtre."
    printf '%s' "$wanted" >.venv/installed
    exit 0
fi
pip --editable ".${extra:+[$extra]}" ||
    stop "L’installation a échoué, pour la raison écrite ci-dessus. Vérifiez la connexion, puis recommencez."
printf '%s' "$wanted" >".venv/installed${extra:+-$extra}"
