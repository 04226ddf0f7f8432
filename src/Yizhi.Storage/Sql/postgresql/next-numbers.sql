INSERT INTO counters AS c (scope, last) VALUES ($1, $2)
ON CONFLICT (scope) DO UPDATE SET last = c.last + $2
RETURNING last
