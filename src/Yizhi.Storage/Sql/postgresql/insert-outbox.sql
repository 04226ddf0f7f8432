INSERT INTO outbox (at, kind, record, unit) VALUES ($1, $2, $3, $4)
