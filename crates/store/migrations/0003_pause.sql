-- Pauses: a time without any collection act (S4.20). Every version is kept; ending early or going on longer is a new one.
CREATE TABLE pause_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    source @text NOT NULL,
    reason @text NOT NULL,
    words @text NOT NULL,
    from_day @date NOT NULL,
    until_day @date NOT NULL,
    review_on @date,
    made_on @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only pause_version
