-- External collection: bailiffs and agencies, cases in their hands, and how those ended (VERA externe-incassos).
CREATE TABLE collection_party_version (
    org @int NOT NULL,
    code @text NOT NULL,
    version @int NOT NULL,
    name @text NOT NULL,
    kind @text NOT NULL,
    register_number @text NOT NULL,   -- empty: not registered
    register_from @date,
    register_until @date,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, code, version)
) @keyed;
@append_only collection_party_version

CREATE TABLE hand_over (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    transfer @uuid NOT NULL,
    party @text NOT NULL,
    reason @text NOT NULL,
    on_day @date NOT NULL,
    amount_cents @int NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only hand_over

CREATE TABLE hand_over_end (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    hand_over @uuid NOT NULL,
    reason @text NOT NULL,
    on_day @date NOT NULL,
    words @text NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, hand_over)
) @keyed;
@append_only hand_over_end
