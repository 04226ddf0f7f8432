DELETE FROM contributions c
USING unnest($2::int[], $3::date[], $4::text[]) AS gone(series, day, "distinct")
WHERE c.record = $1 AND c.series = gone.series AND c.day = gone.day AND c."distinct" = gone."distinct"
