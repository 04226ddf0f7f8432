DELETE FROM contributions WHERE record = @record AND series = @series AND day = @day AND "distinct" = @distinct
