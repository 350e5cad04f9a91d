# Handing over to a bailiff or an agency, and taking back.

hand-over-title = Hand over
hand-over-link = Hand over or take back
hand-over-lead = A bailiff or an agency can go on with the case. Taking back is always possible, at the last gate.
hand-over-not-yet = Not yet: two people first decide about transfer at the last gate.
hand-over-claims = We then ask { $amount }.
hand-over-field-to = To whom?
hand-over-field-why = Why?
hand-over-field-end = Why does it stop?
hand-over-button = Hand over
hand-over-end-button = Write down that it stops
hand-over-since = { $party } has the case since { $day }, for { $amount }. Reason: { $reason }.
hand-over-ended = Stopped on { $day }: { $reason }.
hand-over-earlier = Handed over before
hand-over-error-to = Choose to whom.
hand-over-error-register = { $party } is not in the register of collectors on { $day }. Choose another one, or a bailiff.
hand-over-error-before = That is too early. Choose { $day } or later.
hand-over-error-there = The case is handed over already. Let that stop first.
hand-over-error-reason = Choose a reason of the list.
hand-over-error-nothing = There is nothing left to ask.
hand-over-error-ended = This stopped already.
collectors-title = Bailiffs and collection agencies
collectors-lead = An agency may work for us only when it is in the register (Wki). A bailiff need not be.
collectors-none = Nobody is written down yet.
collectors-change = Change { $name }
collectors-exempt = Need not be in the register.
collectors-unregistered = Is not in the register: handing over is not possible.
collectors-registered = In the register from { $from }, number { $number }.
collectors-registered-until = In the register from { $from } until and with { $until }, number { $number }.
collectors-form = Add or change
collectors-field-name = Name
collectors-field-kind = What is it?
collectors-field-number = Number in the register
collectors-field-number-hint = Only for an agency.
collectors-field-from = In the register from
collectors-field-until = Until and with
collectors-error-kind = Choose what it is.
collectors-error-register = Fill in the number and from which day. The last day is not before the first.
collectors-vera = See what other programs read (VERA)
collectors-programs = For other programs
collectors-programs-words = Other programs of the association read what is handed over, with a key of their own. The administrator makes that key. By hand works too: take the file.
collectors-file = Take all of it as a file (JSON)
collector-kind =
    { $kind ->
        [DEU] bailiff
       *[INC] collection agency
    }
