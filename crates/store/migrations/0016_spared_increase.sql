-- A request to be spared a rent increase, and its decision (S4.7).
CREATE TABLE spared_increase_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    requested_on @date NOT NULL,
    words @text NOT NULL,
    from_month @date NOT NULL,        -- first day of the month of the increase
    before_cents @int NOT NULL,
    after_cents @int NOT NULL,
    state @text NOT NULL,
    decided_by @uuid,
    decided_rank @text,
    answer @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only spared_increase_version
