-- Who leads the contact with a household (S3.4): versions, the newest counts.
CREATE TABLE case_lead (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    version @int NOT NULL,
    who @uuid,
    from_day @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, version)
) @keyed;
@append_only case_lead
