-- What is for a colleague alone: which cards they do not want to see any more (S1.12, S3.11), and what they thought after a visit
-- (S0.3). Nothing of it knows a tenant or a visit, and a reflection goes by itself after the days of the policy.
CREATE TABLE prompt_off (
    org @int NOT NULL,
    user_id @uuid NOT NULL,
    prompt @text NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, user_id, prompt)
) @keyed;
CREATE TABLE reflection (
    org @int NOT NULL,
    user_id @uuid NOT NULL,
    id @uuid NOT NULL,
    did @text NOT NULL,               -- what my own behaviour did
    next @text NOT NULL,              -- what I would do again, or otherwise
    on_day @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, user_id, id)
) @keyed;
CREATE INDEX reflection_day ON reflection (org, on_day);
