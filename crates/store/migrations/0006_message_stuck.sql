-- Messages that need a person: few, and asked for every tenancy in every night.
CREATE INDEX message_delivery_stuck ON message_delivery (org, tenancy, message) WHERE state IN ('failed', 'held', 'unsure');
