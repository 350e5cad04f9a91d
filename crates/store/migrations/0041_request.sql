-- What tenants came to say: paying is hard (S1.4). How it came to us and what it is about; no words.
CREATE TABLE request (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    way @text NOT NULL,
    topic @text NOT NULL,
    asked_on @date NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only request
