-- The photo of a colleague, for the own page of whom they visit (S3.12). Put there and taken away by nobody but themselves; made small
-- and without what a camera writes beside the picture.
CREATE TABLE portrait (
    org @int NOT NULL,
    user_id @uuid NOT NULL,
    photo @bytes NOT NULL,            -- JPEG
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, user_id)
) @keyed;
