INSERT INTO contributions (record, indicator, slice, unit, district, day, value, "distinct")
VALUES (@record, @indicator, @slice, @unit, @district, @day, @value, @distinct)
