# A tenant's own page. One thing at a time, nothing is fixed until the last button.

own-page-title = Own page
own-page-door = This page is for one tenant of { $association }. The postcode of the home opens it.
own-page-postcode = Postcode of the home
own-page-postcode-hint = For example 1234 AB.
own-page-postcode-empty = Fill in the postcode of the home.
own-page-postcode-wrong =
    { $left ->
        [one] This is not the postcode of the home. One more try is left.
       *[other] This is not the postcode of the home. { $left } more tries are left.
    }
own-page-open = Open the page
own-page-closed = The page closes after half an hour. The postcode opens it again.
own-page-gone-title = This link does not work any more
own-page-gone = A link works for some days. Just call us, and you get a new one.
own-page-call-us = Rather talk? Just call us.
own-page-call-name = Rather talk? Call us and ask for { $name }.
own-page-call = Rather talk? Call { $name }:
own-page-hello = Hello { $name }
own-page-home = Back to the own page
own-page-colleague = a colleague
own-page-done-plan = The plan stands. { $who } reads it today or on the next working day, and then sends a confirmation.
own-page-done-question = Thank you for the message. It is on { $who }'s list now.
own-page-done-energy = Thank you for the message. It is on the list of { $who } now. There is help with energy: an energy coach who looks along at home, or a repair. We will talk about that.
own-page-done-back = The plan was taken back. Nothing is fixed any more.
own-page-done-offer = Thank you for the answer. We keep to it.
own-page-done-wishes = Noted.
own-page-visit = A visit
own-page-visit-when = { $name } comes by on { $day }, around { $time }.
own-page-visit-other = Would another moment be better?
own-page-rent = The rent
own-page-next = The rent of { $month } is { $amount }, on { $day }.
own-page-open-now = Still open now:
own-page-open-months = That is rent of { $months }.
own-page-clear = All is paid.
own-page-cared = Something was agreed about this already. Nothing has to be done now.
own-page-debt-help = There is help with the bills. So nothing is agreed here about this amount. Calling is always fine.
own-page-with-us = Call us to make a payment plan together.
own-page-choose = Choose a payment plan
own-page-choose-lead = Paying in parts is possible: an amount of one's own, on a day of one's own.
own-page-months = The months in a row
own-page-plan = The payment plan
own-page-steps = { $kept } of { $count } payments done.
own-page-paid = paid
own-page-back-lead = Rather something else? Today the plan can still be taken back.
own-page-back = Take the plan back
own-page-offer = May the municipality help?
own-page-offer-lead = The municipality helps people with bills, for free. With a yes we pass on only: name, address, phone, e-mail and the amount. With a no we pass on nothing.
own-page-offer-yes = Yes, pass it on
own-page-offer-no = No, do not pass it on
own-page-ask = Ask something
own-page-ask-what = What is it about?
own-page-question =
    { $what ->
        [bel] Call me
        [bezoek] Another moment for the visit
        [dag] Paying the rent on another day
        [energie] Energy is too expensive
       *[lukt-niet] Paying does not work out now
    }
own-page-ask-words = In own words
own-page-ask-button = Send
own-page-ask-error = Choose what it is about.
own-page-agreed = What we agreed
own-page-wishes = What we send, and how we greet
own-page-wish-thanks = A thank-you when a step works out?
own-page-wish-aftercare = A question how it goes, after a payment plan?
own-page-wish-greeting = When we come by: how shall we greet?
own-page-wish-greeting-hint = For instance: rather no handshake, shoes off.
own-page-error-greeting = Write it in at most 160 characters, and without a citizen service number.
own-page-wish-button = Save
own-page-yes = Yes, please
own-page-no = No, rather not
own-page-each = How much a month, beside the rent?
own-page-each-fits =
    { $months ->
        [one] Choose an amount that works in an expensive month too. With { $amount } all is paid within 1 month.
       *[other] Choose an amount that works in an expensive month too. From { $amount } on all is paid within { $months } months.
    }
own-page-each-error = Write an amount, for example 50 or 62.50.
own-page-day = On which day of the month?
own-page-day-hint = For example 25, or the day after money comes in. With 31 it is the last day of the month.
own-page-day-error = Write a day from 1 to 31.
own-page-show = Show the plans
own-page-too-long-plan = This lasts longer than { $months } months. From { $amount } a month it fits. Lower is possible too: then one of us looks along.
own-page-too-low = A payment is at least { $amount }. Does that not work out? Then one of us looks along, more is possible.
own-page-pick = Which plan fits?
own-page-pick-field = Choose a plan
own-page-pick-error = Choose one of the plans.
own-page-kind =
    { $kind ->
        [own] The own proposal
        [calmer] Lower and longer
        [growing] Begin low
       *[at_once] All at once
    }
own-page-rent-who = Who pays the usual rent of { $one } and { $two }?
own-page-payer =
    { $who ->
        [tenant] I do
        [co_tenant] My partner or co-tenant
        [family] Family or a friend
       *[onzeker] That does not work out yet, or I don't know
    }
own-page-rent-error = Choose who pays the usual rent. The rent of now comes first.
own-page-rent-unsure = The rent of now comes first. Press “Ask somebody to look along”, and we find out together.
own-page-first-step = A small first step, this week
own-page-step =
    { $what ->
        [bank] I prepare the payment at my bank.
        [agenda] I put the pay day in my calendar.
       *[bellen] I call to go through the plan.
    }
own-page-step-own = Or another step, in own words
own-page-step-error = Choose a first step, or write one.
own-page-keep = Choose this plan
own-page-together-lead = Rather talk it over first? Or does this not fit?
own-page-together = Ask somebody to look along
own-page-moved = Money came in just now, or something changed. Look at the plans again and choose anew.
own-page-bsn = There is a number here that looks like a citizen service number. Take it out, we do not keep it.
own-page-too-long = This is too long. Just call us to tell it.

# What a colleague reads of it in the contact log.
own-page-note-plan = Chose a payment plan on the own page: { $terms }. Done around { $month }.
own-page-note-proposal = Proposes on the own page: { $each } a month, on day { $day }. Asks somebody to look along.
own-page-note-question =
    { $what ->
        [bel] Asks on the own page to be called.
        [bezoek] Asks on the own page for another moment for the visit.
        [dag] Asks on the own page to pay the rent on another day.
        [energie] Says on the own page that energy is too expensive.
       *[lukt-niet] Says on the own page that paying does not work out now.
    }
own-page-note-offer =
    { $kind ->
        [yes] Says yes on the own page: the municipality may have the details.
       *[objection] Says no on the own page: the details do not go to the municipality.
    }

# With the tenant, for the colleague.
own-page-part = Own page
own-page-part-lead = Give a link to pass on. The postcode of the home opens the page; choosing a plan is possible there too.
own-page-part-open = Link for { $name }, works until { $day }:
own-page-part-give = Give a link for { $name }
own-page-part-end = Let the links stop
own-page-part-given = The link works. Read it out, or send it along in a message.
own-page-part-cannot = No link now: somebody else decides about the money, or the postcode of the home is missing.
own-page-part-ended = The links do not work any more.
audit-tenant = The tenant, on the own page
own-page-visit-photo = Photo of { $name }
