-- The people around a tenant, each with the tenant's consent (S3.15). Personal data of people who are no tenants: a row goes when
-- the tenant takes it back, and in the night after its last day.
CREATE TABLE network_contact (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    name @text NOT NULL,
    relation @text NOT NULL,
    reach @text NOT NULL,
    topics @text NOT NULL,            -- codes, a space between them
    said_yes @text NOT NULL,
    from_day @date NOT NULL,
    until_day @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
CREATE INDEX network_contact_end ON network_contact (org, until_day);
