-- Batches: several transactions that the bank booked as one total. What a file told of one, the total or the transactions
-- in it, so that the other half is recognised when it comes, in either order, and the money counts once.
CREATE TABLE bank_batch (
    org @int NOT NULL,
    account @text NOT NULL,
    booked_on @date NOT NULL,
    import @int NOT NULL,             -- statement_import.number
    position @int NOT NULL,           -- of the total, or of the first transaction
    told @text NOT NULL,              -- t total, d details
    amount_cents @int NOT NULL,
    currency @text NOT NULL,
    transactions @int,
    payment_information @text,
    message @text,
    bank_reference @text,
    entry_reference @text,
    PRIMARY KEY (org, account, booked_on, import, position)
) @keyed;
@append_only bank_batch
