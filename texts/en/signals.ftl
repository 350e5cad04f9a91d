# Early signals: whom we may pass on to the municipality, the file, what comes back and what was agreed.

signal-title = Early signals
signal-link = Early signals
signal-lead = Who falls behind can get help from the municipality. Passing on is allowed only when everything the law asks was done and the tenant did not say no. No citizen number, note or cause ever goes along.
signal-back = Back to early signals

signal-ready = Can be passed on
signal-ready-none = There is nobody to pass on now.
signal-pick = Pass on
signal-pick-warm = warm transfer: the tenant said yes
signal-packet-yes = Said yes on { $day }.
signal-packet-day-part = Suits best: { $part }.
signal-packet-tried = Tried: { $tried }.
signal-more = There are more than stand on this page.
signal-next = To the next
signal-pick-crisis = Pass on as a crisis
signal-pick-crisis-hint = only when eviction looms; then the waiting time does not count
signal-make-button = Make the file for { $name }
signal-made = The file is ready. Fetch it below and hand it in to the municipality.
signal-made-before = This file was there already. Nothing goes to the municipality again.
signal-waits = Not to be passed on yet
signal-crisis = crisis
signal-warm = warm transfer

signal-sent = Passed on
signal-sent-caption = Who, when, and what came back
signal-col-tenant = Tenant
signal-col-sent = Passed on
signal-col-by = Municipality speaks by
signal-col-answer = Heard back
signal-no-answer = nothing yet
signal-overdue = nothing yet; call the municipality
signal-answers = Bring in answers
signal-answers-choose = File of the municipality
signal-answers-hint = CSV with the columns kenmerk, resultaat and datum. Only what we may know is kept.
signal-answers-button = Bring in
signal-answers-done =
    { $count ->
        [one] 1 answer brought in.
       *[other] { $count } answers brought in.
    }

signal-files = Files made
signal-files-words = The file stays as it was. Who fetches it stands in the trail.
signal-file-line =
    { $count ->
        [one] 1 signal
       *[other] { $count } signals
    }

signal-municipalities = Municipalities
signal-municipalities-none = There is no agreement with a municipality yet. Without one nothing leaves.
signal-municipality-new = Add a municipality
signal-municipality-change = Change the agreement
signal-municipality-title = Agreement with a municipality
signal-municipality-button = Save
signal-agreed = The agreement is saved.
signal-signed = signed on { $day }
signal-not-in-force = not in force now
signal-until = until and with { $day }
signal-ends-soon-of = The agreement with { $name } ends on { $day }. After that nothing may go there. Make a new agreement.
signal-ends-soon = ends on { $day }
signal-window = from { $days } days behind
signal-window-max = up to { $days } days
signal-least = at least { $amount }
signal-delivery = next delivery day { $day }
signal-agreed-wait = Agreed: a talk within { $days } days, within { $urgent } working days when eviction looms.
signal-measured =
    Measured: { $answered ->
        [one] 1 answer
       *[other] { $answered } answers
    }, in the middle after { $days } days, { $intime } in time, { $overdue } late and still open.
signal-measured-none = Measured: no answer yet to { $sent }, of which { $overdue } late.
signal-measured-nothing = Nothing passed on yet.

signal-field-name = Name of the municipality
signal-field-towns = Towns
signal-field-towns-hint = As they stand in addresses, with commas between.
signal-field-signed = Signed on
signal-field-until = In force until and with
signal-field-min = From how many days behind?
signal-field-min-hint = The national covenant says 30.
signal-field-max = Up to how many days?
signal-field-least = From which amount?
signal-field-items = From how many open months?
signal-field-delivery = Delivery day of the month
signal-field-delivery-hint = A day from 1 to 28. A crisis may go any day.
signal-field-format = Kind of file
signal-field-columns = Columns of the file
signal-field-columns-hint = One a line, in their order. Write your own heading so: achternaam = Name of resident. Possible: { $fields }.
signal-format-csv = CSV
signal-format-xlsx = Excel (XLSX)

signal-error-pick = First choose whom to pass on.
signal-error-municipality = There is no agreement with ‘{ $name }’. Write it down first.
signal-error-hindrance = { $reference } can't be passed on: { $why }. Nothing was made.
signal-error-file = First choose a file.
signal-error-day = Fill in a day, for instance 12-01-2026.
signal-error-number = Fill in a number, 0 or more.
signal-error-name = Fill in the name of the municipality.
signal-error-towns = Fill in the towns, as they stand in addresses.
signal-error-until = The last day lies before the day of signing. Choose a later day.
signal-error-window = The first number of days is not above the second.
signal-error-delivery = Choose a day from 1 to 28, or leave it empty.
signal-error-columns = Write each column once, with a name from the list. ‘kenmerk’ must be among them.

hindrance-nothing-past-due = nothing is past due
hindrance-former = the tenancy is over
hindrance-no-agreement = there is no agreement with the municipality of this address
hindrance-not-in-force = the agreement with the municipality is not in force now
hindrance-not-delivery-day = the municipality wants the file of this month only from { $day }
hindrance-too-young = the municipality wants to know this only from { $day }
hindrance-too-old = it has been open for longer than the municipality wants
hindrance-too-little = the amount is lower than the municipality wants
hindrance-too-few = fewer months are open than the municipality wants
hindrance-sent = this was passed on already on { $day }
hindrance-sent-this-month = a signal about this tenant left this month already, on { $day }; it does not go again

learned-repeated = not picked up: reported before
learned-unjustified = not picked up: outside what was agreed
learned-deceased = the resident has died
learned-no-resident = does not live in the municipality (any more)
learned-not-picked-up = not picked up
learned-has-help = has help already
learned-no-contact = could definitely not be reached
learned-no-reaction = no reaction after earlier contact
learned-no-help-needed = wants no help now
learned-arranged = paid or made an arrangement
learned-helped = help has begun
signal-terms-own = We count with the days of our own policy. { $why }
