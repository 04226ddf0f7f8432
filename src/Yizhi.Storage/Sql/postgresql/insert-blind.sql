INSERT INTO blinds (record, field, key) VALUES ($1, $2, $3)
