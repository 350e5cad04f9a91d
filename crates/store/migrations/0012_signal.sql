-- Early signals to municipalities (art. 2 Bgs, S4.14): what was agreed with each, what was sent, in which file, and the answer.
CREATE TABLE municipality_version (
    org @int NOT NULL,
    code @text NOT NULL,
    version @int NOT NULL,
    name @text NOT NULL,
    towns @text NOT NULL,             -- one a line
    signed_on @date NOT NULL,
    until_day @date,
    min_days @int NOT NULL,
    max_days @int,
    least_cents @int NOT NULL,
    least_items @int NOT NULL,
    delivery_day @int,
    fields @text NOT NULL,            -- field=heading, one a line, in the order of the file
    format @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, code, version)
) @keyed;
@append_only municipality_version

CREATE TABLE signal (
    org @int NOT NULL,
    id @uuid NOT NULL,                -- follows from what it is about: the same signal can't be kept twice
    tenancy @uuid NOT NULL,
    municipality @text NOT NULL,
    made_on @date NOT NULL,
    amount_cents @int NOT NULL,
    since_day @date NOT NULL,
    crisis @bool NOT NULL,
    warm @bool NOT NULL,
    file @uuid NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE INDEX signal_tenancy ON signal (org, tenancy);
@append_only signal

-- The file as it was made: fetched again it is the same file.
CREATE TABLE signal_file (
    org @int NOT NULL,
    id @uuid NOT NULL,
    municipality @text NOT NULL,
    name @text NOT NULL,
    signals @int NOT NULL,
    sha256 @text NOT NULL,
    content @bytes NOT NULL,
    made_on @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
@append_only signal_file

CREATE TABLE signal_feedback (
    org @int NOT NULL,
    signal @uuid NOT NULL,
    told_on @date NOT NULL,
    learned @text NOT NULL,           -- what a landlord may know of it; no more is kept
    learned_on @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, signal, told_on, learned)
) @keyed;
@append_only signal_feedback

-- Whom a signal may be about: few, and asked each time the page is opened.
CREATE INDEX proof_offer ON proof (org, tenancy) WHERE kind = 'offer';
