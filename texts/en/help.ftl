# What makes paying easier: pause, plan, deferral, "do you see it this way?", and who pays.
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
