INSERT INTO tallies AS t (unit, month, indicator, slice, district, value, count)
SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
ON CONFLICT (unit, month, indicator, slice) DO UPDATE SET value = t.value + excluded.value, count = t.count + excluded.count
