INSERT INTO deadlines (record, key, unit, due, warn_on, provisional, paused) VALUES (@record, @key, @unit, @due, @warn_on, @provisional, @paused)
