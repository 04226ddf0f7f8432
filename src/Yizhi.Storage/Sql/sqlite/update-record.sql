UPDATE records SET unit = @unit, ledger = @ledger, district = @district, number = @number, title = @title, state = @state, happened_on = @happened_on, due = @due, handler = @handler,
    confidentiality = @confidentiality, version = @version, catalogue = @catalogue, external = @external, doc = @doc, head = @head
WHERE id = @id AND version = @before
