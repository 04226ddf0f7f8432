DELETE FROM contributions c
USING unnest($2::text[], $3::text[], $4::date[], $5::text[]) AS gone(indicator, slice, day, "distinct")
WHERE c.record = $1 AND c.indicator = gone.indicator AND c.slice = gone.slice AND c.day = gone.day AND c."distinct" = gone."distinct"
