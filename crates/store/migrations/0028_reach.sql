-- Where who helps or decides gets post; empty when not told (S1.33).
ALTER TABLE debt_help ADD COLUMN post @text NOT NULL DEFAULT '';
ALTER TABLE debt_help ADD COLUMN email @text NOT NULL DEFAULT '';
