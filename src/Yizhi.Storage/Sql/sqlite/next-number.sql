INSERT INTO counters (scope, last) VALUES (@scope, 1)
ON CONFLICT (scope) DO UPDATE SET last = last + 1
RETURNING last
