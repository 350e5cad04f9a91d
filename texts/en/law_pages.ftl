# The pages about the law: forms and tables.

nav-law = Law
law-title = The law
law-lead = Work something out and see with each step the article and how certain it is.
law-back = Back to the law
law-calculators = Calculators
law-nothing-stored = What you fill in is not kept.
law-numbers = All numbers
law-numbers-words =
    { $rows } numbers with their source. { $open ->
        [one] 1 must still be confirmed.
       *[other] { $open } must still be confirmed.
    }
law-numbers-open = See all numbers
law-numbers-lead = V1, V2 and D are certain. M+, M and U must still be confirmed: do not rely on them.
law-subject =
    { $code ->
        [ai] Algorithms
        [allocation] Where a payment goes
        [care_allowance] Care allowance
        [child_budget] Child budget
        [costs] Collection costs
        [court_fee] Court fee
        [debt_help] Debt help
        [eviction] What an eviction costs
        [holidays] Public holidays
        [interest] Statutory interest
        [letter] Fourteen-days letter
        [limitation] Limitation
        [nibud] Nibud
        [norms] Limits of income and rent
        [privacy] Privacy
        [protected_income] Protected income
        [rent_allowance] Rent allowance
        [rent_increase] Rent increase
        [rent_reduction] Rent reduction
        [rent_reduction_2023] Rent reduction of 2023
        [retention] How long things are kept
        [signal] Early signals
        [tenancy] Tenancy law
        [vtlb] Amount to be left free
        [welfare] Welfare
       *[wki] Quality of collection (Wki)
    }
law-subject-count = { $name }: { $count } now
law-subject-now = { $name }: what holds now
law-subject-other = Before and later
law-subject-other-of = { $name }: before and later
law-column-number = Number
law-column-value = Value
law-column-days = Holds
law-column-source = Article and source
law-column-certainty = Certainty
law-column-step = Step
law-column-article = Article
law-reminder-which = Which end?
law-reminder-which-unconfirmed = Which are not confirmed?
law-compute = Work it out
law-outcome = Outcome
law-steps = Step by step
law-indication = indication
law-indication-words = This is no right and no decision.
law-off-badge = switched off
law-costs-title = Collection costs
law-costs-lead = What the law allows at most, on the principal.
law-letter-title = Fourteen-days letter
law-letter-lead = Until when somebody can pay without costs.
law-interest-title = Statutory interest
law-interest-lead = Interest for consumers, added once a year.
law-rent-allowance-title = Rent allowance
law-rent-allowance-lead = An indication of what a household can get.
law-care-allowance-title = Care allowance
law-care-allowance-lead = An indication of what somebody can get, alone or with a partner.
law-child-budget-title = Child budget
law-child-budget-lead = An indication of what parents can get.
law-protected-title = Protected income
law-protected-lead = An indication of what nobody may take from an income.
law-allocation-title = Booking a payment
law-allocation-lead = Where a payment goes: by the law and by your policy.
law-form-income = Income per year
law-form-partner = With an allowance partner
law-form-partner-hint = Then fill in both incomes together.
law-form-year-hint = Leave empty for this year.
law-form-on-hint = Leave empty for today.
law-form-paid-hint = Within the fourteen days of the letter.
law-form-instalment = It is an instalment, such as rent
law-form-instalment-hint = Costs are lower for a small instalment.
law-form-earlier = Earlier reminders
law-form-earlier-hint = One a line: the day, and the costs if you know them. For example 2026-09-10: 40.00
law-form-vat = With VAT
law-form-vat-hint = Only if you use a service with VAT, cannot deduct it, and say so.
law-form-working-day = Last day to a working day
law-form-working-day-hint = Milder than the law.
law-form-from = First day with interest
law-form-until = First day that no longer counts
law-form-payments = Payments
law-form-payments-hint = One a line. For example 2026-09-10: 50.00
law-form-scheme-from = First day of a statutory debt scheme (WSNP)
law-form-scheme-until = Last day of that scheme
law-form-scheme-hint = Only when there is one. No interest runs then.
law-form-unconfirmed = Also with rates that are not confirmed
law-form-unconfirmed-hint = Do not charge this interest.
law-form-rent = Bare rent per month
law-form-persons = Persons, children included
law-form-young = Everybody is under 21
law-form-young-hint = Without a child and without a handicap.
law-form-children = Age of each child
law-form-children-hint = For example 5, 13
law-form-household = Who live there
law-form-net = Net income per month
law-form-partner-income = Income of the partner a month
law-form-partner-income-hint = Net, with holiday pay.
law-form-other = Other income a month
law-form-other-hint = Income that is not in the net income.
law-form-net-hint = With holiday pay. Then you see what is left for all creditors together.
law-form-claims = Claims
law-form-claims-hint = One a line: the due day, the rent, and interest and costs if there are any. For example 2026-09-01: 600.00 5.00 40.00
law-form-month = Month that the payer named
law-form-month-hint = For example 2026-11
