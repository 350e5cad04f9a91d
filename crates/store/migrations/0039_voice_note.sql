-- The sound of voice notes (S1.27). That there was one is a fact of the visit and stays (visit_fact, kind spoken); the sound goes
-- after the days of the policy, and nothing else of this row changes.
CREATE TABLE voice_note (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,                -- of the fact
    kept_on @date NOT NULL,
    gone_on @date,                    -- the day the sound went
    sound @bytes,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
CREATE INDEX voice_note_held ON voice_note (org, kept_on) WHERE gone_on IS NULL;
@append_only voice_note (org, tenancy, id, kept_on)
