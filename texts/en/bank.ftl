# The bank: receipts that wait and the files they came in with.

bank-title = Whose payment is this?
bank-place-receipts = Payments
bank-place-by-hand = Placed by us
bank-place-files = Files from the bank
bank-lead =
    { $count ->
        [one] 1 payment is waiting for you: { $sum }. We are not sure whose it is. Do you know?
       *[other] { $count } payments are waiting for you, { $sum } in all. We are not sure whose they are. Do you know?
    }
bank-only-look = You can look here. A colleague of rent collection links them to a tenant.
bank-empty-title = Everything is linked
bank-empty = We know of every payment whose it is. When a new file comes from the bank, you will see it here.
bank-end = That was the last one. Start again at the beginning of the list.
bank-more-label = Further in the list
bank-first = To the beginning
bank-next = Next payments
bank-to-list = Back to the list

bank-from = { $amount } from { $name }
bank-to = { $amount } to { $name }
bank-from-unknown = { $amount }, without a name
bank-to-unknown = { $amount } paid out, without a name

bank-why =
    { $code ->
        [nothing_known] We do not recognise the name, the account or the text.
        [ambiguous] This payment fits more than one tenant.
        [only_name] The name looks like a tenant’s. It is not certain, so you choose.
        [other_currency] This amount is not in euros. Ask a colleague of accounting to look at it.
        [paid_out] Money went to somebody who rents from us. Is it a refund?
       *[other] We are not sure whose payment this is.
    }
bank-rule =
    { $code ->
        [payment_reference] same payment reference
        [collection_id] our own direct debit
        [mandate] same mandate
        [reference_in_text] payment reference is in the text
        [contract_in_text] contract number is in the text
        [iban_and_amount] same account and amount
        [iban] same account
        [name_and_amount] same name and amount
        [name] same name
        [person] linked by a colleague
       *[other] found in another way
    }
bank-likely = Perhaps from
bank-link-to = Link to { $name }
bank-search = Find the tenant
bank-search-label = Find the tenant
bank-search-hint = Name, street or contract number.
bank-search-results = Tenants found
bank-found =
    { $count ->
        [one] 1 tenant found.
       *[other] { $count } tenants found.
    }
bank-nobody = Nobody found for “{ $query }”
bank-nobody-words = Try only the beginning of the name, or search by street or contract number.
bank-rent = rent { $amount }
bank-left = moved out

bank-no-rent = Not rent
bank-no-rent-title = Has this nothing to do with rent?
bank-no-rent-words = Then put the payment aside. It is kept and you can put it back later.
bank-no-rent-reason = Why
bank-no-rent-bsn = This holds a citizen service number. Take it out: we do not keep those.
bank-no-rent-button = Put aside

bank-what-bank-says = What the bank wrote
bank-amount = Amount
bank-day = Day
bank-name = Name
bank-iban = Account
bank-own-account = Our account
bank-reference = Reference
bank-text = Text
bank-whose = Whose payment is this?
bank-tenant = Tenant
bank-address = Address
bank-contract = Contract number
bank-rent-title = Rent per month

bank-confirm-title = Link to { $name }?
bank-consequence = The payment counts from { $day }, the day it came in.
bank-consequence-remember = The payment counts from { $day }, the day it came in. We remember the IBAN: next time it goes by itself.
bank-confirm = Yes, link
bank-not-this-one = No, not this one

bank-linked = { $what }: linked to { $name }.
bank-remembered = We remember the IBAN.
bank-see-tenant = See the tenant
bank-put-aside = { $what }: put aside.
bank-back = { $what }: back in the list.
bank-back-open = Open this payment
bank-undo = Undo
by-hand-title = Placed by us
by-hand-lead = This is what we linked or put aside ourselves, the newest first. All of it can be undone.
by-hand-empty-title = Nothing placed yet
by-hand-empty = When you link a payment or put one aside, you will see it here.
by-hand-aside = put aside
by-hand-by = by { $name }
by-hand-next = Older
bank-meanwhile = A colleague was just ahead of you. This is how the payment stands now.
bank-where = Where this payment stands
bank-placed = This payment belongs to { $name }.
bank-because = Found by: { $rule }.
bank-details-came =
    { $count ->
        [0] The bank also gave each payment of this total. Those count; this total does not.
       *[other] The bank also gave the { $count } payments of this total. Those count; this total does not.
    }
bank-is-aside = This payment was put aside. It has nothing to do with rent.
bank-take-back-words = Is that not right? Then put the payment back in the list. Nothing gets lost.
bank-take-back = Put back in the list

# Files
imports-title = Files from the bank
imports-form-title = Bring in new files
imports-choose = Files from the bank
imports-choose-hint = You may choose several at once. We read camt.053, camt.052, camt.054 and MT940. The same file twice does no harm.
imports-choose-first = First choose one or more files.
imports-button = Bring in
imports-gap-title = A file may be missing
imports-gap = Between { $after } and { $before } a file is probably missing. { $account }
imports-account = Account:
imports-gap-words = Get it from the bank and bring it in here. Until then it may seem that somebody did not pay.
imports-list = Already here
imports-empty-title = No files yet
imports-empty = Bring in your bank’s first file. Then you see who paid.
imports-newest = Newest files
imports-older = Older files
imports-by = by { $name }
imports-by-itself = came in by itself
imports-done-badge = brought in
imports-known-badge = known already
imports-refused-badge = not brought in
imports-running-badge = at work
imports-refused-words = We did not bring in this file. Nothing was booked.
imports-new =
    { $count ->
        [0] nothing new
        [one] 1 new payment
       *[other] { $count } new payments
    }
imports-known = { $count } known already
imports-placed = { $count } with a tenant
imports-waiting =
    { $count ->
        [one] 1 waited for a colleague
       *[other] { $count } waited for a colleague
    }
imports-aside = { $count } not rent
imports-pending = { $count } not final yet
moment = { $day }, { $time }

# Work that takes a while
job-title = Bringing in and updating
job-in-line = Other work is still going on. After that this begins by itself. You need not wait.
job-busy-with = Busy with { $name }
job-percent = { $percent } per cent done
job-counted = { $count } lines read
job-look-again = See how far it is
job-gone-title = We no longer know this work
job-gone = Perhaps the server was restarted. What had come in is kept. Check in the list that everything is there.
job-home = Back
job-failed = Something went wrong on our side. This was not saved. Try again. If it keeps going wrong, call your administrator.
job-files = Files
job-next-waiting =
    { $count ->
        [one] 1 payment is waiting for you.
       *[other] { $count } payments are waiting for you.
    }
job-next-go = Go to the payments
job-nothing-waits = Done. Nothing is waiting for you.
job-same-file =
    { $count ->
        [one] This file was here already, with 1 payment. Nothing was booked twice.
       *[other] This file was here already, with { $count } payments. Nothing was booked twice.
    }
job-list-up-to-date = Today’s list is up to date.
job-list-later = Today’s list will be brought up to date tonight.
job-data-done = The data was brought in
job-data-counts = { $people } people and { $tenancies } tenancies.
job-data-bookings = { $bookings } bookings, of which { $new } new.
job-data-refused = The data is not right yet
job-data-nothing-changed = Nothing was changed. Mend this and bring in everything again:
job-night-done = Today’s list is right again. We looked at { $processed } tenants. For { $changed } something changed.
job-night-busy = The list is being brought up to date already. Look again in a few minutes.
