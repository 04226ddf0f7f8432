INSERT INTO journal (record, entry, at, actor_id, actor_name, act, reason, changes, catalogue, state_hash, prev_hash, hash, district)
VALUES (@record, @entry, @at, @actor_id, @actor_name, @act, @reason, @changes, @catalogue, @state_hash, @prev_hash, @hash, @district)
