-- The partners around us, in all their versions, and who works there (S1.30, S2.18). Nothing about a tenant stands in it. What was
-- agreed with a municipality stands in municipality_version; here are only its people.
CREATE TABLE partner_version (
    org @int NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    name @text NOT NULL,
    kind @text NOT NULL,
    municipality @text,               -- short name of the agreement with a municipality
    helps_with @text NOT NULL,        -- codes, a space between them
    towns @text NOT NULL,             -- a line each; empty: everywhere
    how @text NOT NULL,
    wait_days @int,                   -- working days, as agreed
    until_day @date,
    gone @bool NOT NULL,              -- we no longer work together
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id, version)
) @keyed;
@append_only partner_version

CREATE TABLE partner_person (
    org @int NOT NULL,
    partner @uuid NOT NULL,
    version @int NOT NULL,
    place @int NOT NULL,              -- in the order in which they were named
    name @text NOT NULL,
    role @text NOT NULL,
    decides @text NOT NULL,
    phone @text NOT NULL,
    email @text NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, partner, version, place)
) @keyed;
@append_only partner_person
