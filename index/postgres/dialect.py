"""The SQL of the truth → that of PostgreSQL. The few turns of phrase in which the two differ, and no others."""

import functools
import re

_MANY = "IN (SELECT value FROM json_each(?))"
_OTHER_FACTS = re.compile(r"json_group_array\(json_array\(([^()]*)\)\)")
_COLUMNS_OF = re.compile(r"PRAGMA table_info\((\w+)\)")
_OR = re.compile(r"\s*INSERT OR (IGNORE|REPLACE) INTO (\w+)")
_VALUES = re.compile(
    r"(\s*INSERT INTO .*VALUES )(\((?:%s(?:, )?)+\))(\s*|\s+ON CONFLICT (?:\(id\) )?DO NOTHING\s*)", re.DOTALL
)
_BY_INDEX = re.compile(r" INDEXED BY \w+")  # which PostgreSQL chooses for itself
_TABLES = "(SELECT tablename AS name, 'table' AS type FROM pg_tables WHERE schemaname = current_schema()) t"

# What takes the place of a row that is there: its key, then the other columns.
_REPLACED = {
    "backups": ("file", ("day",)),
    "folder_files": ("folder, path", ("size", "modified", "digest", "texts", "spared")),
    "manifest": ("name", ("value",)),
    "removed_passages": ("id", ("removed",)),
    "withdrawn": ("id", ("id",)),  # the same text, since an id is the hash of it
}


@functools.cache
def in_postgres(sql: str) -> tuple[str, frozenset[int]]:
    """The statement, and which of its values are lists that SQLite takes as JSON.

    >>> in_postgres("DELETE FROM passages WHERE added > ? AND id IN (SELECT value FROM json_each(?))")
    ('DELETE FROM passages WHERE added > %s AND id = ANY(%s)', frozenset({1}))
    """
    if sql == "BEGIN":
        return "BEGIN ISOLATION LEVEL REPEATABLE READ", frozenset()  # what SQLite's readers have anyway
    lists = frozenset(i for i, before in enumerate(sql.split("?")[:-1]) if before.endswith("json_each("))
    told = sql.replace(_MANY, "= ANY(?)").replace(" COLLATE NOCASE", "").replace("instr(", "strpos(")
    told = _BY_INDEX.sub("", told)
    told = told.replace("LIMIT ?", "LIMIT nullif(?, -1)").replace("FROM sqlite_schema", f"FROM {_TABLES}")
    told = _OTHER_FACTS.sub(r"coalesce(json_agg(json_build_array(\1))::text, '[]')", told)
    told = _COLUMNS_OF.sub(
        r"SELECT ordinal_position, column_name FROM information_schema.columns "
        r"WHERE table_schema = current_schema() AND table_name = '\1' ORDER BY 1",
        told,
    )
    return _with_conflict(told).replace("?", "%s"), lists


def in_rows(sql: str, rows: int) -> str | None:
    """The same for so many rows at once; none of what is no plain INSERT, or may meet the same row twice.

    >>> in_rows("INSERT OR IGNORE INTO sketches VALUES (?, ?)", 2)
    'INSERT INTO sketches VALUES (%s, %s), (%s, %s) ON CONFLICT DO NOTHING'
    """
    told, _ = in_postgres(sql)
    found = _VALUES.fullmatch(told)
    return None if found is None else f"{found[1]}{', '.join([found[2]] * rows)}{found[3]}"


def _with_conflict(sql: str) -> str:
    found = _OR.match(sql)
    if found is None:
        return sql
    told = f"INSERT INTO {found[2]}{sql[found.end() :]}"
    if found[1] == "IGNORE":
        return f"{told} ON CONFLICT DO NOTHING"
    key, others = _REPLACED[found[2]]
    return f"{told} ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in others)}"
