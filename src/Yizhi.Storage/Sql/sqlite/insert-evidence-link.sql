INSERT INTO evidence_links (record, hash, name, file_name, at, actor_name) VALUES (@record, @hash, @name, @file_name, @at, @actor_name)
ON CONFLICT (record, hash, name) DO NOTHING
