-- Payment plans, whole in every version: the terms of before stand in it too (S4.17, S1.21, S1.32).
CREATE TABLE plan_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    started_on @date NOT NULL,
    made_on @date NOT NULL,
    learned_on @date NOT NULL,
    by_user @uuid,
    proposed_by @text NOT NULL,
    origin @text NOT NULL,
    change @text NOT NULL,
    state @text NOT NULL,
    covers_until @date NOT NULL,
    terms @text NOT NULL,             -- JSON: [[day, cents], ...] by day
    missed_before @int NOT NULL,
    rent @text NOT NULL,              -- JSON: [[month, who, cents, day], [month, who, cents, day]]
    own_step @uuid,
    told @text NOT NULL,
    aftercare @bool NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only plan_version
