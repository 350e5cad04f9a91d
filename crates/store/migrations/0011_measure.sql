-- Why paying became hard, as it was told: recorded when told, never needed (S0.13). Each telling is a fact; "it is over" too.
CREATE TABLE told_cause (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    cause @text NOT NULL,
    said_by @text NOT NULL,
    told_on @date NOT NULL,
    over @int NOT NULL,               -- 1: told to be over, or taken back
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only told_cause

-- Which measures were offered, and which of them was chosen (S0.6). What it did is told by the ledger.
CREATE TABLE measure_choice (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    offered @text NOT NULL,           -- codes in the order shown, with a space between them
    chosen @text,                     -- nothing: "nothing yet"
    chosen_on @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
CREATE INDEX measure_choice_day ON measure_choice (org, chosen_on, tenancy, id);
@append_only measure_choice

-- Measures of the association itself; every version is kept. A version without text takes the measure away (S4.24).
CREATE TABLE measure_local (
    org @int NOT NULL,
    code @text NOT NULL,
    version @int NOT NULL,
    text @text NOT NULL,
    made_on @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, code, version)
) @keyed;
@append_only measure_local

-- Which measures the association does not offer. What is not here is offered.
CREATE TABLE measure_left_out (
    org @int NOT NULL,
    code @text NOT NULL,
    left_out @int NOT NULL,
    changed_on @date NOT NULL,
    by_user @uuid,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, code)
) @keyed;
