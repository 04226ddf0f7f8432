INSERT INTO counters (scope, last) VALUES (@scope, @last)
ON CONFLICT (scope) DO UPDATE SET last = excluded.last
