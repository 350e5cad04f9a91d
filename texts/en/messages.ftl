# Messages to tenants: writing, checking, sending, and what became of them.

compose-title = Write a message
compose-link = Write a message
compose-choose = Which text fits?
compose-choose-lead = These texts fit what we know. You can still change every text.
compose-other = All other texts
compose-own-hand = Write it yourself
compose-own-hand-hint = An empty sheet. The check works then too.
compose-again = Choose another text
compose-to = To { $name }
compose-to-other = Rather to { $name }
compose-in-other =
    { $language ->
        [en] Rather in English
       *[nl] Rather in Dutch
    }
compose-field-channel = How does it leave?
compose-channel =
    { $channel ->
        [sms] Text message
        [e-mail] E-mail
        [letter] Letter
       *[card] Card
    }
compose-channel-hint =
    { $channel ->
        [sms] to { $address }
        [e-mail] to { $address }
        [letter] lies ready to be printed
       *[card] lies ready to be written by hand
    }
compose-field-subject = Subject
compose-field-body = Message
compose-field-body-hint = What stands between braces must still be filled in: below, or simply in the text.
compose-slots = Still to fill in
compose-lines = This line comes under the message
compose-button-check = Check
compose-button-send = Send
compose-button-ready = Make ready
compose-button-ready-print = Make ready to print
compose-none-here = Nobody is in this contract today. Write down first who lives there.
compose-error-body = Write a message first.
compose-error-subject = Write what it is about. That stands above the message.
compose-error-interest = This asks for interest, and we may not: the organisation charges none, or the rate of that time is not confirmed yet. Take the interest out.
compose-error-struck = This asks for interest, and the clause about it in this contract was struck out. Take the interest out.
compose-consequence = Add what can happen
compose-error-channel = Choose how it leaves.
compose-error-unfilled = Still to fill in or take away: { $slots }.
compose-error-waits = A message to this person already waits. Let it leave first, or take it back.
compose-error-address = We have no address for this way. Choose another way.
compose-error-slot =
    { $kind ->
        [day] Write a day, such as 24-11-2026.
        [month] Write a month, such as 2026-11.
        [money] Write an amount, such as 123.70.
        [count] Write a number.
       *[text] Write a few words.
    }

compose-fit =
    { $fit ->
        [rent_returns] The lower rent ends soon. Tell what comes after it.
        [term_missed] A term of the plan is not in yet.
        [first_kept] The first term of the plan is in.
        [halfway] The plan is past halfway.
        [all_paid] All of the plan is paid.
        [aftercare] The plan was finished a while ago. How is it now?
        [pause_runs] A pause runs.
        [choose_alone] The tenant can choose a plan, on the own page.
        [tenant_right] The tenant was right. Say so.
        [just_agreed] A plan was agreed this week.
        [waived] A part of the old amount need not be paid any more.
        [lower_rent] The rent is lower for a while.
        [not_in] Rent is open, and this is the first message about it.
        [not_reached] Rent is open, and a talk would help.
        [not_at_home] Nobody was at home at the last visit.
        [open_for_long] It has been open for longer. Help from outside may make a difference.
        [costs_ahead] You charge costs. The law asks for this letter first.
        [before_due] The next rent day is still to come.
       *[always] This always fits.
    }

check-title = Checked on this computer
check-nothing = Nothing found to improve.
check-advice = This is advice. You can always send.
check-ease = Reading ease { $ease }; B1 is 60 or more. On average { $average } words a sentence.
check-length-words = { $counted } of at most { $most } words.
check-length-characters =
    { $parts ->
        [one] { $counted } of at most { $most } characters, 1 text message.
       *[other] { $counted } of at most { $most } characters, { $parts } text messages.
    }
check-better = Better: { $words }
check-take = Take it
check-finding =
    { $finding ->
        [judgement] This sounds like a judgement.
        [must] This says what somebody must do. A question or a choice works better.
        [threat] This sounds like a threat.
        [sympathy] This begins from ourselves. Say what the other told, or ask.
        [jargon] Few people use this word.
        [passive] It does not say who does it.
        [capitals] Capitals read as shouting.
        [two_actions] This asks a second thing. One message, one question.
        [no_way_to_answer] It does not say how to answer or what to do.
        [mixed_address] Two forms of address are mixed.
        [long_sentence] This sentence is long.
        [long_on_average] The sentences are long.
        [hard_to_read] The message is hard to read. Shorter words and sentences help.
       *[too_long] The message is too long.
    }

hold-none = This message may leave now.
hold-title = A rule holds this back now
hold-until = { $rule } It may again from { $when }.
hold-open = { $rule } A person looks when it may again.
hold-short = It leaves by itself on { $when }.
hold-long = It does not leave by itself. It comes back on today's list.
hold-rule =
    { $rule ->
        [pause] A pause runs.
        [dispute] The tenant sees this amount otherwise, and we have not answered yet.
        [administrator] An administrator handles the money. Write to the administrator.
        [plan] A plan runs, and it goes well.
        [agreement] An agreement runs.
        [moment] A moment to talk was agreed.
        [deferral] This amount may come later.
        [scheme] Debt help runs. What was open before it we do not ask.
        [just_agreed] Something was agreed or paid just now.
        [weekly_cap] Enough messages were sent this week.
        [quiet_hours] It is evening, night, Sunday or a public holiday.
        [changed] What is open has changed since the message was written.
        [no_carrier] There is no connection yet to send this.
        [stopped] The connection was lost while sending.
       *[other] { $rule }
    }

messages-title = Messages
messages-none = No message has left yet.
messages-more = Earlier messages
message-state =
    { $state ->
        [ready] Ready
        [waiting] Waits for its moment
        [sending] Being sent now
        [sent] Sent
        [held] Held back
        [unsure] May have arrived
        [failed] Did not arrive
       *[withdrawn] Taken back
    }
message-line = { $channel } to { $name }
message-by = { $name }, { $day }
message-by-system = made by itself, { $day }
message-sent-on = left on { $when }
message-leaves = leaves on { $when }
message-why = Why: { $why }
message-text = Read the message
message-history = What happened to it
message-take-back = Take back
message-send-again = Send again
message-send-now = Send
message-arrived = It arrived
message-posted = It was posted or handed over
message-done-sent = The message leaves as soon as it may.
message-done-held = A rule holds the message back now. See below which one.
message-done-ready = The message is ready.
message-done-turned = The message was changed.
message-turn-not = That can't be done with this message (any more). See below where it stands.
message-turn-held = A rule holds this message back now: { $rule }

reason-delivery-failed =
    { $channel ->
        [sms] Our text message did not arrive.
        [e-mail] Our e-mail did not arrive.
       *[other] Our message did not arrive.
    }
reason-delivery-unsure = We do not know whether our message arrived.
reason-delivery-held = Our message of { $day } is held back. Decide what happens with it.
lane-delivery = Messages that got stuck
proposal-see-message = See the message

slot-label =
    { $slot ->
        [naam] Name of the reader
        [afzender] Who writes
        [voornaam] First name of who writes
        [functie] What who writes does here
        [nummer] Phone number of who writes
        [dagen] Days on which who writes is there
        [corporatie] The association
        [bedrag] What is open
        [wij_doen] What we do
        [u_doet] What the tenant does
        [anderen_doen] What somebody else does
        [saldo] Our whole balance
        [huurder] Who rents the home
        [huur] The rent of a month
        [maanden] The months it is about
        [betaaldag] The next pay day
        [afschrijfdag] The day of the direct debit
        [stil_tot] We do nothing until
        [tot_nu_toe] How paying went until now
        [beldag] The day on which we call
        [dagdeel] The part of the day
        [bezoekdag] The day of the visit
        [bezoektijd] The time of the visit
        [was_er_om] At what time we were there
        [eigen_woorden] What the tenant told
        [reden] The reason, in the tenant's words
        [termijn] The amount of a term
        [aantal] How many terms
        [betalingen] The payments in words
        [klaar] Around which month all is done
        [eerste_keer] The first pay day
        [uw_stap] The tenant's step
        [uw_stap_voor] By when
        [ons_antwoord] Our answer to what the tenant sees otherwise
        [mijn_stap] Our step
        [mijn_stap_voor] By when we do that
        [gemist_op] The day of the term
        [keren] How often it worked out
        [alsnog_voor] To be paid after all before
        [klaar_na_overslaan] Around which month all is done after skipping
        [pauze_van] First day of the pause
        [pauze_tot] Last day of the pause
        [wie_betaalt] Who pays the rent
        [op_tijd] How many months on time
        [kwijt] What need not be paid any more
        [rest] What remains
        [besloten_door] Who decided
        [besloten_op] When
        [gewone_huur] The usual rent, beside the lower one
        [lage_huur] The lower rent
        [laag_van] Lower rent from
        [laag_tot] Lower rent until
        [nazorg] When we ask how it goes
        [kosten] The costs
        [btw] Costs with VAT: yes or no
        [iban] The account number
        [kenmerk] The payment reference
        [gemeente] The municipality
        [hulp_naam] Who helps there
        [hulp_nummer] Their number
        [geprobeerd_op] The days on which we tried
        [retouradres] The return address
        [antwoord_voor] Answer before
        [betaallink] The page to pay on
       *[link] The page to choose on
    }

message-moment = { $day } at { $time }

# The texts themselves, the package, and what happened by itself.
wording-title = Texts of messages
wording-open = See and change texts
wording-words = The texts to tenants, fixed facts, and the stress-sensitive approach as one switch.
wording-done-text = The text is saved. New messages use it.
wording-done-package = The switch is turned.
wording-done-facts = The facts are saved.
wording-package = Stress-sensitive approach
wording-package-on = On
wording-package-off = Off
wording-package-turn-on = Turn on
wording-package-turn-off = Turn off
wording-package-words = On means: at most two messages in seven days, nothing in the evening, at night or on Sundays, no costs, thanks by itself at the first, halfway and last term, and no own text that judges, threatens or orders.
wording-texts = Texts
wording-texts-lead = An own text stands in the place of the one that comes with the program. Every version is kept.
wording-shelf =
    { $language ->
        [en] English
       *[nl] { $form ->
            [je] Dutch, informal
           *[u] Dutch, formal
        }
    }
wording-own = own text, version { $version }
wording-new = New text
wording-change = Change text
wording-field-name = Name of the text
wording-field-name-hint = Small letters, digits and _, such as summer.
wording-field-text = Text
wording-field-text-hint = Above the dashes what it is. Below it the text: => for the one thing you ask, -> for what the reader can do, +> for what that gives, * for a list.
wording-slots = What can stand between braces
wording-button = Save
wording-button-away = Back to the text of the program
wording-error-name = A name has small letters, digits and _, 2 to 40 characters.
wording-error-unkind = The stress-sensitive approach is on. { $finding } It is about: “{ $words }”.
wording-fault-second-action = Line { $line } asks a second thing (=>). The first stands on line { $first }. A message asks one thing: make two of it, or put -> here.
wording-fault-no-what-to-do = No line says what the reader can do. Put -> before it, such as: -> Call or text me.
wording-fault-no-gain = Line { $line } asks something (=>). Say what that gives the reader too. Put +> before it, such as: +> Then the rent is taken care of.
wording-fault-unknown-slot = Line { $line }: { $name } does not exist between braces. Below stands what does.
wording-fault-brace = Line { $line }: a brace misses its other half.
wording-fault-missing = Above the dashes this is missing: { $name }.
wording-fault-too-long = Filled in it is { $counted } long; at most { $most } fits.
wording-fault-no-text = There is no text below the dashes (---).
wording-fault-other = Line { $line }: { $words }
wording-facts = Fixed facts
wording-facts-lead = These stand the same in every message. Links only to your own site.
wording-facts-button = Save facts
wording-effect = What left, and what came in after it
wording-effect-lead = Plain counts over a year: how many messages of each form left, and after how many of them money came in within { $days } days. It does not say that the message did it. It says nothing about people.
wording-effect-none = What left is too recent to count.
wording-effect-text = Text
wording-effect-channel = Way
wording-effect-package = Stress-sensitive
wording-effect-left = Left
wording-effect-followed = Money came in after it

automatic-title = Done by itself
automatic-link = What was done by itself
automatic-lead = This is what the program did by itself in the last { $days } days, with why. All of it can be undone, for at least a day.
automatic-none-title = Nothing by itself
automatic-none = No message was made by itself these days.
automatic-undo = Undo
automatic-bookings = Bookings
automatic-bookings-none = Nothing was booked by itself these days.
automatic-booked = { $amount } off, { $what }.
automatic-waiver-part = part of a waiver, because the rent was in on time on { $day }
automatic-because = Why: { $name } decided so on { $day }.
automatic-because-agreed = Why: it follows from what was agreed.
automatic-booked-on = Booked on { $day }
automatic-undo-until = can be undone up to and with { $day }
automatic-undone = Undone
automatic-undone-notice = The booking was undone. What was agreed stays as it is.
automatic-too-late = This can no longer be undone with one tap. Book a correction in the books.
automatic-kinds = What the program does by itself
automatic-kind-message = Prepare a message: thanks, or the choices after a missed payment. It waits a day. Until then you can take it back.
automatic-kind-receipt = Put a receipt with a tenant. It can always be taken loose, at the receipt itself.
automatic-kind-set-aside = Set an amount aside that is no rent or was counted one by one already. It can always be put back, at the receipt itself.
automatic-kind-lower-rent = Book a month of a lower rent that somebody gave. It can be undone until a day later. The agreement stays.
automatic-kind-spared = Take an increase off a month, because somebody spared it. It can be undone until a day later. The decision stays.
automatic-kind-waiver = Waive a part after a month of rent on time, as somebody decided. It can be undone until a day later. The decision stays.
automatic-bank = Receipts
automatic-bank-words = Receipts that came to a tenant by themselves stand in the ledger on their page, with why. They can always be taken loose there.
automatic-bank-link = To the files that were read

wish-title = What the tenant wishes
wish-link = Write down what the tenant wishes
wish-lead = When paying works out, we say so: the first time, halfway and at the end of a plan. After that we ask a few times how it goes. Whoever does not want that, hears nothing.
wish-field-thanks = Thanks when a step works out
wish-field-thanks-hint = A short message that asks nothing.
wish-field-aftercare = Aftercare when a plan is done
wish-field-aftercare-hint = A colleague asks how it goes, after { $months } months.
wish-error = Choose yes or rather not.
wish-yes = Wants thanks when a step works out.
wish-no = Rather no thanks.
wish-aftercare-yes = After a plan we may ask how it goes.
wish-aftercare-no = After a plan rather no more questions.
wish-unknown = Not asked yet: thanks and aftercare.
wish-administrator = Under administration thanks go to the tenant only when the administrator agrees.
wish-turn-yes = Yes, please
wish-turn-no = Rather not
wish-field-greeting = Greeting and coming in
wish-field-greeting-hint = Only what the tenant said. For instance: rather no handshake, shoes off.
wish-error-long = Write it in at most 160 characters.
person-greeting = Said about being greeted:
wish-done = That is written down. We keep to it.

letter-no-effect = So this letter has no effect: { $why }.
letter-part =
    { $code ->
        [charged] you charge no costs, so this letter is not needed
        [struck] the clause on costs in this contract was struck out, so there are no costs to ask
        [written] it goes on paper or by e-mail
        [amount] the amount that is open is missing, or is not right any more
        [costs] the costs are missing, or are not what the law gives
        [term] the term of 14 days is missing
        [start] it does not say that the 14 days begin on the day after the letter was there
       *[confusing] it holds words that make the term unclear, such as “after sending”
    }
