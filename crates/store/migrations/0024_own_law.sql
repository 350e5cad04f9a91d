-- Own rows of the law, as the text of a file (docs/law.md), and those that were taken back.
CREATE TABLE own_law (
    org @int NOT NULL,
    id @uuid NOT NULL,
    row_text @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
@append_only own_law

CREATE TABLE own_law_undone (
    org @int NOT NULL,
    id @uuid NOT NULL,
    words @text NOT NULL,
    by_user @uuid,
    made_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
@append_only own_law_undone
