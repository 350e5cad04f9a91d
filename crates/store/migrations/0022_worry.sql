-- Worries that colleagues in the neighbourhood passed on, with what was done with them (S4.12). No facts about a tenant:
-- they are answered and forgotten after the days of the policy, so these rows may go.
CREATE TABLE worry (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    by_user @uuid NOT NULL,
    line @text NOT NULL,
    asked @text NOT NULL,             -- agreed: the tenant knows; not_asked: only the maker reads the line
    on_day @date NOT NULL,
    answer @text,
    answer_words @text,
    answered_by @uuid,
    answered_on @date,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
CREATE INDEX worry_maker ON worry (org, by_user, on_day);
CREATE INDEX worry_day ON worry (org, on_day);
