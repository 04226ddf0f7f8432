INSERT INTO outbox (at, kind, record, unit, entry) VALUES ($1, $2, $3, $4, $5)
