INSERT INTO outbox (at, kind, record, unit, entry) VALUES (@at, @kind, @record, @unit, @entry)
