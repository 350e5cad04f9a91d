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
