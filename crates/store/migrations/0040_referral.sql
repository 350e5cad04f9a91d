-- Referrals to a partner for what a tenant needs now, with the tenant's yes, in all their versions (S0.14, S1.31). What is needed is
-- a code and stands here alone: no words about it are kept anywhere. It goes by itself after the days of the policy.
CREATE TABLE referral_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    partner @uuid NOT NULL,
    need @text NOT NULL,
    said_yes @text NOT NULL,          -- how
    yes_on @date NOT NULL,            -- when
    state @text NOT NULL,
    way @text,                        -- how the partner was asked
    on_day @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
