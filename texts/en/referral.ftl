# First help: what can't wait, apart from the rent. A person reads, rings or sends; never without a yes of the tenant.

referral-title = How are you managing now?
referral-open = Arrange help
referral-lead = People must eat. This stands apart from the rent and from every agreement about it. Choose together what is needed.
referral-other = Other help:
referral-over = Asked before
referral-stage =
    { $code ->
        [draft] Lies ready since { $day }, not asked yet.
        [asked] Asked on { $day }.
        [helped] The help came on { $day }.
        [not_helped] On { $day } we heard that it can’t be done there.
       *[taken_back] The tenant no longer wants this since { $day }.
    }
referral-yes = Yes of the tenant on { $day }, { $how }.
referral-turn =
    { $code ->
        [helped] The first help is there
        [not_helped] It can’t be done there
       *[taken_back] The tenant no longer wants this
    }
referral-read = Read and ask
referral-others = Who else helps with this
referral-text-title = The question
referral-text-lead = Read this out on the phone, mail it yourself or print the page. Nothing leaves by itself, and nothing in it is about the rent. The partner reads Dutch.
referral-subject = A question for help
referral-text-greeting = Dear { $name },
referral-text-asks = { $name } asks for help: { $need }. { $name } knows that I ask you this and agrees.
referral-text-reach = You reach { $name } on { $reach }.
referral-text-no-reach = Call me, then I bring you into contact with { $name }.
referral-text-back = Will you let me know whether it works out, and when { $name } hears from you?
referral-text-own = My number is { $phone }.
referral-text-end = Kind regards,
referral-mail = Mail this yourself to { $address }
referral-form-title = Afterwards
referral-how-yes = How did the tenant say yes?
referral-yes-on = On which day?
referral-how = How did you ask?
referral-way =
    { $code ->
        [called] Rang
        [mailed] Mailed it myself
       *[printed] Printed it and gave it along
    }
referral-follow-up = When do you ask whether the help is there?
referral-follow-up-hint = This becomes a promise of ours. When it is not done in time it stands on today’s list.
referral-error-yes = Choose how the tenant said yes. Without a yes nothing leaves.
referral-error-yes-on = Fill in the day on which the tenant said yes, up to today.
referral-error-how = Choose how you asked.
referral-error-follow-up = Choose a day from today, at most three months on.
referral-error-partner = This partner does not help with this (any more). Choose another one.
referral-done = Written down. That we ask whether the help is there stands with our agreements.
referral-done-helped = Good. Our agreement is done with this.
referral-done-not-helped = Written down. Choose another partner together.
referral-done-taken-back = Written down. We ask nothing for this any more. Tell the partner too.

# Talks with a coach: with whom and how far, never about what.
booking-title = A talk with a coach
booking-status =
    { $code ->
        [booked] chosen on { $day }, no answer yet.
        [accepted] comes; known since { $day }.
        [declined] could not come at the chosen moment; the coach said so on { $day }.
        [done] spoken, done on { $day }.
        [not_come] nobody came; we heard so on { $day }.
       *[goes_on] spoken, and they go on together; known since { $day }.
    }
booking-no-content = What is said stays between the tenant and the coach.
booking-link = Choose another moment
booking-lead = Choose this together with the tenant, on the phone or at the table.
booking-none-title = There is no free moment now
booking-none = Call the coach, or look with the partners who else helps with money.
booking-done = Written down. The coach reads it and says whether it works.
booking-done-told = Written down. The tenant gets a message with the new time, and the coach reads it.
booking-error-taken = This moment was just taken. Choose another one.
slots-status =
    { $code ->
        [booked] Can you come then?
        [accepted] You come.
        [declined] You could not. A colleague looks for another moment with the tenant.
        [done] Spoken, done.
        [not_come] Nobody came.
       *[goes_on] Spoken, you go on together.
    }
slots-answer =
    { $code ->
        [accepted] Yes, I come
        [declined] No, this does not work
        [done] Spoken, done
        [not_come] Nobody came
       *[goes_on] Spoken, we go on
    }
reason-coach-declined = { $name } can’t come at the moment that was chosen, as they said on { $day }. Look for another moment together.
proposal-find-moment = Choose another moment
