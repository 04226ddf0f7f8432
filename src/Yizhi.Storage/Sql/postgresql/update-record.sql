UPDATE records SET ledger = $2, unit = $3, district = $4, number = $5, title = $6, state = $7, happened_on = $8, due = $9, handler = $10,
    confidentiality = $11, version = $12, catalogue = $13, external = $14, doc = $15, head = $16
WHERE id = $1 AND version = $17
