-- In which form a message was made, so that it can be told which form did what (S4.19), and why the system made it (S3.22).
CREATE TABLE message_form (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    message @uuid NOT NULL,
    template_version @int NOT NULL,   -- 0: as shipped, or by hand
    stress_sensitive @int NOT NULL,   -- 1: the package was on
    automatic @int NOT NULL,          -- 1: the system made it, nobody asked
    why @text NOT NULL,               -- JSON of the reason, for what the system made; else empty
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, message)
) @keyed;
CREATE INDEX message_form_automatic ON message_form (org, made_on, tenancy, message) WHERE automatic = 1;
CREATE INDEX message_delivery_sent ON message_delivery (org, sent_day, tenancy) WHERE state = 'sent';
@append_only message_form

-- Texts of the association itself; every version is kept. A version without text takes the text away.
CREATE TABLE message_template (
    org @int NOT NULL,
    key @text NOT NULL,
    language @text NOT NULL,
    address @text NOT NULL,           -- u or je
    version @int NOT NULL,
    text @text NOT NULL,
    made_on @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, key, language, address, version)
) @keyed;
@append_only message_template

-- What is the same in every message: the page to pay on, the account, who helps in town. `owner` is a colleague for what is
-- theirs (the days on which they are there), or the association.
CREATE TABLE message_fact (
    org @int NOT NULL,
    owner @uuid NOT NULL,
    slot @text NOT NULL,
    words @text NOT NULL,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, owner, slot)
) @keyed;

-- Whether a tenant wants to hear it when things go well. Under administration only when the administrator agrees (S2.8).
CREATE TABLE message_wish (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    thanks @int NOT NULL,             -- 1: yes, 0: rather not
    changed_on @date NOT NULL,
    by_user @uuid,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy)
) @keyed;
