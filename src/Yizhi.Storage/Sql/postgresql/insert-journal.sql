INSERT INTO journal (record, entry, at, actor_id, actor_name, act, reason, changes, catalogue, state_hash, prev_hash, hash, district)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
