# What was done: the milestones with what proves them, what can't be done yet and why, and what somebody adds.

milestone-due = The agreed day came and the rent was not in yet
milestone-noticed = We noticed
milestone-contact-sought = We sought personal contact for the first time
milestone-help-offered = We pointed to help and wrote a reminder
milestone-municipality-told = The municipality knows, or the tenant does not want that
milestone-reviewed = We looked back: how do we go on?
milestone-transfer = Transfer

path-title = What was done
path-phase = This far the case is:
path-lead = This fills itself from normal work. You are free in what you do and when.
path-reached-mark = done
path-open-mark = not yet
path-tries =
    { $count ->
        [one] 1 call, visit or talk
       *[other] { $count } calls, visits or talks
    }
path-tries-last = , the last on { $day }
path-spoken = Spoke on { $day }
path-not-spoken = Nobody spoken to yet
path-silence = The tenant could answer and did not object
path-by = { $what }, by { $name }
path-nobody-told = Not passed on yet.
path-transfer-ready = The conditions are met. Transfer stays a decision of two people, and there is always a way back.
path-transfer-waits = Not possible yet, because:
path-waits-above = something above is still missing
path-told-waits = Can't be passed on yet, because:
path-objection = { $name } does not want us to pass on details to the municipality (said on { $day }). That counts for good.
path-add-link = Write down something that is not here yet

not-yet-no-personal-contact = nobody called or rang, and no card was left
not-yet-no-debt-help = debt help was not pointed to yet
not-yet-no-reminder = no reminder was written yet
not-yet-no-offer = no reminder offered to pass on details yet
not-yet-may-answer = the tenant may still answer, until and with { $day }
not-yet-objected = the tenant does not want it (said on { $day })
not-yet-not-informed = the municipality does not know yet
not-yet-municipality-at-work = the municipality still has time, until and with { $day }
not-yet-no-review = nobody looked back since the municipality knows
not-yet-paused = a pause runs, until and with { $day }
not-yet-disputed = the tenant sees a part of it otherwise, and that goes first
not-yet-no-household = nobody asked who lives here, and whether children do
not-yet-no-fresh-eyes = nobody looked with fresh eyes yet: somebody else, another way or another part of the day
not-yet-plan-kept = an agreement is being kept
not-yet-in-scheme = all that is open stands outside our collection: { $kind }
not-yet-stopped-by-law = a judge or the law stops us, until and with { $day }

proof-debt-help = Pointed to debt help
proof-debt-help-hint = in a talk, a letter or a message
proof-reminder = Wrote a reminder
proof-reminder-hint = on paper or by e-mail
proof-offer = A reminder with the offer to pass on details
proof-offer-hint = name, address, phone, e-mail and the amount; the tenant may say no
proof-yes = The tenant said yes
proof-yes-hint = the municipality may get in touch
proof-no-objection = The tenant has nothing against it
proof-no-objection-hint = hearing nothing need not be written down
proof-objection = The tenant does not want it
proof-objection-hint = then nothing goes to the municipality, ever
proof-informed = Passed on to the municipality
proof-informed-hint = on the municipality's own site, so not with a file from here
proof-answered = The municipality told how it ended
proof-answered-hint = write down the outcome only, not why
proof-review = Looked back
proof-review-hint = write down how we go on, and why
proof-children = Asked who lives here: children do
proof-no-children = Asked who lives here: no children do
proof-children-hint = only yes or no, no names and no ages
proof-transferred = Decision of two people: transfer
proof-brought-back = Brought back: we go on together
proof-mistake = Was a mistake

proof-title = Write down what was done
proof-lead = Most things are here by themselves: a talk, a visit, a letter from here. What happened elsewhere you write down here.
proof-field-kind = What was done or said?
proof-field-on = On which day?
proof-field-contact = To which contact does it belong?
proof-field-day-part = When does it suit the tenant best?
proof-field-day-part-hint = Ask this with a yes. It goes along to the municipality.
proof-field-words = In one line
proof-field-words-hint = The tenant can read this. When looking back: how do we go on, and why?
proof-button = Write down
proof-ticks = Did you also do this in the contact?
proof-done = Written down. Below you see what was done.
proof-taken-back = Taken back. Both are kept.
proof-listed = What was written down here before
proof-take-back = This is not right
proof-field-why = What is not right?
proof-take-back-button = Take back
proof-struck = taken back: { $words }
proof-error-kind = Choose what was done or said.
proof-error-on = Choose a day between the start of the tenancy and today.
proof-error-words = Write down how we go on, and why.
proof-error-why = Write down what is not right.
proof-error-contact = This contact does not belong to this tenant. Choose another, or none.
proof-error-not-yet = Not possible yet: { $reasons }.
proof-error-nothing = Nothing is open, so there is nothing to pass on.
