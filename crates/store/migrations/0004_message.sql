-- Messages to tenants. What was said is never changed; where it is on its way is.
CREATE TABLE message (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    person @uuid NOT NULL,
    channel @text NOT NULL,
    purpose @text NOT NULL,
    language @text NOT NULL,
    template @text NOT NULL,          -- empty when it was written by hand
    address @text NOT NULL,
    to_name @text NOT NULL,
    from_name @text NOT NULL,
    subject @text NOT NULL,
    body @text NOT NULL,
    past_due_cents @int NOT NULL,     -- what was past due when it was made: a message that asks must be right to the cent
    made_on @date NOT NULL,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only message

-- The outbox. `turn` is the person while a message that asks something waits: one message a person, not one an item.
CREATE TABLE message_delivery (
    org @int NOT NULL,
    message @uuid NOT NULL,
    tenancy @uuid NOT NULL,
    state @text NOT NULL,
    turn @uuid,
    from_day @date NOT NULL,          -- not before this day and minute, on the association's clock
    from_minute @int NOT NULL,
    attempts @int NOT NULL,
    claimed_by @text,
    claimed_until @instant,
    why @text NOT NULL,               -- the rule that holds it back, or what went wrong
    reference @text NOT NULL,         -- the carrier's own
    sent_day @date,
    sent_minute @int,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, message)
) @keyed;
CREATE INDEX message_delivery_tenancy ON message_delivery (org, tenancy);
CREATE INDEX message_delivery_due ON message_delivery (org, state, from_day, from_minute);
CREATE UNIQUE INDEX message_delivery_turn ON message_delivery (org, turn);

-- Everything that happened to a message on its way, so that the rule that held it back stays visible.
CREATE TABLE message_event (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    message @uuid NOT NULL,
    number @int NOT NULL,
    on_day @date NOT NULL,
    state @text NOT NULL,
    why @text NOT NULL,
    until_day @date,
    by_user @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, message, number)
) @keyed;
@append_only message_event
