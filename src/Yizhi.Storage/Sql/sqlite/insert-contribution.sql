INSERT INTO contributions (record, series, district, day, value, "distinct")
VALUES (@record, @series, @district, @day, @value, @distinct)
