# The month strip: per month what was agreed and what came in.

strip-title = Payments by month
strip-on-time-line = on the agreed day
strip-days-late =
    { $days ->
        [one] 1 day later
       *[other] { $days } days later
    }
strip-days-late-short = +{ $days }
strip-days-unit =
    { $days ->
        [one] day
       *[other] days
    }
strip-part = part
strip-open = open
strip-reversed = bounced
strip-credited = settled
strip-not-due = to come
strip-nothing-due = –
strip-nothing-due-words = nothing due

strip-said-not-due = not due yet
strip-said-on-time = on time
strip-said-late =
    { $days ->
        [one] 1 day after the agreed day
       *[other] { $days } days after the agreed day
    }
strip-said-part = a part has come in
strip-said-open = not in yet
strip-said-reversed = returned by the bank: { $reason }
strip-said-reversed-settled = first returned by the bank ({ $reason }), paid later
strip-said-credited = settled

strip-count-on-time = { $count } on time
strip-count-late = { $count } later
strip-count-part = { $count } in part
strip-count-open = { $count } open
strip-count-reversed = { $count } bounced
strip-months-counted =
    { $count ->
        [one] 1 month:
       *[other] { $count } months:
    }

strip-table = All months in a row
strip-column-month = Month
strip-column-due-on = Agreed day
strip-column-due = Due
strip-column-paid = Paid
strip-column-paid-on = Paid on
strip-column-how = How
strip-column-what = What happened
strip-not-paid = not yet

method-unknown = unknown
method-direct-debit = direct debit
method-transfer = paid by transfer
method-other-payer = paid by someone else

reversal-reason =
    { $code ->
        [AC01] the account number is not right
        [AC04] the account is closed
        [AC06] the account is blocked
        [AC13] this account cannot be debited
        [AG01] direct debit is not allowed on this account
        [AG02] the direct debit was set up wrongly
        [AM04] there was not enough in the account
        [AM05] it was collected twice
        [BE05] the bank does not recognise the creditor
        [FF01] the file was not right
        [MD01] there is no valid mandate
        [MD02] the mandate is not complete
        [MD06] the tenant took it back
        [MD07] the account holder has died
        [MS02] the tenant refused the direct debit
        [MS03] the bank gives no reason
        [RC01] the code of the bank is not right
        [RR01] account details are missing
        [RR02] name or address is missing
        [RR03] name or address of the creditor is missing
        [RR04] a legal reason
        [SL01] an arrangement with the tenant's bank
       *[other] the bank gives code { $code }
    }
