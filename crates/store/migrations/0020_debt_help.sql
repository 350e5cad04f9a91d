-- Debt help and legal status: notices, requests and answers, schemes, and who decides about money; kept for ever (S4.15, S1.33).
CREATE TABLE debt_help (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    kind @text NOT NULL,
    on_day @date NOT NULL,
    until_day @date,
    who @text NOT NULL,
    amount_cents @int,
    words @text NOT NULL,
    about @uuid,                      -- what it answers or ends
    promise @uuid,                    -- the agreement of ours to answer
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only debt_help
