# The law: steps of the calculators, reasons not to compute, certainty.

law-step-added = We add { $claims } claims: { $total } together. That must be in one letter.
law-step-paid = { $paid } was paid in time. Costs are computed on the rest: { $left }.
law-step-all-paid = Everything was paid in time. Then there are no costs.
law-step-slice = { $percent } of { $part } is { $costs }.
law-step-minimum = That is less than the lowest amount. So { $costs }.
law-step-maximum = That is more than the highest amount. So { $costs }.
law-step-highest-instalment = One letter for { $instalments } small instalments: only the highest counts, { $largest }.
law-step-not-small = An instalment is above { $band }. Then the ordinary scale applies.
law-step-look-back =
    In the { $months } months before: { $found ->
        [0] no earlier reminder.
        [one] one earlier reminder, with { $asked } of costs.
       *[other] { $found } earlier reminders, with { $asked } of costs.
    }
law-step-first-instalment = The first small instalment in half a year costs { $costs }.
law-step-next-instalment = Each next small instalment costs { $costs }.
law-step-instalment-cap = Together it may not be more than { $cap } in half a year. What remains: { $costs }.
law-step-vat = VAT of { $percent }: { $vat }. Only if you use a service with VAT, cannot deduct it, and say so.
law-step-delivered = Posted on { $posted }. After { $days } post days the letter counts as delivered: { $on }. Sundays, Mondays and public holidays do not count.
law-step-received = Received on { $on }. The landlord must be able to prove it.
law-step-free-days = { $days } whole days to pay, from { $first } up to and including { $last }.
law-step-moved = { $was } is not a working day. The last day becomes { $last }. That is milder than the law.
law-step-interest = From { $from } until { $until }: { $days } days, { $percent } of { $base } is { $interest }.
law-step-compounded = On { $on } a year is full. That year’s interest ({ $interest }) is added. Now over { $base }.
law-step-payment = On { $on } { $amount } came in: { $interest } for interest, { $principal } for the principal.
law-step-counted-rent = Of the bare rent ({ $rent }) at most { $most } counts: { $counted }.
law-step-own-share = { $own } is what everybody pays.
law-step-rent-part = From { $above } to { $top } { $percent } counts: { $amount }.
law-step-below-taper = The income is not above { $from }. Nothing goes off.
law-step-taper = The income ({ $income }) is above { $from }. { $percent } of the excess goes off: { $off }.
law-step-per-month = Per month: { $amount }.
law-step-per-year = Per year: { $amount }.
law-step-capital = With capital above { $limit } there is no right. That was not looked at here.
law-step-premium =
    The standard premium is { $premium } a year, for { $persons ->
        [one] one person.
       *[other] { $persons } persons.
    }
law-step-premium-norm = One pays { $percent } of the threshold income ({ $threshold }) oneself: { $norm }.
law-step-too-small = Less than { $smallest } a year is not paid.
law-step-children =
    { $number ->
        [one] One child
       *[other] { $number } children
    } at { $each }: { $total }.
law-step-older-children =
    Extra for { $number ->
        [one] one child
       *[other] { $number } children
    } of { $from } to { $to } years: { $total }.
law-step-single-parent = Extra for a single parent: { $amount }.
law-step-norm-share = { $percent } of the welfare norm ({ $norm }) is { $amount }.
law-step-lost-care = Added for care allowance lost by income: { $amount } (at most { $most }).
law-step-lost-rent = Added for rent allowance lost by income: { $amount } (at most { $most }).
law-step-lost-child = Added for child budget lost by income: { $amount }.
law-step-household-maximum = For { $household } it is at most { $most }.
law-step-net-share = It is at most { $percent } of the net income ({ $net }): { $most }.
law-step-partner = The partner’s income ({ $income }) lowers it by { $off }, at most half.
law-step-other-income = Income that nobody seizes goes off: { $off }.
law-step-room = What remains for all creditors together is at most { $room } a month.
law-step-designated = The payer named a month. That goes first.
law-step-by-law = By the law: first what is due, then the oldest.
law-step-within-law = Within one claim by the law: costs, interest, principal.
law-step-by-policy = By your policy: the order your organisation chose.
law-step-within-policy = Within one claim by your policy: rent first, interest and costs last. The law allows it.
law-step-left-over = Left over: { $law } by the law, { $policy } by your policy.
law-household-single = a single person
law-household-single-parent = a single parent
law-household-couple = a couple without children
law-household-couple-with-children = a couple with children
law-certainty-v1 = stands in the law or at the body itself
law-certainty-v2 = stands in a secondary source
law-certainty-d = computed from verified numbers
law-certainty-m-plus = memory and one source, to be confirmed
law-certainty-m = from memory, to be confirmed
law-certainty-u = looked for and not found, to be confirmed
law-confirm-lawyer = the association’s lawyer
law-confirm-finance = the finance department
law-confirm-policy = whoever decides on policy
law-confirm-privacy = the privacy officer
law-confirm-by = To be confirmed by { $who }.
law-value-unknown = unknown
law-value-yes = yes
law-value-no = no
law-value-off = switched off
law-value-rest = the rest
law-value-days =
    { $number ->
        [one] 1 day
       *[other] { $number } days
    }
law-value-working-days =
    { $number ->
        [one] 1 working day
       *[other] { $number } working days
    }
law-value-weeks =
    { $number ->
        [one] 1 week
       *[other] { $number } weeks
    }
law-value-months =
    { $number ->
        [one] 1 month
       *[other] { $number } months
    }
law-value-years =
    { $number ->
        [one] 1 year
       *[other] { $number } years
    }
law-value-slice = { $value } of { $amount }
law-value-band = { $value } up to { $amount }
law-span = { $from } up to and including { $to }
law-span-open = from { $from } on
law-row-name = { $name } ({ $code }), { $span }, certainty { $certainty }, { $file } line { $line }
law-refused-not-yet = This rule did not exist yet on { $on }: the first row is { $row }. Choose a later day.
law-refused-ended = No number is known for { $on } yet: the last row is { $row }. Add the next row (see docs/law.md).
law-refused-unknown = This number is not known: { $row }. Look it up and add it as your own row (see docs/law.md).
law-refused-off = This row is switched off: { $row }. Switch it on, or do without.
law-refused-unconfirmed = Not confirmed yet: { $rows }. Have it confirmed, or use it on purpose.
law-refused-absent = The law data lacks { $code }. Restore the shipped files.
law-refused-not-positive = { $field } is { $amount }. Fill in an amount above zero.
law-refused-negative = { $field } is { $amount }. Fill in zero or more.
law-refused-too-large = { $field } is { $amount }. That is far above what this rule is for (at most { $most }). Look the amount up again.
law-refused-paid-too-much = { $paid } was paid but only { $principal } was open. Fill in what was paid on this claim.
law-refused-range = { $field } is { $number }. Fill in a number from { $least } up to and including { $most }.
law-refused-no-child = There is no child. Fill in the age of each child, from 0 up to and including 17.
law-refused-order = The end ({ $until }) must be after the start ({ $from }). The end day itself does not count.
law-refused-outside = { $field } on { $on } lies outside the period from { $from } until { $until }. Leave it out or choose another period.
law-refused-in-scheme = No interest runs then: from { $first } until and with { $last } a statutory debt scheme holds (WSNP, art. 303 Fw). Work out the days before and after it apart.
law-refused-no-claim = There is no claim. Fill in at least one.
law-refused-same-month = There are two claims in { $month }. Add them up: one month is one claim.
law-refused-too-many = { $field } is given { $number } times. At most { $most } is possible at once.
law-refused-not-an-amount = { $field }: “{ $text }” is not an amount. Write it like 742.18.
law-refused-not-a-day = { $field }: “{ $text }” is not a day we know. Write it like 2026-11-21.
law-refused-not-a-number = { $field }: “{ $text }” is not a whole number. Write for example 2.
law-refused-not-a-choice = { $field }: we do not know “{ $text }”. Choose from { $known }.
law-refused-not-a-pair = { $field }: “{ $text }” is not complete. Write it like { $example }.
law-refused-missing = { $field } is not filled in. Write for example { $example }.
law-field-principal = The principal
law-field-paid = What was paid in time
law-field-earlier = An earlier reminder
law-field-from = The start
law-field-until = The end
law-field-payment = The payment
law-field-rent = The bare rent
law-field-income = The income
law-field-household = The household
law-field-children = The age of a child
law-field-net = The net income
law-field-partner = The partner’s income
law-field-other = The other income
law-field-year = The year
law-field-claim = The claim
law-field-posted = The day of posting
law-field-on = The day
law-field-received = The day of receipt
law-field-month = The month
law-field-policy = The policy
law-costs-said = Collection costs on { $basis }: { $costs }.
law-costs-said-vat = Collection costs on { $basis }: { $costs }. With VAT: { $total }.
law-letter-said = The letter counts as delivered on { $delivered }. Paying without costs is possible up to and including { $last }. Costs may be asked from { $from }.
law-interest-said = Statutory interest from { $from } until { $until }: { $interest }.
law-interest-paid-said = After the payments what is still open is { $open }.
law-rent-allowance-said = Indication of rent allowance: { $amount } a month. Check it with the official trial calculation.
law-care-allowance-said = Indication of care allowance: { $amount } a month. Check it with the official trial calculation.
law-child-budget-said = Indication of child budget: { $amount } a year. Check it with the official trial calculation.
law-protected-said = Indication of protected income: { $amount } a month.
law-allocation-said = This is how { $amount } is booked.
law-allocation-by-law = By the law
law-allocation-by-policy = By your policy
law-allocation-line = claim of { $due }: { $principal } rent, { $interest } interest, { $costs } costs
law-off-by-default = Your policy does not charge this. It only shows what the law would allow.
law-reminder-title = New numbers per { $turn }
law-reminder-ending =
    { $number ->
        [one] One number ends.
       *[other] { $number } numbers end.
    } Look the new ones up and add them to the law data.
law-reminder-unconfirmed =
    { $number ->
        [one] One number is not confirmed yet.
       *[other] { $number } numbers are not confirmed yet.
    }
law-reminder-none = All numbers are there and confirmed.
