"""The texts and what is known of them, in the SQL that both engines share."""
