-- Aftercare is a wish of its own: who wants no questions after the plan says so once (S3.14).
ALTER TABLE message_wish ADD COLUMN aftercare @int NOT NULL DEFAULT 1;
