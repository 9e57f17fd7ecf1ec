-- From format 2 to 3: what ranking reads of a text, apart from its words, which lie before the rest in its row.
CREATE INDEX IF NOT EXISTS communiques_in_short ON communiques (id, title, source, first_day, last_day);
