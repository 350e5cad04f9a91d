# From data to words: why somebody is on the list, how paying goes, how contact went.
# Never blame, never an amount. Screen, command line and letters use the same sentences.

reason-own-promise = We promised “{ $action }”. It was to be done on { $day }.
# Without the words, when there is an amount in them.
reason-some-amount = an amount
reason-own-promise-plain = We promised something. It was to be done on { $day }.
reason-promise-missed-plain = An agreement has not worked out yet. The day was { $day }.
reason-kept-plain = An agreement worked out on { $day }.
reason-answer =
    { $kind ->
        [phone] Called us on { $day } and waits for an answer.
        [text] Sent us a message on { $day } and waits for an answer.
        [mail] E-mailed us on { $day } and waits for an answer.
        [letter] Wrote us a letter on { $day } and waits for an answer.
       *[other] Came to us on { $day } and waits for an answer.
    }
reason-moment-today = Today we would speak again.
reason-moment = On { $day } we would speak again.
reason-promise-missed = The agreement “{ $action }” has not worked out yet. The day was { $day }.
reason-miss-one = The rent of { $month } is not in yet.
reason-miss-many = The rent of { $months } months is not in yet, from { $month } on.
reason-miss-one-part = The rent of { $month } is not all in yet.
reason-miss-many-part = The rent of { $months } months is not all in yet, from { $month } on.
reason-pattern-first-ever = This is the first time.
reason-pattern-day-shift = Every month the money comes later than the agreed day. Would another day fit better?
reason-pattern-creep = In the last months it came later each time, or in parts.
reason-pattern-stopped = No rent comes in now.
reason-pattern-reversed = The bank took the payment back.
reason-tried = On { $day } we tried to get in touch. It has not worked yet.
reason-expected = Told us on { $day } that paying may become hard. Nothing is open yet.
reason-kept = The agreement “{ $action }” worked out on { $day }.
reason-restored = The rent of { $month } came on the agreed day, like the months before. It flows again.
reason-fresh-eyes = Something has been open since { $month }. We last spoke on { $day }.
reason-fresh-eyes-never = Something has been open since { $month }. We have not spoken yet.
reason-plan-missed = The plan: the payment of { $day } is not in yet. The plan goes on.
reason-plan-missed-again = The plan: the payment of { $day } did not work out either. Look together at what does fit.
reason-plan-first = The first payment of the plan is in.
reason-plan-halfway = The plan is past halfway: { $kept } of { $count }.
reason-plan-done = The plan is done: everything is paid.
reason-aftercare =
    { $months ->
        [one] The plan was done a month ago. How is it going now?
       *[other] The plan was done { $months } months ago. How is it going now?
    }
reason-pause-review = The pause is running. Today we would ask how it goes.
reason-pause-ended = The pause was until { $day }. Call first; no letter leaves.
reason-dispute-open = Sees an amount otherwise than we do. Our answer is promised by { $day }.
reason-payer-missed = The rent of { $month } comes from someone else and is not in yet.
reason-payer-missed-named = The rent of { $month } comes from { $name } and is not in yet.
reason-discount-ends = The lower rent runs until { $month }. Tell now what comes after it.
reason-look-back = A part was waived { $months } months ago. What did it do?

lane-own-promise = What we promised
lane-answer = Waiting for our answer
lane-moment = Agreed moments
lane-promise-missed = Agreements that have not worked out yet
lane-miss = The rent is not in yet
lane-expected = Told in advance
lane-thank = To thank
lane-fresh-eyes = Waiting long: look with fresh eyes
lane-aftercare = How is it going now?

proposal-keep-word = Keep our promise
proposal-reply = Answer
proposal-call = Call
proposal-visit = Visit
proposal-offer-due-day = Talk about the pay day
proposal-thank = Say thank you
proposal-another-way = Try another way
proposal-offer-help = Look at it together
proposal-ask-how = Ask how it goes
proposal-ask-payer = Ask the payer

pattern-first-ever = first time
pattern-day-shift = another day
pattern-creep = later each time
pattern-stopped = stopped
pattern-reversed = taken back
pattern-mixed = varying

flow-flowing = flowing
flow-stuttering = stuttering
flow-stopped = stopped
flow-restored = restored
flow-said-flowing = The rent comes in on the agreed day.
flow-said-flowing-since = The rent comes in on the agreed day, since { $month }.
flow-said-stuttering = Rent comes in, but not yet every time on the agreed day.
flow-said-stuttering-since = Rent comes in, but not yet every time on the agreed day. It has been so since { $month }.
flow-said-stopped = No rent comes in.
flow-said-stopped-since = No rent has come in since { $month }.
flow-said-restored = The rent comes on the agreed day again.
flow-said-restored-since = The rent comes on the agreed day again. Restored from { $month } on.
flow-in-a-row =
    { $count ->
        [one] The last one was on time.
       *[other] The last { $count } were on time.
    }

current-rent-paid = is in
current-rent-partly = is partly in
current-rent-open = is not in yet
current-rent-not-due-yet = has time left
current-rent-no-charge = nothing to pay

rhythm-first = usually around the 1st
rhythm-around = usually around day { $day } of the month
rhythm-before = usually a few days before the month begins
rhythm-after = usually only in the month after
rhythm-varies = varying: over the last { $months } months there were { $spread } days in between

# The opening sentence (S0.11): only what the payments show, and then an open question.
opening-one = The rent of { $month } is not in yet.
opening-last = The last { $months } months the rent did not come in.
opening-some = The rent of { $months } months is not in yet.
opening-one-part = A part of the rent of { $month } is not in yet.
opening-some-part = The rent of { $months } months is not all in yet.
opening-always = Before that it went well for { $time }.
opening-mostly = Before that it mostly worked out: { $good } of { $of } times.
opening-administrator = { $name } handles the money.
opening-plan = The plan goes well: { $kept } of { $count } times it worked.
opening-changed = What has changed?
opening-how =
    { $form ->
        [je] How are you doing now?
       *[u] How are you doing now?
    }
opening-all-in = All rent is in.
opening-current-in = The rent of now comes in.
number-two = two
number-three = three
number-four = four
number-five = five
number-six = six
span-months =
    { $months ->
        [one] 1 month
       *[other] { $months } months
    }
span-years =
    { $years ->
        [1] 1 year
       *[other] { $years } years
    }

episode-solved =
    { $solved ->
        [one] { $when }: { $months }, solved in 1 month
       *[other] { $when }: { $months }, solved in { $solved } months
    }
episode-running = Since { $when }: { $months }, still open

match-payment-reference = the payment reference fits
match-collection-id = our own collection reference fits
match-mandate = the mandate is this tenant's
match-reference-in-text = the reference stands in the description
match-contract-in-text = the contract number stands in the description
match-iban-and-amount = this account has paid here before, and the amount is the rent
match-iban = this account pays for this tenant only
match-name-and-amount = name and amount seem to fit
match-name = the name seems to fit
match-person = a colleague linked it

allocation-credit = belongs to this month
allocation-designated = the payer named this month
allocation-current-rent = the rent of now goes first
allocation-early = next month's rent, ahead of time
allocation-oldest = what had been open longest
allocation-advance = was waiting when the rent fell due

contact-phone = phone
contact-visit = home visit
contact-card = card
contact-text = text or WhatsApp
contact-mail = e-mail
contact-letter = letter
contact-other = another way
contact-administrative = by the system
part-morning = morning
part-afternoon = afternoon
part-evening = evening
direction-outgoing = we
direction-incoming = the tenant
outcome-agreed = spoke and agreed on something
outcome-talked = spoke
outcome-connected = connection made, payment not discussed
outcome-another-time = another moment suits better
outcome-other-person = spoke with someone else
outcome-not-reached = not reached
outcome-sent = message left or sent
contact-reached = reached

promise-running = running
promise-kept = worked out
promise-missed = not yet
promise-intention = intention
promise-dropped = dropped
party-tenant = the tenant
party-association = we
party-third = someone else
