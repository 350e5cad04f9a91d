# A lower rent for a while: on the tenant's own request, always with an end, and never paid back.

discount-link = A lower rent for a while
discount-rent-list = Rent by the contract
discount-rent-off = Lower rent
discount-rent-now = To pay each month
discount-alone = You may give up to { $amount } a month, for { $months } months.
discount-above = A colleague decides about more or longer.
discount-law = Only when the tenant asks for it, for a self-contained home. What you give never has to be paid back.
discount-none = The contract has no rent to lower.
discount-field-requested = When did the tenant ask for it?
discount-field-requested-hint = The day of the letter or message.
discount-field-words = What did the tenant write?
discount-field-words-hint = In their own words. One sentence is enough.
discount-field-amount = How much lower a month?
discount-field-amount-hint = The rent is { $rent } now.
discount-field-first = From which month?
discount-field-months = How many months?
discount-field-months-hint = 1 to 36. After that the usual rent comes back.
discount-self-contained = This is a self-contained home
discount-self-contained-hint = With a front door, kitchen and toilet of its own. The law asks this.
discount-button = Keep the request
discount-span = { $amount } a month lower, from { $first } up to and with { $last }.
discount-waits =
    { $who ->
        [IC] Waits for a colleague.
        [TL] Waits for a team leader.
        [MG] Waits for a manager.
       *[none] This is more than anyone here may give.
    }
discount-refused = On { $day } it became a no.
discount-given = Decided on { $day } by { $name }.
discount-given-until = Until now { $amount }.
discount-over = This lower rent is over.
discount-request-of = Asked on { $day }:
discount-decide-link = Decide about this request
discount-end-link = Let it end earlier
discount-ends-title = Let the lower rent end earlier
discount-ends-lead = What has begun stays given. Choose the last month together with the tenant.
discount-field-verdict = What do you decide?
discount-yes = Yes, we lower the rent
discount-no = No
discount-no-hint = Write below why, so that we can tell it.
discount-field-why = Why?
discount-field-why-hint = A “no” comes with a reason in plain words.
discount-decide-button = Keep the decision
discount-field-last = What is the last month?
discount-end-button = Keep
discount-earlier = Earlier lower rents
discount-done = The rent becomes lower. Tell it to the tenant now.
discount-done-letter = Prepare the letter
discount-done-waits = The request is ready. A colleague who may decide sees it in the register.
discount-done-decided = The decision is kept. Tell it to the tenant.
discount-done-end = The last month was changed.
discount-withdraw-lead = Not after all? Until its first month this can be taken back whole. Nothing was given yet, so nothing is paid back.
discount-withdraw-button = Take back
discount-withdrawn = Taken back on { $day }.
discount-done-withdrawn = Taken back. Tell it to the tenant.
event-discount-withdrawn = Lower rent: taken back
discount-error-words = Write what the tenant asked. Without a request it can’t be done.
discount-error-day = Write the day of the request: today or earlier, not before the contract.
discount-error-months = Write a number from 1 to 36. It needs an end.
discount-error-amount = Write an amount up to the rent of { $rent }.
discount-error-self-contained = The law allows this for a self-contained home only.
discount-error-before = It can’t begin before the month of the request. What is past due already can be waived.
discount-error-overlap = In { $month } there is a lower rent already. Choose other months, or let that one end first.
discount-error-mandate = You may give up to { $amount } a month, for { $months } months. This is more: leave it to someone who may.
discount-error-why-not = Write why not, so that we can tell it.
discount-error-given = Up to and with { $month } it was given already. Choose that month or a later one.
discount-error-later = It ran until { $month } already. For longer, write down another request.
discount-error-decided = This was decided already.
discount-error-verdict = Choose what you decide.
event-discount-asked = Asked for a lower rent: { $amount } a month, from { $first } up to and with { $last }
event-discount-given = Lower rent given: { $amount } a month, from { $first } up to and with { $last }
event-discount-refused = Lower rent: no
event-discount-ended = The lower rent ends earlier: after { $last }

register-lower-title = Lower rents for a while
register-lower-lead = What we gave, for how long, and what it costs.
register-lower-none = No lower rent was given in this year.
register-lower-total =
    { $count ->
        [one] Once, { $amount } together when all goes on.
       *[other] { $count } times, { $amount } together when all goes on.
    }
register-lower-column-month = A month
register-lower-column-first = From
register-lower-column-last = Up to and with
register-lower-column-cost = Costs together
register-lower-column-given = Until now
register-lower-open = See the request of contract { $reference }
register-lower-csv = Lower rents as a file for a spreadsheet (CSV)

# Sparing a rent increase: a request of the tenant, with a decision.
spared-link = Spare a rent increase
spared-lead = The rent then stays as it was for a year. A colleague decides, or you if you may. No reason is needed.
spared-span = Increase of { $month }: from { $before } to { $after }.
spared-granted = Does not go on: { $amount } a month less, for a year.
spared-refused = Goes on.
spared-no-words = without a reason, and none is needed.
spared-effect = With “yes” the rent stays as it was up to and with { $month }. That spares { $amount } a month. What was charged with the increase already is taken off again.
spared-field-words = What did the tenant say or write?
spared-field-month = Which increase?
spared-field-before = The rent before it
spared-field-after = The rent after it
spared-field-after-hint = A month, as the proposal says.
spared-yes = Yes, the increase does not go on
spared-done-waits = The request is ready. Who may decide sees it here and in the register.
spared-error-month = Choose the month of the increase.
spared-error-after = Write an amount above { $before }. Otherwise it is no increase.
spared-error-before = The day and the increase don’t lie before the beginning of the contract.
spared-error-twice = There is a request about the increase of { $month } already. Decide about that one.
event-spared-asked = Asked to be spared the increase of { $month }
event-spared-granted = Increase of { $month } spared: { $amount } a month
event-spared-refused = The increase of { $month } goes on
entry-spared = spared increase of { $month }

register-spared-title = Spared rent increases
register-spared-lead = Who asked, what we decided, and why not when it became a no.
register-spared-none = Nothing was decided about this in this year.
register-spared-total =
    { $count ->
        [one] 1 decision
       *[other] { $count } decisions
    }
register-spared-column-from = Increase of
register-spared-column-spares = Spares a month
register-spared-column-verdict = Decision
register-spared-column-why = Reason
register-spared-column-by = By
register-spared-csv = Spared increases as a file for a spreadsheet (CSV)
register-spared-yes = yes
register-spared-no = no
