"""A folder in the BEIR layout: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` (Thakur et al., 2021)."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.reading.front_matter import with_front_matter
from index.values.errors import DixitError
from index.values.files import File


@dataclass(frozen=True)
class Beir:
    """Documents as files to take in, questions by id, and the ids of the documents relevant to each."""

    files: list[File]
    questions: dict[str, str]
    relevant: dict[str, set[str]]


def read_beir(folder: Path) -> Beir:
    """The set in `folder`; questions without a relevant document are left out. Raises DixitError."""
    try:
        files = [_file(record) for record in _records(folder / "corpus.jsonl")]
        questions = {str(record["_id"]): str(record["text"]) for record in _records(folder / "queries.jsonl")}
        relevant = defaultdict(set)
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]:
            query, document, score = line.rstrip("\r").split("\t")
            if float(score) > 0:
                relevant[query].add(document)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DixitError(
            f"Le dossier « {folder} » n’est pas un jeu d’évaluation lisible : "
            "il faut corpus.jsonl, queries.jsonl et qrels.tsv, au format BEIR."
        ) from error
    if not questions.keys() & relevant.keys():
        raise DixitError(f"Le dossier « {folder} » n’a aucune question dont la réponse soit donnée dans qrels.tsv.")
    return Beir(files, {query: text for query, text in questions.items() if query in relevant}, dict(relevant))


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _file(record: dict[str, Any]) -> File:
    declared = {name: record[name] for name in ("title", "source", "date") if record.get(name)}
    text = record["text"] or record.get("title") or ""
    return File(str(record["_id"]), with_front_matter(declared, text).encode())
