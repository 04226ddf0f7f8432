INSERT OR REPLACE INTO search_grams (rowid, grams) VALUES ((SELECT id FROM searches WHERE record = @record), @grams)
