-- The limits that counted on the day of a decision: a policy that changes later does not judge what was decided before
-- (S2.14). Empty for what was decided before they were kept.
ALTER TABLE waiver_decision ADD COLUMN decider_limit_cents @int;
ALTER TABLE waiver_decision ADD COLUMN proposer_limit_cents @int;
ALTER TABLE waiver_decision ADD COLUMN alone_limit_cents @int;
