INSERT INTO blinds (record, field, key) VALUES (@record, @field, @key)
