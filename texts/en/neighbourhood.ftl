# A worry from the neighbourhood: passed on in one line, and hearing back what was done. No amounts, no names, no judgement.

nav-worries = Worries
worries-link = Pass on a worry
worries-title = Pass on a worry
worries-lead = Are you worried about somebody in the neighbourhood? Pass it on in one line. A colleague takes it up and you read here what was done. For nuisance this is not the place.
worries-search = Which address is it about?
worries-search-hint = Street and house number, or postcode and house number.
worries-search-button = Find the address
worries-found-none = We found no home with this address. Check the street and the house number.
worries-found = Choose the address
worries-own = What you passed on
worries-own-none = You have not passed on anything yet.
worries-own-kept =
    { $days ->
        [one] After 1 day we erase what you passed on.
       *[other] After { $days } days we erase what you passed on.
    }
worries-passed = Passed on on { $day }.
worries-waiting = Nobody has answered yet. It is on a colleague's list.
worries-only-you = Only you see this line.
worries-done = Passed on. A colleague sees it at once. Thank you.
worries-line = What do you see?
worries-line-hint = One line about what you see or hear. For instance: the curtains have been closed for a week. Nothing about health, origin or belief.
worries-asked = Does the tenant know that you pass this on?
worries-asked-choice =
    { $code ->
        [agreed] Yes, and agrees
       *[not_asked] No, I did not ask
    }
worries-asked-choice-hint =
    { $code ->
        [agreed] The colleague reads your line.
       *[not_asked] The colleague reads only that you are worried, and calls you. Your line stays with you.
    }
worries-button = Pass on
worries-error-line = Write in one line what you see.
worries-error-long = This is too long. Keep it to one line; the rest is for the telephone.
worries-error-amount = Leave amounts out. They do not belong here.
worries-error-asked = Choose whether the tenant knows.
worries-answer =
    { $code ->
        [spoken] { $name } has been in touch. Thank you for passing it on.
        [going_after] { $name } goes there or calls.
        [not_reached] { $name } tried and has not reached anybody yet. We try again.
       *[nothing_needed] { $name } looked into it. Nothing is needed now. Thank you for passing it on.
    }
worries-answer-colleague = A colleague

worry-title = { $name } is worried
worry-agreed = The tenant knows that this was passed on.
worry-not-asked = Call { $name } and hear what it is about. The tenant does not know yet, so it does not stand here.
worry-phone = Direct number:
worry-on = Passed on on { $day }.
worry-known-by = { $name } spoke with the tenant last. See together who calls.
worry-how = What do you tell { $name }?
worry-answer-choice =
    { $code ->
        [spoken] There was contact
        [going_after] I go there or call
        [not_reached] Tried, nobody reached yet
       *[nothing_needed] After talking about it: nothing is needed now
    }
worry-words = One line with it
worry-words-hint = { $name } reads this and knows nothing of the rent. So write nothing about paying or about what the tenant told.
worry-button = Let them know
worry-done = { $name } reads your answer.
worry-error-how = Choose what you tell them.
worry-answered = { $name } got an answer from { $by } on { $day }.

reason-worry = { $name } is worried and passed that on on { $day }. Call { $name }.
proposal-call-colleague = Call the colleague

# The people around a tenant: who may know what, and until when. The tenant says yes, and takes it back at any time.
network-title = People around the tenant
network-link = Call somebody or let them read along? Ask the tenant first
network-lead = The tenant says whom we may call, about what and until when. Without the tenant's yes you write nobody down here.
network-add = The tenant says yes to somebody
network-name = Who is it?
network-who = What are they to the tenant?
network-relation =
    { $code ->
        [family] family
        [neighbour] neighbour or friend
        [helper] helper
        [coach] coach
       *[administrator] somebody who looks after the money
    }
network-topics = What may we talk about?
network-topic =
    { $code ->
        [appointment] making an appointment
        [agreements] what we agree
        [paying] paying
       *[letters] reading letters along
    }
network-how-yes = How did the tenant say yes?
network-said-yes =
    { $code ->
        [at_the_table] Together at the table
        [by_phone] By phone
       *[in_writing] On paper or by e-mail
    }
network-until = Up to which day?
network-until-hint = A year at most. After that it goes by itself and you ask again.
network-reach = Number or e-mail address
network-reach-hint = Given by that person, or by the tenant.
network-about = Up to { $day }: { $topics }.
network-take-back = The tenant no longer wants this with { $name }
network-talk = Talked, or sent something
network-talk-topic = About what?
network-talk-note = One line
network-talk-line = With { $relation }, about { $topic }. { $note }
network-done = Written down. It counts for this only, and until the chosen day.
network-taken-back = Taken away. We no longer call or write to this person.
network-talked = Written down. This does not count as contact with the tenant.
network-error-name = Write who it is.
network-error-who = Choose what they are to the tenant.
network-error-yes = Choose how the tenant said yes.
network-error-topics = Choose what we may talk about.
network-error-until = Choose a day from today, { $day } at the latest.

lead-colleague = { $name } is the fixed contact. Call { $name } first.
lead-own = You are the fixed contact.
lead-municipality = The municipality leads the help, since { $day }. The rent of now stays with us.
lead-link = Choose a fixed contact
lead-link-change = Choose somebody else
lead-title = Fixed contact
lead-words = One colleague is in touch with this household. Others call that colleague first. So nobody tells their story twice.
lead-field = Who?
lead-nobody = Nobody in particular
lead-error = Choose a colleague from the list.
lead-done = Written down. Colleagues see whom to call first.
