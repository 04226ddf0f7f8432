INSERT INTO contributions (record, unit, district, indicator, slice, day, value, "distinct")
SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::date[], $7::bigint[], $8::text[])
