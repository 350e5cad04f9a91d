-- An amount that may come later; until its day it is not counted as missed (S1.22).
CREATE TABLE deferral_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    parts @text NOT NULL,             -- JSON: [[month or null, due day, cents], ...]
    until_day @date NOT NULL,
    words @text NOT NULL,
    state @text NOT NULL,
    made_on @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only deferral_version

-- "Is this how you see it?": what the tenant sees otherwise, who answers and by when, and the answer (S1.19).
CREATE TABLE dispute_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    says @text NOT NULL,
    parts @text NOT NULL,             -- JSON, as above
    words @text NOT NULL,
    payments @text NOT NULL,          -- JSON: [[day, cents], ...] as told
    raised_on @date NOT NULL,
    answerer @uuid NOT NULL,
    answer_by @date NOT NULL,
    state @text NOT NULL,
    answer @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only dispute_version

-- Someone else who pays, from when, until when, and how the tenant stops it (S4.16).
CREATE TABLE payer_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    kind @text NOT NULL,
    name @text NOT NULL,
    reach @text NOT NULL,
    pays @text NOT NULL,
    from_day @date NOT NULL,
    until_day @date,
    how_to_stop @text NOT NULL,
    made_on @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only payer_version
