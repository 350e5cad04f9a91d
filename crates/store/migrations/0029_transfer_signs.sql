-- Whether the proposal was the first yes, by the mandate of that day; before this everybody above an officer signed (S4.30).
ALTER TABLE transfer ADD COLUMN signs @int;
