INSERT INTO evidence_links (record, hash, name, file_name, at, actor_name) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (record, hash, name) DO NOTHING
