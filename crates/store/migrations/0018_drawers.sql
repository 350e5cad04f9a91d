-- The ledger in drawers, one a month, and within a drawer by tenancy (decision 007). A key that tells its month, as a
-- bank's does, always leads to the same drawer; every other key lies in drawer 0, with what was booked before this.
ALTER TABLE entry RENAME TO entry_before;
CREATE TABLE entry (
    org @int NOT NULL,
    drawer @int NOT NULL,             -- year * 12 + month - 1 of the booking, or 0
    tenancy @uuid NOT NULL,
    key @int NOT NULL,
    kind @int NOT NULL,               -- 1 charge, 2 receipt, 3 reversal, 4 credit, 5 correction
    effective_on @date NOT NULL,
    learned_on @date NOT NULL,
    amount_cents @int NOT NULL,
    month @int,                       -- year * 12 + month - 1
    method @int NOT NULL,             -- 0 not told, 1 direct debit, 2 transfer, 3 someone else
    reason @text,
    link @int,
    source_import @int,               -- statement_import.number
    source_position @int,
    note @text,
    PRIMARY KEY (org, @drawer_and_tenancy, key)
) @keyed;
INSERT INTO entry (org, drawer, tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, reason, link,
    source_import, source_position, note)
SELECT org, 0, tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, reason, link, source_import,
    source_position, note
FROM entry_before ORDER BY org, tenancy, key;
DROP TABLE entry_before;

-- The drawers in which something lies.
CREATE TABLE drawer (
    org @int NOT NULL,
    drawer @int NOT NULL,
    PRIMARY KEY (org, drawer)
) @keyed;
INSERT INTO drawer (org, drawer) SELECT DISTINCT org, drawer FROM entry;
@append_only entry
@append_only drawer
