DELETE FROM deadlines WHERE record = $1
