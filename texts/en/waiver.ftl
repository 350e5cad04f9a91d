# Waiving: only what should have been paid already, with a reason, and above a limit with a second person.

waiver-link = Propose to waive
waiver-alone = You may decide up to { $amount } yourself.
waiver-above = About more a colleague always decides too.
waiver-second = As the second person you may say yes up to { $amount }.
waiver-nothing = Nothing is open that should have been paid already. Rent that is still to come can't be waived.
waiver-field-amount = How much?
waiver-field-amount-hint = { $open } is open. A part is fine too.
waiver-field-ground = Why?
waiver-field-words = In plain words
waiver-field-words-hint = What does this solve for the tenant? The tenant can read this.
waiver-field-how = When?
waiver-how-once = All at once
waiver-how-once-hint = On the day of the decision.
waiver-how-each = A part each month
waiver-how-each-hint = Each time the rent is in on time.
waiver-field-each = Which part a month?
waiver-field-each-hint = Only with “a part each month”.
waiver-field-budget = From which budget?
waiver-field-budget-hint = For instance Tailor-made rent 2026.
waiver-button = Propose
waiver-at-once = All at once.
waiver-each = { $amount } each time the rent is in on time.
waiver-waits =
    { $who ->
        [IC] Proposal: waive { $amount }. Waits for a colleague.
        [TL] Proposal: waive { $amount }. Waits for a team leader.
        [MG] Proposal: waive { $amount }. Waits for a manager.
       *[none] Proposal: waive { $amount }. This is more than anybody here may decide.
    }
waiver-approved = { $amount } waived, decided on { $day }.
waiver-refused = Proposal to waive { $amount }: on { $day } it became a no.
waiver-withdrawn = Proposal to waive { $amount }: taken back on { $day }.
waiver-by = proposed on { $day } by { $name }
waiver-decided-by =
    { $verdict ->
        [approve] yes of { $name } on { $day }
        [refuse] no of { $name } on { $day }
       *[withdraw] taken back by { $name } on { $day }
    }
waiver-decide-link = Decide about this proposal
waiver-from-budget = From: { $budget }.
waiver-open-now = { $open } is open now.
waiver-field-verdict = What do you decide?
waiver-yes = Yes, waive
waiver-no = No
waiver-no-hint = Write why below, so that we can tell it.
waiver-back = I take the proposal back
waiver-field-why = Why?
waiver-field-why-hint = A “no” has a reason in plain words.
waiver-decide-button = Keep the decision
waiver-done = Waived and booked. Now tell the tenant.
waiver-done-waits = The proposal is ready. A colleague who may decide sees it in the register.
waiver-done-decided = The decision is kept.
waiver-error-ground = Choose a reason. “Something else” is fine too.
waiver-error-how = Choose when.
waiver-error-words = Write in plain words why.
waiver-error-budget = Write from which budget it comes.
waiver-error-above = { $open } is open. More can't be waived.
waiver-error-each = Write a part of { $amount }: more than nothing, at most all.
waiver-error-verdict = Choose what you decide.
waiver-error-same = Two different people decide about this. You proposed it: ask a colleague.
waiver-error-mandate = You may decide up to { $limit }. This is more: leave it to somebody who may.
waiver-error-why-not = Write why not, so that we can tell it.
waiver-error-proposer = Only who proposed it can take it back.
waiver-error-decided = This was decided already.
event-waiver = Waiver proposed: { $amount }

ground-kept-payments = The rent comes in again, the old amount stands in the way
ground-unlocks-solution = It makes a solution possible
ground-prevents-eviction = It prevents that somebody loses the home
ground-debt-settlement = Part of a settlement with all creditors
ground-our-share = We made a mistake or were late
ground-other = Something else

register-link = Register of decisions about rent
register-title = Decisions about rent in { $year }
register-lead = What we waived, which rent we lowered for a time, and which increase we left out.
register-waived-lead = What we waived, why, and what it did. After three and six months we look back: did the rent come on time?
register-waiting = Waits for a decision
register-open = See the proposal of contract { $reference }
register-decided = Waivers
register-none = Nothing was waived in this year.
register-total =
    { $count ->
        [one] Once, { $amount } together.
       *[other] { $count } times, { $amount } together.
    }
register-csv = As a file for a spreadsheet (CSV)
register-effect = { $good } of { $of } on time
register-effect-later = still to come
register-column-reference = Contract
register-column-day = Decided on
register-column-amount = Amount
register-column-ground = Why
register-column-budget = Budget
register-column-proposed = Proposed by
register-column-yes = Yes of
register-column-three = After 3 months
register-column-six = After 6 months
