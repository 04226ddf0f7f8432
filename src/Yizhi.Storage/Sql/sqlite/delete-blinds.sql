DELETE FROM blinds WHERE record = @record
