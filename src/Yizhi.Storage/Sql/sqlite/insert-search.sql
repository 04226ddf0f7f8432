INSERT INTO searches (record) VALUES (@record)
ON CONFLICT (record) DO NOTHING
