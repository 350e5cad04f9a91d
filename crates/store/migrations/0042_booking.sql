-- Talks with a coach that were booked, and how far each is, in all versions (S1.6, S4.4): a status and its day. What is said in a talk
-- has no place here. It goes by itself after the days of the policy.
CREATE TABLE booking_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    slot @uuid NOT NULL,
    version @int NOT NULL,
    coach @uuid NOT NULL,
    said_yes @text NOT NULL,          -- how the tenant agreed
    status @text NOT NULL,
    on_day @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, slot, version)
) @keyed;
