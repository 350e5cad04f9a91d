-- Rounds of home visits, whole in every version, and what happened at each visit (S1.8, S1.14-S1.28).
CREATE TABLE visit_round (
    org @int NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    held_on @date NOT NULL,
    visitor @uuid NOT NULL,
    companion @uuid,
    starts_at @int NOT NULL,          -- minute of the day
    stops @text NOT NULL,             -- JSON: [[visit, tenancy, coming, by two, [from, until] or null, arrives at], ...]
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id, version)
) @keyed;
CREATE INDEX visit_round_day ON visit_round (org, held_on);
@append_only visit_round

CREATE TABLE visit_fact (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,                -- made on the phone
    round @uuid NOT NULL,
    visit @uuid NOT NULL,
    kind @text NOT NULL,
    body @text NOT NULL,              -- JSON, by kind
    held_on @date NOT NULL,
    minute @int NOT NULL,             -- of the day
    moment @int NOT NULL,             -- milliseconds, by the phone that made it: only for the order
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
CREATE INDEX visit_fact_round ON visit_fact (org, round);
@append_only visit_fact

-- The address of a worker's own calendar feed; only its digest is kept.
CREATE TABLE visit_feed (
    org @int NOT NULL,
    user_id @uuid NOT NULL,
    digest @bytes NOT NULL,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, user_id)
) @keyed;
CREATE UNIQUE INDEX visit_feed_digest ON visit_feed (org, digest);
