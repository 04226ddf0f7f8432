DELETE FROM blinds WHERE record = $1
