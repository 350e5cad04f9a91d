-- What the night booked by itself from what was agreed: which entry, why, and when; kept for ever (S3.22).
CREATE TABLE automatic_booking (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    entry @int NOT NULL,              -- key of the ledger entry
    kind @text NOT NULL,
    about @uuid NOT NULL,             -- what was agreed
    amount_cents @int NOT NULL,
    effective_on @date NOT NULL,
    booked_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, entry)
) @keyed;
CREATE INDEX automatic_booking_day ON automatic_booking (org, booked_on, tenancy, entry);
@append_only automatic_booking
