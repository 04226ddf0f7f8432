DELETE FROM deadlines WHERE record = @record
