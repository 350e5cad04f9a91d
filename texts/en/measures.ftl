# The measures: what could help now, what was told, and the association's toolbox.

measures-title = What could help now?
measures-fold = Show what is possible
measures-field = What fits best now?
measures-field-hint = Choose together. Nothing is chosen yet, and it can always change.
measures-nothing-yet = Nothing yet
measures-nothing-yet-hint = Talking, listening or waiting first is a choice too.
measures-what = What does it mean?
measures-decides = Decides: { $who }.
measures-button = This is our choice
measures-made = Chosen before
measures-chosen-by = { $day }, by { $name }
measures-too-early = on { $day } we see whether the rent comes in
measures-flows = the rent comes in
measures-not-yet = the rent does not come in yet
measures-done = Written down: { $name }.
measures-done-nothing = Written down: nothing yet. That is fine too.
measures-go-on = Go on and agree on it
measures-agree = Agree who does what
measures-choose-first = First choose what fits. Nothing yet is possible too.
measures-told = What was told
measures-tell = Was it told why paying became hard?
cause-field = What was told?
cause-field-hint = Only when somebody told it. We do not guess. It is not needed.
cause-who = Who told it?
cause-button = Write down
cause-done = Written down. What could help follows it.
cause-over = This is over
cause-choose-first = Choose what was told, and by whom.
cause-told-to = { $day }, to { $name }
cause-said =
    { $party ->
        [tenant] the tenant
        [association] one of us
       *[third] somebody else
    }
cause =
    { $code ->
        [income_stopped] No income comes in any more
        [income_less] Less income comes in
        [benefit_late] A benefit or allowance comes later
        [household_change] The household changed
        [higher_costs] Costs became higher
        [other_debts] There are other bills too
        [paperwork] Letters were left lying
        [home_defect] Something in the home is broken
        [moving] Wants to move or has just moved
        [forgotten] It was forgotten
        [booking] Something went wrong with us or the bank
        [stuck] Many agencies, and nothing moves
       *[other] Something else
    }

toolbox-title = Measures
toolbox-words = Which measures you offer, your own measures, how often they are chosen, and what was told of why paying became hard.
toolbox-open = See the measures
toolbox-lead = A tenant’s page shows three to seven that fit the facts. Here you choose which take part. All begin on.
toolbox-done-offer = Saved. It is so on tenants’ pages at once.
toolbox-done-own = The measure is saved and takes part at once.
toolbox-done-away = The measure is gone. What was chosen with it stays.
toolbox-new = Add a measure of your own
toolbox-change-title = Change your own measure
toolbox-group =
    { $group ->
        [prevent] Prevent
        [signal] See in time
       *[resolve] Resolve
    }
toolbox-first = goes first
toolbox-own = our own
toolbox-left-out = not offered
toolbox-when = When it helps
toolbox-decides = Decides: { $who }.
toolbox-source = Source: { $source }. Last looked at on { $when }. Number { $code }.
toolbox-offer = Offer again
toolbox-leave-out = Do not offer
toolbox-change = Change
toolbox-use = Use and effect
toolbox-use-lead = Numbers of households of the last two years. { $months } months after the choice we look in the ledger whether the rent comes in. Whether the measure did that, this does not tell. It tells nothing of people: fewer than { $number } households are not shown.
toolbox-use-none = Nothing was chosen yet.
toolbox-use-measure = Measure
toolbox-use-offered = Offered
toolbox-use-chosen = Chosen
toolbox-use-since = The rent comes in
toolbox-use-flows = with { $flows } of { $of }
toolbox-use-too-few = too few to count yet
toolbox-reasons = Why paying became hard
toolbox-reasons-lead = What tenants told in the last two years, in numbers of households. Who told more than one thing counts once with each. Fewer than { $number } households are not shown.
toolbox-reasons-none = Nothing was told yet.
toolbox-reason = What was told
toolbox-reason-homes = Households
toolbox-field-code = Short code
toolbox-field-code-hint = Letters, digits or a hyphen, for instance L1. The codes M1, M2 and so on belong to the toolbox.
toolbox-field-name = Name, in Dutch
toolbox-field-name-en = Name, in English
toolbox-field-what = What is it? In Dutch
toolbox-field-what-hint = One short sentence that the tenant can read.
toolbox-field-what-en = What is it? In English
toolbox-field-group = Where does it belong?
toolbox-field-decides = Who decides?
toolbox-field-source = Where does it come from?
toolbox-field-source-hint = For instance: agreement with the community centre, May 2026.
toolbox-field-when = When does it help?
toolbox-field-when-hint = Choose a fact and write in one line why it fits then. One is enough.
toolbox-field-fact = Fact
toolbox-field-fact-none = Choose a fact
toolbox-field-line = Why it fits then, in Dutch
toolbox-field-line-en = Why it fits then, in English
toolbox-save = Save
toolbox-away = Take away
toolbox-error-code = A code has 2 to 20 letters, digits or hyphens, and is none of M1, M2 and so on.
toolbox-error-taken = Another measure has this code. Choose another one.
toolbox-error-field = Fill this in.
toolbox-error-long = This is too long: a name has at most 60 characters, a sentence 160.
sign =
    { $code ->
        [always] always fits
        [past_due] something is past due
        [current_rent_open] the current rent is not in yet
        [first_miss] late for the first time
        [day_shift] the money comes on another day
        [creep] later each time or in parts
        [reversed] the bank took it back
        [stopped] no rent comes in
        [long_open] open for three months or more
        [old_debt_kept] the rent comes in again, an old amount is open
        [plan_missed] a term did not work out
        [expected] told that paying will be hard
        [unreached] sought, not reached yet
        [first_home] lives there less than a year
        [income_stopped] told: income stopped
        [income_less] told: income became less
        [benefit_late] told: a benefit comes late
        [household_change] told: the household changed
        [higher_costs] told: higher costs
        [other_debts] told: other bills
        [paperwork] told: letters were left lying
        [home_defect] told: something in the home is broken
        [wants_to_move] told: wants to move
        [forgotten] told: it was forgotten
        [stuck] told: many agencies, nothing moves
       *[other] { $code }
    }
