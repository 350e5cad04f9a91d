# What makes paying easier: pause and plan. Deferral, "is this how you see it?" and who pays stand in easing.ftl.
# A colleague says the sentences between quotes to the tenant: short, true, kind.

sheet-error-day = Write a day, for instance { $example }.
sheet-error-changed = A colleague has just changed this. Look again and then do it once more.
sheet-error-before-tenancy = The tenancy began on { $start }. Choose a day from then on.

# Pause
pause-source-tenant = The tenant asked for it
pause-source-worker = We proposed it
pause-source-debt-help-notice = Notice of debt help
pause-source-judge = The judge
pause-source-administrator = The administrator
pause-source-hint =
    { $months ->
        [one] 1 month at most
       *[other] { $months } months at most
    }
pause-reason-income-decision = Waits for a decision about income
pause-reason-debt-help = Debt help has begun
pause-reason-court = Decision of the court
pause-reason-life-event = Something serious happened
pause-reason-our-turn = We must find something out first
pause-reason-other = Something else

pause-runs = A pause runs, up to and including { $day }
pause-say-stops =
    { $form ->
        [je] Up to and including { $last } we ask you nothing about the amount that is still open. You get no letter or message about it, and no costs are added.
       *[u] Up to and including { $last } we ask you nothing about the amount that is still open. You get no letter or message about it, and no costs are added.
    }
pause-say-goes-on =
    { $form ->
        [je] The rent of each month does go on. So does help: you can always call us.
       *[u] The rent of each month does go on. So does help: you can always call us.
    }
pause-say-then =
    { $form ->
        [je] On { $call } we call you first. No letter comes out of the blue.
       *[u] On { $call } we call you first. No letter comes out of the blue.
    }
pause-span = { $from } up to and including { $until }.
pause-review = { $day } we ask how it goes
pause-by = agreed on { $day } with { $name }
pause-made = agreed on { $day }
pause-was = on { $day } this said: up to and including { $until }
pause-coming = A pause that is still to begin
pause-earlier = Earlier pauses
pause-start-link = Agree on a pause
pause-change-link = End it early or let it go on

pause-title = Agree on a pause
pause-lead = In a pause we ask nothing about the amount that is open. No message about it leaves, no costs arise and nothing grows older. The rent of each month, help and talks go on.
pause-field-source = Whom does the pause come from?
pause-field-reason = Why?
pause-field-reason-hint = Only the kind of reason. Nothing about health.
pause-field-from = First day
pause-field-from-hint = Empty is today. A day in the past may be, such as the day of the notice.
pause-field-until = Last day
pause-field-until-hint = Empty is as long as it says above.
pause-field-review = When do we ask how it goes?
pause-field-review-hint = A day within the pause. Then calling is on the list.
pause-field-words = In the tenant's words
pause-field-words-hint = Write it as it was said. The tenant may read this.
pause-button = Let the pause begin
pause-done = The pause runs, up to and including { $day }. Until then nothing leaves about money.
pause-done-later = The pause is recorded.
pause-changed = The pause now runs up to and including { $day }. From { $call } on, calling is on the list.
pause-change-title = Change the pause
pause-field-what = What changes?
pause-end-today = Today is the last day
pause-end-today-hint = Tomorrow, calling is on the list.
pause-end-day = Another last day
pause-field-new = Which last day?
pause-field-new-hint = { $most } at the latest.
pause-end-button = Save

pause-error-source = Choose whom the pause comes from.
pause-error-reason = Choose a reason. "Something else" is fine too.
pause-error-what = Choose what changes.
pause-error-day = Choose the new last day.
pause-error-over = Choose a last day from today on.
pause-error-not-open = This pause is over. Agree on a new one if needed.
pause-error-before = The pause begins on { $from }. Choose a last day after that.
pause-error-long = A pause from this source lasts until { $most } at most. Choose an earlier day. A new one may follow.
pause-error-review = Choose a day within the pause.
pause-opening = A pause runs. Calling anyway? Ask how it goes, not about the amount.

event-pause = Pause agreed, { $from } up to and including { $until }
event-pause-changed = Pause changed: up to and including { $until }

# Payment plan
plan-title = Payment plan
plan-first = First: does the rent of the next two months come in?
plan-after-pause = A pause runs. You talk about a plan after it, or when the tenant brings it up.
plan-asked-link = The tenant asks for it: make a payment plan
plan-in-pause = A pause runs up to and with { $until }. Make a plan now only when the tenant asks for it.
plan-own-step = First step of their own: { $step }.
plan-field-step = What does the tenant do first?
plan-field-step-hint = A small step that the tenant chooses. “I ask my sister” is a step too.
plan-field-step-by = When is that step done?
plan-field-step-by-hint = Within a week.
plan-error-step = Write which first step the tenant chooses.
plan-error-step-by = Choose a day from today up to and with { $last }. Then the first step works out soon.
plan-first-why = Who pays, what and when? Only then you look at the amount that is open.
plan-link = Make a payment plan for { $amount }
plan-none = There is no plan yet.
plan-stopped = Stopped plans
plan-talk = give a call
plan-kept = { $kept } of { $count } times kept.
plan-missed-times =
    { $count ->
        [one] Once it did not work out in time.
       *[other] { $count } times it did not work out in time.
    }
plan-left = { $amount } to go.
plan-next = The next payment is { $amount } on { $day }, beside the rent.
plan-rest = { $amount } is not in the plan. You look at that together at the end.
plan-lighter = It went well { $count } times in a row. So we watch more lightly: when a payment does not come for once, we wait { $days } days longer before we call.
plan-by = agreed on { $day } with { $name }
plan-made = agreed on { $day }
plan-terms = All payments
plan-terms-table = Payments of the plan, beside the rent
plan-change-link = Move a payment or change the plan
plan-solved = Solved around { $month }
plan-runs = The plan goes on
plan-done = Plan finished on { $day }. All is paid.
plan-done-plain = Plan finished. All is paid.
plan-stopped-on = Stopped on { $day }, in consultation
plan-miss = The { $amount } of { $day } is not in yet. The plan simply goes on. This is possible:
plan-choice-pay = pay it after all, by { $day }
plan-choice-skip = skip it this time; then it is solved around { $month }
plan-choice-talk = call, and choose another day or a lower amount together
plan-choice-together = see together whether the plan is too tight, and who can help
plan-rent = Rent:
plan-rent-line = { $month } { $amount } on { $day }, { $who }
plan-rent-unsafe = the rent is not quite safe yet
plan-column-day = Day
plan-column-amount = Amount
plan-column-how = How it stands
term-kept = kept
term-late = came after all, on { $day }
term-part = { $amount } is in
term-missed = did not work out yet
term-not-needed = not needed any more
term-ahead = { $amount } is in already
term-open = to come
plan-versions = How the plan changed ({ $count } versions)
plan-line-amount = { $day }: { $was } became { $now }
plan-line-day = { $amount }: from { $was } to { $now }
plan-line-new = new: { $amount } on { $day }
plan-line-gone = gone: { $amount } on { $day }
plan-end-moved = The end went from { $was } to { $now }.
plan-lines-more = and { $count } more lines
plan-times =
    { $count ->
        [one] once { $amount }
       *[other] { $count } times { $amount }
    }
plan-then = , then{" "}
plan-saved = The plan stands. Until the next payment it stays quiet.
plan-changed = The plan is changed. The version before is kept.

who-pays-tenant = the tenant
who-pays-co-tenant = the co-tenant or partner
who-pays-municipality = the municipality
who-pays-administrator = the administrator
who-pays-fund = a fund
who-pays-family = family or a friend
origin-phone = on the phone
origin-visit = at home, at the table
origin-letter = by letter or mail
origin-desk = at the desk
origin-self-service = by the tenant alone
plan-change-agreed = agreed
plan-change-too-tight = lower and longer, it was too tight
plan-change-moved = a payment moved
plan-change-split = a payment in parts
plan-change-skipped = a payment skipped
plan-change-faster = faster than agreed
plan-change-added = new months added
plan-change-reduced = a part fell away
plan-change-remade = made again
plan-change-stopped = stopped in consultation
plan-change-wording = something corrected

plan-build-title = Make a payment plan
plan-nothing-open = Nothing is open that has no plan yet.
plan-about = It is about { $amount }, beside the rent.
plan-example = No proposal yet. With { $amount } a month it is solved around { $month }.
plan-step-rent = 1. Does the rent come in?
plan-step-rent-why = A plan holds only when the rent itself is safe. Who pays, what and when?
plan-rent-month = Rent of { $month }
plan-rent-who = Who pays the rent of { $month }?
plan-rent-who-same = Empty is the same as above.
plan-rent-amount = What?
plan-rent-day = When?
plan-step-own = 2. What does the tenant propose?
plan-step-own-why = Ask first. A plan that comes from the tenant holds longest.
plan-field-each = How much each time?
plan-field-each-hint = Beside the rent, for instance 50.
plan-field-rhythm = How often?
plan-field-first = From which day?
plan-field-first-hint = For instance the day after wages or holiday pay.
plan-shape = Another shape: growing, a sum at once, a free month, or own days
plan-field-raise = After that so much more
plan-field-every = After how many times?
plan-field-lump = A sum at once
plan-field-lump-on = On which day does it come?
plan-field-break = A month without a payment
plan-field-break-hint = Choose a day in that month.
plan-field-own = Own days and amounts
plan-own-hint = Each payment on a line of its own, such as: { $example } 50.00
plan-work-out = Work out
plan-too-tight = Too tight: lower and longer
rhythm-monthly = each month
rhythm-four-weekly = every four weeks
rhythm-fortnightly = every two weeks
rhythm-weekly = every week
plan-step-choose = 3. Which plan fits?
plan-rest-open = { $amount } stays outside the plan. You look at that together at the end.
plan-field-choose = Choose together
plan-variant-own = The own proposal
plan-variant-calmer = Lower and longer
plan-variant-growing = Begin low
plan-field-how = How did the plan come about?
plan-field-whose = Who proposed it?
plan-field-told = "You told us …"
plan-field-told-hint = What the tenant told and agrees to be kept. The tenant may read this.
plan-field-aftercare = Shall we call after the plan to ask how it goes?
plan-yes = Yes
plan-no = Rather not
plan-save = Agree on the plan
plan-error-each = Write how much the tenant proposes each time.
plan-error-first = Choose a first day from today on, for instance { $example }.
plan-error-line = Line { $line }: write a day from today on and an amount, with a space between.
plan-error-longer = Together this is { $planned }, and { $open } is open. Make it lower.
plan-error-many = These are too many payments. Choose a higher amount each time.
plan-error-lump = That is more than the { $total } of the plan. Choose a lower amount.
plan-error-lowest = Lower than { $amount } a time does not help. A pause or help fits better.
plan-error-choose = Choose one of the plans.
plan-error-rent = Choose first who pays the rent. Without a safe rent there is no plan.
plan-error-terms = The days and amounts do not fit together. Look at them again.

plan-change-title = Change the plan
plan-field-what = What fits better?
plan-turn-move = A payment on another day
plan-move-hint = { $days } days later at most
plan-turn-split = A payment in parts
plan-turn-skip = Skip a payment
plan-turn-skip-hint = the plan becomes one payment longer
plan-turn-lower = Too tight: lower and longer
plan-lower-hint = { $amount } a time, solved around { $month }
plan-turn-stop = Stop the plan
plan-turn-stop-hint = only in consultation; what is paid stays paid
plan-field-which = Which payment?
plan-which = { $amount } of { $day }
plan-which-missed = { $amount } of { $day }, did not work out yet
plan-field-day = To which day?
plan-field-day-hint = Only if you chose another day.
plan-field-parts = In how many parts?
plan-field-between = How many days between?
plan-turn-button = Change the plan
plan-error-what = Choose what changes.
plan-error-which = Choose which payment.
plan-error-paid = This payment is in already. There is nothing left to change.
plan-error-far = Moving is possible until { $most }. Later? Choose "skip" or "lower and longer".
plan-error-past = Choose a day from today on.
plan-error-skipped = { $most } payments were skipped this year already. See together whether lower and longer fits better.
plan-error-parts = Choose 2 to 10 parts.
plan-error-between = Choose 1 to 31 days.
plan-error-not-open = This plan does not run any more.

event-plan = Payment plan agreed: { $words }
event-plan-changed = Payment plan: { $change }

# What is left to live on, beside the plan (S0.19). All of it may stay empty.
left-title = What is left to live on?
left-lead = Only if the tenant wants to. We work it out here and keep nothing of it.
left-who = Who live there?
left-who-choose = Choose
left-net = Wages or benefit a month
left-net-hint = Net, with holiday pay, of everybody together.
left-allowances = Allowances a month
left-allowances-hint = Rent allowance, care allowance, child budget, child benefit.
left-rent = Rent a month
left-fixed = Other fixed costs a month
left-fixed-hint = Energy, water, insurance, telephone, child care.
left-living = Needed to live on a month
left-living-hint = Food, clothes, travel.
left-others = To other bills a month
left-others-hint = What already goes to others in parts.
left-yearly = Income a year, before tax
left-yearly-hint = With this we work out what the law protects: the protected income.
left-keep = The tenant wants us to keep this
left-keep-hint = Then the outcome stands in one line among what the tenant told. Without the tick we keep nothing.
left-button = Work out what is left
left-said = { $income } comes in. After { $fixed } of fixed costs, { $left } is left to live on.
left-protected = The law protects { $protected } of the income. That leaves { $room } a month for all creditors together. This is an estimate.
left-no-ceiling = Without the income of a year we do not know what the law protects.
left-room = At most { $room } a month can go to this plan.
left-capped = No more: the law protects the rest to live on.
left-solved = Then it is solved around { $month }.
left-no-room = There is no room for a plan now. Then rest, help or waiving fits better.
left-tight-badge = too tight
left-tight = This proposal asks { $asks } in a month. Choose "Too tight: lower and longer", then it fits.
left-kept = Kept on request. Income { $income } a month, fixed costs { $fixed }, left to live on { $left }, at most { $room } to a plan.
left-error-who = Choose who live there.
left-error-net = Write what comes in a month, for instance 1,450.00.
left-error-much = This is more than a month can hold. Look at the amounts again.
