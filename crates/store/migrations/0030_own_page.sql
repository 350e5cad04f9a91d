-- The links to tenants' own pages (S0.20). From the secret of the association follows what each ends with; what is kept here is
-- when it opens. The text of a message holds the link anyway.
CREATE TABLE own_page_secret (
    org @int NOT NULL,
    secret @bytes NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org)
);
CREATE TABLE own_page_link (
    org @int NOT NULL,
    code @text NOT NULL,
    tenancy @uuid NOT NULL,
    person @uuid NOT NULL,
    nth @int NOT NULL,
    made_on @date NOT NULL,
    until_day @date NOT NULL,
    ended_on @date,
    tries @int NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, code)
) @keyed;
CREATE INDEX own_page_link_tenancy ON own_page_link (org, tenancy);
