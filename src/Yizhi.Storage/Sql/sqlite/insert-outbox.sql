INSERT INTO outbox (at, kind, record, unit) VALUES (@at, @kind, @record, @unit)
