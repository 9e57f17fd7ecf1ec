"""The model card: what the model is, what it learned from and under which licences, how to make it again."""

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from training.corpus import Corpus

ORIGINS = {
    "administration-sites": ("French public-sector sites", "Licence Ouverte, MIT, MPL, GPL (by site)"),
    "amendments": ("Assemblée nationale open data, 17th legislature", "Licence Ouverte"),
    "canada-laws": ("Justice Canada, French side", "Open Government Licence – Canada"),
    "french-codes": ("Légifrance codes, through Etalab", "Licence Ouverte"),
    "openquizzdb": ("OpenQuizzDB", "CC BY-SA"),
    "orangesum-news": ("OrangeSum (Kamal Eddine et al., 2020), French news 2011–2020", "CC BY-SA 4.0"),
    "piaf-questions": ("PIAF v1.1 (Etalab), questions on Wikipedia passages", "CC BY-SA"),
    "public-faq": ("FAQs of French and Quebec public services", "mostly MIT, Apache 2.0, AGPL (by site)"),
}
HEAD = """---
language: fr
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, StaticEmbedding, model2vec]
---
# A small French embedding for retrieval

One vector of {dimension} per WordPiece token ({vocabulary} tokens), their mean, brought to length 1:
no transformer, no accelerator, {megabytes} MB in half precision. The length of a token's own vector
is its weight in the mean.

```python
texts = ["Quelle aide pour les apiculteurs ?"]
SentenceTransformer("index/model").encode(texts)  # sentence-transformers
StaticModel.from_pretrained("index/model").encode(texts)  # model2vec: the same vectors, without torch
```

It was learned from nothing (random vectors) on {date}, on processors alone, with the project's own scripts:

```sh
python -m training.embedding FOLDER_OF_TEXTS --out index/model --apart EVALUATION_SETS…
```

Settings: `{settings}`. Mix of pairs: `{mix}`.

## What it learned from

| texts | documents | origin | licence |
| --- | --- | --- | --- |
"""
TAIL = """
The texts themselves are not part of the project. Bias and dates follow the sources: news of 2011 to 2020,
law, amendments, encyclopaedia. It knows no other language than French, and the order of words does not count.
"""


def write_card(folder: Path, corpus: Corpus, settings: Any, mix: Any) -> None:
    """Writes `README.md` in `folder`; `training.measure --card` adds the figures."""
    documents = Counter(corpus.sources[number] for number in corpus.source)
    unknown = ("not described", "not described")
    rows = [
        f"| `{source}` | {count:,} | {' | '.join(ORIGINS.get(source, unknown))} |"
        for source, count in documents.items()
    ]
    head = HEAD.format(
        dimension=settings.dimension,
        vocabulary=f"{settings.vocabulary:,}",
        megabytes=round(settings.vocabulary * settings.dimension * 2 / 1e6),
        date=datetime.now(UTC).date().isoformat(),
        settings=asdict(settings),
        mix=asdict(mix),
    )
    (folder / "README.md").write_text(head + "\n".join(rows) + "\n" + TAIL, encoding="utf-8")
