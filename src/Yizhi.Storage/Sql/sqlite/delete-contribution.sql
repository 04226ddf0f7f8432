DELETE FROM contributions WHERE record = @record AND indicator = @indicator AND slice = @slice AND day = @day AND "distinct" = @distinct
