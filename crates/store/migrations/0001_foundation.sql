-- The foundation. Every key begins with the association (org), so that no read can cross by accident and
-- the tables can be spread over machines. Ids are 16 bytes and chosen by whoever makes the thing.
-- Short numbers stand for codes only where there are millions of rows (entry.kind, entry.method); their
-- meaning is written beside the column and in crates/store/src/entry.rs.

-- Who ---------------------------------------------------------------------------------------------------

CREATE TABLE association (
    org @int NOT NULL,
    name @text NOT NULL,
    policy @json NOT NULL,
    created_at @instant NOT NULL,
    PRIMARY KEY (org)
) @keyed;

-- Roles are data: which acts a role may do.
CREATE TABLE role (
    org @int NOT NULL,
    code @text NOT NULL,
    acts @json NOT NULL,
    PRIMARY KEY (org, code)
) @keyed;

CREATE TABLE staff (
    org @int NOT NULL,
    id @uuid NOT NULL,
    login @text NOT NULL,
    name @text NOT NULL,
    email @text,
    phone @text,
    password_hash @text NOT NULL,
    one_time_until @instant,          -- not empty: given by an administrator, good until then, to be replaced by an own one
    active @bool NOT NULL,
    language @text NOT NULL,
    role @text NOT NULL,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE UNIQUE INDEX staff_login ON staff (org, login);

-- Sessions begin before anyone knows the association: the id is random and says nothing.
-- Whose it is stands beside it, so that the sessions of somebody can be ended.
CREATE TABLE session (
    id @text NOT NULL,
    data @bytes NOT NULL,
    org @int,
    user_id @uuid,
    expires_at @instant NOT NULL,
    PRIMARY KEY (id)
) @keyed;
CREATE INDEX session_expiry ON session (expires_at);
CREATE INDEX session_owner ON session (org, user_id);

CREATE TABLE login_attempt (
    login @text NOT NULL,
    at @instant NOT NULL,
    id @uuid NOT NULL,
    address @text NOT NULL,
    ok @bool NOT NULL,
    PRIMARY KEY (login, at, id)
) @keyed;
CREATE INDEX login_attempt_address ON login_attempt (address, at);

-- People and homes --------------------------------------------------------------------------------------

CREATE TABLE person (
    org @int NOT NULL,
    id @uuid NOT NULL,
    reference @text NOT NULL,
    first_name @text NOT NULL,
    initials @text NOT NULL,
    infix @text NOT NULL,
    surname @text NOT NULL,
    preferred_name @text,
    address_form @text NOT NULL,
    language @text NOT NULL,
    phone @text,
    email @text,
    contact_note @text,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;

CREATE TABLE dwelling (
    org @int NOT NULL,
    id @uuid NOT NULL,
    reference @text NOT NULL,
    street @text NOT NULL,
    house_number @text NOT NULL,
    postcode @text NOT NULL,
    town @text NOT NULL,
    neighbourhood @text NOT NULL,
    energy_label @text,
    latitude @int,
    longitude @int,
    changed_at @instant NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;

-- folded, names and address are derived for search and lists: see crates/store/src/search.rs.
CREATE TABLE tenancy (
    org @int NOT NULL,
    id @uuid NOT NULL,
    reference @text NOT NULL,
    dwelling @uuid NOT NULL,
    starts_on @date NOT NULL,
    ends_on @date,
    payment_reference @text,
    mandate @text,
    method @text NOT NULL,
    expected_arrears_since @date,
    changed_at @instant NOT NULL,
    folded @text NOT NULL,
    names @text NOT NULL,
    address @text NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE UNIQUE INDEX tenancy_reference ON tenancy (org, reference);
CREATE INDEX tenancy_dwelling ON tenancy (org, dwelling);

CREATE TABLE member (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    person @uuid NOT NULL,
    role @text NOT NULL,
    valid_from @date NOT NULL,
    valid_until @date,
    PRIMARY KEY (org, tenancy, person, role, valid_from)
) @keyed;
CREATE INDEX member_person ON member (org, person);

CREATE TABLE rent_component (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    position @int NOT NULL,
    kind @text NOT NULL,
    amount_cents @int NOT NULL,
    valid_from @date NOT NULL,
    valid_until @date,
    PRIMARY KEY (org, tenancy, position)
) @keyed;

CREATE TABLE due_day (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    from_month @int NOT NULL,
    day @int NOT NULL,
    PRIMARY KEY (org, tenancy, from_month)
) @keyed;

CREATE TABLE payer_iban (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    iban @text NOT NULL,
    PRIMARY KEY (org, tenancy, iban)
) @keyed;

-- An IBAN that a person linked to a tenancy at the desk of unallocated receipts.
CREATE TABLE learned_payer (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    iban @text NOT NULL,
    since @date NOT NULL,
    by_user @uuid,
    PRIMARY KEY (org, tenancy, iban)
) @keyed;

-- One row per word by which a tenancy can be found. Derived.
CREATE TABLE search_word (
    org @int NOT NULL,
    word @text NOT NULL,
    tenancy @uuid NOT NULL,
    PRIMARY KEY (org, word, tenancy)
) @keyed;

-- The ledger --------------------------------------------------------------------------------------------

-- In the order in which they arrive, so that a statement is written page after page: by tenancy, a day of rent would
-- touch every page of the ledger. Only the narrow index of the key lies by tenancy.
CREATE TABLE entry (
    org @int NOT NULL,
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
    PRIMARY KEY (org, tenancy, key)
) @strict;
@append_only entry

-- The same entries, packed per tenancy; opaque here. `keukentafel verify` compares it with the rows.
CREATE TABLE ledger_block (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    block @bytes NOT NULL,
    entries @int NOT NULL,
    PRIMARY KEY (org, tenancy)
) @keyed;

-- Tenancies that something happened to since they were last looked at.
CREATE TABLE awake (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    touched @bool NOT NULL,
    PRIMARY KEY (org, tenancy)
) @keyed;

-- Bank --------------------------------------------------------------------------------------------------

CREATE TABLE statement_import (
    org @int NOT NULL,
    id @uuid NOT NULL,
    number @int NOT NULL,
    file_name @text NOT NULL,
    fingerprint @bytes NOT NULL,
    format @text NOT NULL,
    state @text NOT NULL,
    entries @int NOT NULL,
    booked @int NOT NULL,
    known @int NOT NULL,
    matched @int NOT NULL,
    waiting @int NOT NULL,
    pending @int NOT NULL,
    started_at @instant NOT NULL,
    finished_at @instant,
    by_user @uuid,
    note @text NOT NULL,
    PRIMARY KEY (org, id)
) @keyed;
CREATE UNIQUE INDEX statement_import_file ON statement_import (org, fingerprint);
CREATE UNIQUE INDEX statement_import_number ON statement_import (org, number);

-- What each statement in a file says about its account: to notice a gap between two files.
CREATE TABLE statement_head (
    org @int NOT NULL,
    import @int NOT NULL,
    position @int NOT NULL,
    account @text NOT NULL,
    number @text,
    from_day @date,
    until_day @date,
    opening_cents @int,
    closing_cents @int,
    currency @text,
    PRIMARY KEY (org, import, position)
) @keyed;
CREATE INDEX statement_head_account ON statement_head (org, account, until_day);

-- In the order of the files, so that a large one is written page after page; booking something twice is made
-- impossible by a narrow index that stays in memory (keys are hashes, and come in any order).
-- The first columns are facts and never change; where the entry was placed (from `state` on) may change, with an
-- audit row. An empty currency is EUR.
CREATE TABLE bank_entry (
    org @int NOT NULL,
    import @int NOT NULL,             -- statement_import.number
    position @int NOT NULL,
    account @text NOT NULL,
    booked_on @date NOT NULL,
    key @int NOT NULL,
    valued_on @date,
    amount_cents @int NOT NULL,
    currency @text,
    counterparty_iban @text,
    counterparty_name @text,
    reference @text,
    end_to_end_id @text,
    mandate_id @text,
    bank_reference @text,
    return_reason @text,
    description @text NOT NULL,
    state @text NOT NULL,             -- m matched, w waiting, s set aside
    tenancy @uuid,
    rule @text,
    reason @json,
    placed_at @instant,
    placed_by @uuid,
    PRIMARY KEY (org, import, position)
) @keyed;
CREATE UNIQUE INDEX bank_entry_key ON bank_entry (org, account, booked_on, key);
CREATE INDEX bank_entry_waiting ON bank_entry (org, booked_on, account, key) WHERE state = 'w';
CREATE INDEX bank_entry_by_hand ON bank_entry (org, placed_at, import, position) WHERE rule = 'person';
@append_only bank_entry (org, import, position, account, booked_on, key, valued_on, amount_cents, currency, counterparty_iban, counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description)

-- What was said and agreed ------------------------------------------------------------------------------

CREATE TABLE contact (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    held_on @date NOT NULL,
    day_part @text,
    kind @text NOT NULL,
    direction @text NOT NULL,
    outcome @text NOT NULL,
    note @text NOT NULL,
    next_on @date,
    by_user @uuid,
    learned_on @date NOT NULL,
    corrects @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only contact

CREATE TABLE agreement_version (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    version @int NOT NULL,
    party @text NOT NULL,
    action @text NOT NULL,
    made_on @date NOT NULL,
    due_on @date,
    amount_cents @int,
    state @text NOT NULL,
    by_user @uuid,
    learned_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id, version)
) @keyed;
@append_only agreement_version

CREATE TABLE story (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    told_on @date NOT NULL,
    words @text NOT NULL,
    person @uuid,
    by_user @uuid,
    learned_on @date NOT NULL,
    corrects @uuid,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only story

-- What a person chose to do with a row of today's list.
CREATE TABLE choice (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    id @uuid NOT NULL,
    task_key @text NOT NULL,
    what @text NOT NULL,
    reason @text,
    until_day @date,
    by_user @uuid,
    chosen_on @date NOT NULL,
    recorded_at @instant NOT NULL,
    PRIMARY KEY (org, tenancy, id)
) @keyed;
@append_only choice

-- Derived: may be thrown away and rebuilt by the night -----------------------------------------------------

CREATE TABLE outlook (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    wake_on @date,
    digest @int NOT NULL,
    flow @text NOT NULL,
    balance_cents @int NOT NULL,
    open_months @int NOT NULL,
    oldest_open @date,
    lane @text NOT NULL,
    summary @bytes NOT NULL,
    PRIMARY KEY (org, tenancy)
) @keyed;
CREATE INDEX outlook_wake ON outlook (org, wake_on);

CREATE TABLE task (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    task_key @text NOT NULL,
    kind @text NOT NULL,
    rank @int NOT NULL,
    since @date NOT NULL,
    proposal @text NOT NULL,
    reason @json NOT NULL,
    opened_on @date NOT NULL,
    PRIMARY KEY (org, tenancy, task_key)
) @keyed;
CREATE INDEX task_order ON task (org, rank, since, tenancy, task_key);

CREATE TABLE milestone (
    org @int NOT NULL,
    tenancy @uuid NOT NULL,
    code @text NOT NULL,
    reached_on @date NOT NULL,
    evidence @json NOT NULL,
    PRIMARY KEY (org, tenancy, code, reached_on)
) @keyed;

-- The work itself -----------------------------------------------------------------------------------------

CREATE TABLE night (
    org @int NOT NULL,
    on_day @date NOT NULL,
    started_at @instant NOT NULL,
    finished_at @instant,
    done_up_to @uuid,
    processed @int NOT NULL,
    changed @int NOT NULL,
    state @text NOT NULL,
    PRIMARY KEY (org, on_day)
) @keyed;

CREATE TABLE lease (
    org @int NOT NULL,
    name @text NOT NULL,
    holder @text NOT NULL,
    until @instant NOT NULL,
    PRIMARY KEY (org, name)
) @keyed;

-- Who saw and did what ------------------------------------------------------------------------------------

CREATE TABLE audit (
    org @int NOT NULL,
    at @instant NOT NULL,
    id @uuid NOT NULL,
    actor @uuid,
    act @text NOT NULL,
    subject @text NOT NULL,
    tenancy @uuid,
    reason @text NOT NULL,
    details @json NOT NULL,
    PRIMARY KEY (org, at, id)
) @keyed;
CREATE INDEX audit_tenancy ON audit (org, tenancy, at, id) WHERE tenancy IS NOT NULL;
@append_only audit
