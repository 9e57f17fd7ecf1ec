"""How PostgreSQL says what the shared SQL names in braces."""

from index.storage.sql.database import Dialect

POSTGRES = Dialect(
    among="= ANY(?)",
    all_as_json=("coalesce(json_agg(json_build_array(o.rowid, fact, value, origin, start, \"end\"))::text, '[]')"),
    place_in="strpos",
    by_short_index="",  # it chooses for itself
    tables_of_texts=(
        "SELECT t.tablename FROM pg_tables t JOIN information_schema.columns c "
        "ON c.table_schema = t.schemaname AND c.table_name = t.tablename AND c.column_name = 'communique' "
        "WHERE t.schemaname = current_schema() ORDER BY 1"
    ),
    value="%s",
)
