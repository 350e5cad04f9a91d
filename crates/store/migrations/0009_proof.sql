-- What the law asks to have done before a municipality is told (art. 2 Bgs), the answers to it, and the look back (S4.29).
CREATE TABLE proof (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    kind @text NOT NULL,
    held_on @date NOT NULL,
    contact @uuid,                    -- the contact in which it happened, when there was one
    words @text NOT NULL,
    corrects @uuid,                   -- the earlier fact that this one takes back
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only proof
