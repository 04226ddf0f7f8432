INSERT INTO tallies (unit, month, indicator, slice, district, value, count) VALUES (@unit, @month, @indicator, @slice, @district, @value, @count)
ON CONFLICT (unit, month, indicator, slice) DO UPDATE SET value = value + excluded.value, count = count + excluded.count
