INSERT INTO searches (record, grams) VALUES ($1, $2::tsvector)
ON CONFLICT (record) DO UPDATE SET grams = excluded.grams
