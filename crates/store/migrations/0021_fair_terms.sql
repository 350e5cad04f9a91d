-- Unfair terms: versions of the rent contract, every look at a clause, and tenancies that are of another version than their
-- first day tells (domain: fair_terms).
CREATE TABLE contract_version (
    org @int NOT NULL,
    code @text NOT NULL,
    version @int NOT NULL,
    name @text NOT NULL,
    from_day @date NOT NULL,
    until_day @date,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, code, version)
) @keyed;
@append_only contract_version

CREATE TABLE contract_clause (
    org @int NOT NULL,
    contract @text NOT NULL,
    kind @text NOT NULL,
    version @int NOT NULL,
    words @text NOT NULL,
    standing @text NOT NULL,
    who @text NOT NULL,
    looked_on @date,
    source @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, contract, kind, version)
) @keyed;
@append_only contract_clause

CREATE TABLE contract_link (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    version @int NOT NULL,
    contract @text NOT NULL,          -- empty: by the first day again
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, version)
) @keyed;
@append_only contract_link
