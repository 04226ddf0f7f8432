INSERT INTO records (id, ledger, unit, district, number, title, state, happened_on, due, handler, confidentiality, version, catalogue, external, doc, head)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (id) DO NOTHING
