-- A temporary lower rent on the tenant's written request: the request, the decision, an earlier end (S4.8).
CREATE TABLE discount_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    requested_on @date NOT NULL,
    request @text NOT NULL,
    first_month @date NOT NULL,       -- first day of the first month
    last_month @date NOT NULL,        -- first day of the last month
    per_month_cents @int NOT NULL,
    state @text NOT NULL,
    decided_by @uuid,
    decided_rank @text,
    answer @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only discount_version

-- Which acts the roles of an association were given once. What a newer program brings is given to the roles it is meant
-- for, once: what an association takes away afterwards stays away (S2.14).
CREATE TABLE act_given (
    org @int NOT NULL,
    act @text NOT NULL,
    given_at @instant NOT NULL,
    PRIMARY KEY (org, act)
) @keyed;
@append_only act_given
