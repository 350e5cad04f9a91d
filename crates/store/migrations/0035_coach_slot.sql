-- Free moments of a coach, to be booked at the table (S1.24, S1.6). A moment is booked once.
CREATE TABLE coach_slot (
    org @int NOT NULL,
    id @uuid NOT NULL,
    coach @uuid NOT NULL,
    on_day @date NOT NULL,
    minute @int NOT NULL,             -- of the day
    place @text NOT NULL,
    taken @uuid,                      -- the tenancy that booked it
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE INDEX coach_slot_day ON coach_slot (org, on_day, minute);
