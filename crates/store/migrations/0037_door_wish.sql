-- How a tenant wants to be greeted at home, in their own words (S0.9): told by them, empty by default, gone when they say so.
CREATE TABLE door_wish (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    words @text NOT NULL,
    told_on @date NOT NULL,
    recorded_by @uuid,                -- who heard it; empty when the tenant wrote it
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy)
) @keyed;
