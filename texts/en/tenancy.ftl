# A tenant's page: the person first, then how paying goes, then what was said and agreed.

tenancy-and = and
tenancy-since = renting since { $month }
tenancy-until = rented until { $day }
tenancy-coming = rents from { $day }
tenancy-ends = tenancy ends on { $day }
tenancy-contract = contract { $reference }
tenancy-former = This tenant has moved out. No work comes to the list by itself any more.
tenancy-people = Who
tenancy-say-je = informal (je)
tenancy-say-u = formal (u)
tenancy-called = address as “{ $name }”
tenancy-language =
    { $language ->
        [en] prefers English
        [tr] prefers Turkish
        [ar] prefers Arabic
        [pl] prefers Polish
        [uk] prefers Ukrainian
        [so] prefers Somali
        [ti] prefers Tigrinya
        [fr] prefers French
        [de] prefers German
        [es] prefers Spanish
        [pt] prefers Portuguese
       *[other] language: { $language }
    }
tenancy-role-co-tenant = co-tenant
tenancy-role-administrator = administrator
tenancy-role-payer = pays the rent
tenancy-role-contact = contact person
tenancy-letters = Letters go to { $name }, the administrator.
tenancy-told = In their own words: “{ $note }”
tenancy-last-reached = Last reached: { $how }, { $day }
tenancy-never-reached = Not reached yet, as far as we know.
tenancy-record-link = Record contact
tenancy-looked-link = Who looked at this page?

tenancy-opening = You could begin like this
tenancy-opening-facts = What this sentence rests on
tenancy-opening-open = Not (all) in yet:
tenancy-opening-always = In the { $months } months before, the rent came every time, at most a few days late.
tenancy-opening-mostly = Before that the rent came on time, or at most a week later, in { $good } of { $of } months.
tenancy-opening-unknown = The payments do not show that it often worked out before. So the sentence does not say so.
tenancy-opening-none = There is no month of which the rent has yet to come.
tenancy-why = On the list now
tenancy-quiet = It stays quiet until { $day }. Then you speak again.

tenancy-now = Is the rent coming in now?
tenancy-this-month = Rent of { $month }
tenancy-rent = Rent per month
tenancy-next-due = Next pay day
tenancy-due-day = Agreed day
tenancy-due-day-is = day { $day } of the month
tenancy-due-day-first = the 1st of the month
tenancy-due-day-last = the last day of the month
tenancy-pay-day = Pays
tenancy-flow = Paying
tenancy-method = How

method-online = online, by link
method-desk = at the desk

tenancy-open = What is still open?
tenancy-open-none = Nothing. All is paid.
tenancy-open-nothing-asked = At this moment we ask nothing.
tenancy-open-none-expected = Nothing is open.
tenancy-open-amount = Together
tenancy-open-items = Of which
tenancy-open-months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }
tenancy-open-parts =
    { $count ->
        [one] 1 amount
       *[other] { $count } amounts
    }
tenancy-open-since = Oldest from
tenancy-open-ahead = Paid ahead: { $amount }.
tenancy-open-former = This is still open from when this tenant lived here.
tenancy-expected = On { $day } the tenant told us that paying may become hard.
tenancy-request =
    { $topic ->
        [energy] On { $day } the tenant let us know { $way }: energy is too expensive.
       *[rent] On { $day } the tenant let us know { $way }: paying does not work now.
    }
request-own-page = on the own page
request-choose-first = Choose how it came to us, and what it is about.
request-way = How did it come to us?
request-about = What is it about?
request-topic =
    { $topic ->
        [energy] Energy is too expensive
       *[rent] Paying the rent does not work, or will not
    }
tenancy-expect = Paying may become hard: note it
tenancy-expect-hint = Nothing needs to be open. Then we look ahead together.
tenancy-expect-over = This is no longer needed

tenancy-strip = Payments per month
tenancy-strip-none = There are no months to show yet.

tenancy-story = In their own words
tenancy-story-none = No story yet. What does the tenant say?
tenancy-story-by = { $day }, told to { $name }
story-fold = Write down what was told
story-title = In their own words
story-lead = What was told before stays. The newest comes first.
story-words = What was told?
story-words-hint = Write it as it was said. The tenant can read this.
story-who = Who told it?
story-day = When?
story-day-hint = Empty is today.
story-button = Keep this story
story-error-words = Write down what was told.
story-error-who = Choose someone of this contract, or leave it empty.
story-done = Kept. What was told before is still there.
tenancy-story-earlier = Told earlier

tenancy-agreements = Agreements
tenancy-agreements-none = There are no open agreements.
tenancy-agreements-done = Earlier agreements
tenancy-agreement-due = by { $day }
tenancy-agreement-made = agreed on { $day }
tenancy-agreement-kept = worked out on { $day }
tenancy-agreement-late = came after all on { $day }
tenancy-intentions = Intentions
tenancy-intentions-hint = An intention has no day. Nobody can miss it. Feel free to agree on a day when that fits.
tenancy-turn-done = Done
tenancy-turn-moved = Another day
tenancy-turn-dropped = Not needed
tenancy-turn-day = New day
tenancy-turn-day-button = Move
tenancy-turned = The agreement was updated.
tenancy-turn-not-open = This agreement is closed already. Perhaps a colleague was first.
tenancy-turn-date-wrong = Choose a day from today on.

tenancy-episodes = Earlier
tenancy-episodes-before = In the { $time } before, the rent was never more than two weeks behind.
tenancy-episodes-none = In the { $time } we know of, the rent was never more than two weeks behind.

tenancy-contacts = Contact
tenancy-contacts-none = No contact has been recorded yet.
tenancy-contacts-table = All contacts, newest first
tenancy-contacts-day = Day
tenancy-contacts-how = How
tenancy-contacts-outcome = What
tenancy-contacts-note = Note
tenancy-contacts-next = Speak again
tenancy-contacts-by = Who
tenancy-contacts-corrected = corrected
spoken-title = Spoken after a home visit
spoken-lead = A work note of a colleague. The tenant may ask for it. After { $days } days the sound is gone: write down what must stay. Who listens stands in the log.
spoken-line = { $day } at { $time }, by { $name }: { $length }
spoken-gone = The sound is gone since { $day }.
tenancy-works = worked last

tenancy-timeline = Everything in order
tenancy-timeline-more = { $count } earlier events
event-receipt = Payment of { $amount }
event-reversal = { $amount } taken back: { $reason }
event-credit-of = { $what }: { $amount }
event-credit = { $amount } settled
event-correction = Correction of { $amount }
event-agreed = Agreed, { $party }: “{ $action }”
event-agreement-kept = Worked out, { $party }: “{ $action }”
event-story = Told: “{ $words }”
event-contact = { $kind }: { $outcome }

tenancy-ledger = Ledger
tenancy-ledger-fold = Each booking, where it came from and where the money went
tenancy-ledger-table = Bookings of the last six months, newest first
tenancy-ledger-all-table = All bookings, newest first
tenancy-ledger-all = Show everything before that too
tenancy-ledger-day = Day
tenancy-ledger-what = What
tenancy-ledger-amount = Amount
tenancy-ledger-to = Where it went, and why
tenancy-ledger-source = Source
tenancy-ledger-source-at = { $file }, entry { $position }
tenancy-ledger-bank = What the bank says
tenancy-ledger-source-decision = own decision, see above
tenancy-ledger-source-own = the association's data
entry-charge-month = rent of { $month }
entry-charge = charged
entry-receipt = payment
entry-waived = waived
entry-lower-rent = lower rent of { $month }
entry-credit = settled
entry-reversal = taken back
entry-correction = correction
entry-to = { $amount } to { $month }: { $rule }
entry-to-old = { $amount } to an old amount: { $rule }
entry-known-later = we saw it on { $day }

# Recording a contact: two things are needed, the rest may stay empty.
record-title = Record contact
record-fold = Write down how it went
record-outcome = How did it go?
record-outcome-agreed = Agreed on something
record-outcome-talked = Spoke
record-outcome-talked-hint = nothing agreed yet
record-outcome-connected = Connection made
record-outcome-connected-hint = not about paying; that is good too
record-outcome-another-time = Another moment
record-outcome-another-time-hint = now did not suit
record-outcome-other-person = Someone else
record-outcome-other-person-hint = nothing was said about the matter
record-outcome-not-reached = Not reached
record-outcome-sent = Message left
record-next = When do we speak again?
record-next-tomorrow = Tomorrow
record-next-days = In 3 working days
record-next-week = In a week
record-next-day = On another day
record-next-none = Not needed
record-next-date = Which day?
record-next-date-hint = Only if you chose “on another day”.
record-more = Record more (may stay empty)
record-kind = By what means?
record-direction = Who sought contact?
record-part = Which part of the day?
record-on = On which day?
record-on-hint = Empty is today.
record-note = Note
record-note-hint = A line or two. The tenant can read this.
record-story = In the tenant's words
record-story-hint = Write it as it was said.
record-agreement = Agreement { $number }
record-agreement-who = Who does it?
record-agreement-what = What do they do?
record-agreement-due = By when?
record-agreement-due-hint = For instance { $example }. No day yet, or “as soon as possible”? Then it becomes an intention.
record-agreement-amount = Amount, if it is about paying
record-button = Record
record-back = Back to { $name }
record-error-outcome = Choose how it went.
record-error-next = Choose when you speak again. “Not needed” is fine too.
record-error-next-date = Fill in a day from today on, such as { $example }.
record-error-on = Fill in a day up to today, such as { $example }.
record-error-who = Choose who does this.
record-error-what = Write what was agreed.
record-error-due = Fill in a day from today on, such as { $example }. Or leave it empty: then it is an intention.
record-error-amount = Write the amount as { $example }.
record-bsn = There is a number here that looks like a BSN. Leave it out: we do not need it and do not keep it.
record-too-long = This text is too long. Keep it below 4,000 characters.
record-done = Recorded. Thank you.
record-done-quiet = It stays quiet until { $day }.
record-done-open = There is no next moment. The list will tell when something comes up.
record-done-intention =
    { $count ->
        [one] One agreement without a day stands as an intention. Nobody can miss it. Perhaps you can choose a day together next time.
       *[other] { $count } agreements without a day stand as intentions. Nobody can miss them. Perhaps you can choose a day together next time.
    }

looked-title = Who looked at this page?
looked-table = Newest first
looked-when = When
looked-who = Who
looked-what = What
looked-why = Why
looked-system = the system
looked-act =
    { $act ->
        [see_tenancy] looked at the page
        [record_contact] recorded a contact
        [make_agreement] recorded an agreement
        [turn_agreement] updated an agreement
        [keep_story] kept a story
        [choose] chose something else
        [expect_arrears] noted an expectation
        [take_request] wrote down that paying does not work
        [start_pause] began a pause
        [agree_plan] made a payment plan
        [change_plan] changed a payment plan
        [change_pause] changed a pause
        [give_deferral] agreed on a later day
        [network_consent] wrote down a yes of the tenant
        [network_taken_back] took away a yes of the tenant
        [network_talk] talked with somebody around the tenant
        [pass_on_worry] passed on a worry from the neighbourhood
        [answer_worry] answered a worry from the neighbourhood
        [change_deferral] changed a deferral
        [hear_dispute] asked whether the tenant sees it this way too
        [answer_dispute] answered what the tenant saw otherwise
        [begin_payer] wrote down that someone else pays
        [stop_payer] wrote down that another payer stops
        [choose_measure] chose a measure
        [tell_cause] wrote down what was told
        [left_as_is] left words in a note as they are, with a reason
        [propose_waiver] proposed to waive
        [decide_waiver] decided about a waiver
        [write_off] booked a part of a waiver
       *[other] { $act }
    }

# What a note could better say otherwise.
guard-hint =
    { $kind ->
        [health] “{ $said }” is about health. We need not know it and may not keep it. Rather: { $instead }
        [origin] “{ $said }” is about origin. We may not keep it. Rather: { $instead }
        [belief] “{ $said }” is about belief. We may not keep it. Rather: { $instead }
       *[blame] “{ $said }” sounds like a judgement or is hearsay. The tenant can read this. Rather: { $instead }
    }
guard-look-title = Have another look at your words
guard-look-lead = The tenant can read this. Say it neutrally, or tell why it has to stay like this.
guard-look-words = You wrote
guard-look-button = Keep
guard-reason = Do you leave it as it is? Why?
guard-reason-hint = A few words are enough. Then we keep it so.
