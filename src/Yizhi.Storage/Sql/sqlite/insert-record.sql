INSERT INTO records (id, ledger, unit, district, number, title, state, happened_on, due, handler, confidentiality, version, catalogue, external, doc, head)
VALUES (@id, @ledger, @unit, @district, @number, @title, @state, @happened_on, @due, @handler, @confidentiality, @version, @catalogue, @external, @doc, @head)
ON CONFLICT (id) DO NOTHING
