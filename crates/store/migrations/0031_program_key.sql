-- Keys for other programs of the association, and their end. Of the key itself only the digest is kept.
CREATE TABLE program_key (
    org @int NOT NULL,
    id @uuid NOT NULL,
    name @text NOT NULL,
    resource @text NOT NULL,   -- what it opens, and nothing else
    digest @bytes NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE UNIQUE INDEX program_key_digest ON program_key (org, digest);
@append_only program_key

CREATE TABLE program_key_end (
    org @int NOT NULL,
    id @uuid NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
@append_only program_key_end
