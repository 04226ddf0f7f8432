INSERT INTO deadlines (record, key, unit, due, warn_on, provisional, paused) VALUES ($1, $2, $3, $4, $5, $6, $7)
