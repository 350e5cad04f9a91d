-- The last gate: proposals to transfer to the court with their look back, what each person decided, and what happened on
-- the way through the court; kept for ever (S4.30, S4.34).
CREATE TABLE transfer (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    by_user @uuid NOT NULL,
    by_rank @text NOT NULL,
    perspective @text NOT NULL,
    tried @text NOT NULL,
    our_share @text NOT NULL,
    household @text NOT NULL,
    go_on @text NOT NULL,
    past_due_cents @int NOT NULL,
    landlord_low_cents @int NOT NULL,  -- what an eviction costs, as it was shown that day
    landlord_high_cents @int NOT NULL,
    court_fee_cents @int NOT NULL,
    society_cents @int NOT NULL,
    proposed_on @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only transfer

CREATE TABLE transfer_decision (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    transfer @uuid NOT NULL,
    by_user @uuid NOT NULL,
    by_rank @text NOT NULL,
    verdict @text NOT NULL,
    words @text NOT NULL,
    on_day @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, transfer, by_user)
) @keyed;
@append_only transfer_decision

CREATE TABLE court_step (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    transfer @uuid NOT NULL,
    kind @text NOT NULL,
    on_day @date NOT NULL,
    words @text NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only court_step
