-- Proposals to waive past-due rent, and what each person decided about them; kept for ever (S4.21, S4.33).
CREATE TABLE waiver (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    by_user @uuid NOT NULL,
    by_rank @text NOT NULL,
    amount_cents @int NOT NULL,
    covers_until @date NOT NULL,
    ground @text NOT NULL,
    words @text NOT NULL,
    each_kept_cents @int,             -- NULL: all at once
    budget_line @text NOT NULL,
    plan @uuid,
    proposed_on @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only waiver

CREATE TABLE waiver_decision (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    waiver @uuid NOT NULL,
    by_user @uuid NOT NULL,
    by_rank @text NOT NULL,
    verdict @text NOT NULL,
    words @text NOT NULL,
    on_day @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, waiver, by_user)
) @keyed;
@append_only waiver_decision
