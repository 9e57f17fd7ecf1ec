"""What is asked of the store at each change and at each question, however much it holds."""

import sqlite3
from pathlib import Path

from index.assemble import open_catalogue
from index.storage.folder.migrate import NAME
from index.storage.folder.sqlite import SQLITE
from index.storage.sql.rows import SELECT_ENTRIES, SELECT_INFOS, SELECT_LABELS


def test_what_came_last_is_found_without_walking_through_all_that_is_there(tmp_path: Path) -> None:
    open_catalogue(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as db:
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {SELECT_ENTRIES}", (1,))]
    assert any("passages_by_change" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step]


def test_what_ranking_reads_of_a_text_lies_in_an_index_apart_from_its_words(tmp_path: Path) -> None:
    open_catalogue(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as db:
        plan = [row[3] for row in db.execute(SQLITE.fill(f"EXPLAIN QUERY PLAN {SELECT_INFOS}"), ("[1]",))]
    assert [step for step in plan if "SEARCH c USING COVERING INDEX" in step]
    assert not [step for step in plan if step.startswith(("SCAN p", "SCAN c")) or "TEMP B-TREE" in step]


def test_sources_are_named_without_walking_through_all_texts(tmp_path: Path) -> None:
    open_catalogue(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as db:
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {SELECT_LABELS}")]
    assert len([step for step in plan if "SEARCH communiques USING COVERING INDEX communiques_by_source" in step]) == 2
    assert not [step for step in plan if step.startswith("SCAN communiques")]
