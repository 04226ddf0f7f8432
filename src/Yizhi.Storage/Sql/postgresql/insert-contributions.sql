INSERT INTO contributions (record, district, series, day, value, "distinct")
SELECT $1, $2, * FROM unnest($3::int[], $4::date[], $5::bigint[], $6::text[])
