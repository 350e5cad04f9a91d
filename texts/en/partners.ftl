# The partners around us: who helps with what, whom to call there, how long people wait. Nothing about tenants.

partners-title = Partners
partners-link = Partners
partners-link-all = Who helps with what: all partners
partners-words = Who helps tenants with what, whom to call there and until when that is agreed. Everybody who works here reads it.
partners-open = See the partners
partners-lead = Who helps with what, whom you call there and how long people wait. Nothing about tenants stands here.
partners-search = What does somebody need help with?
partners-search-all = Everything
partners-search-button = Search
partners-none-title = There is no partner for this yet
partners-none = Do you know who helps with this? Ask your team leader or administrator to add them.
partners-done = Kept. Everybody who works here now reads it so.
partners-kind =
    { $code ->
        [municipality] Municipality
        [debt_counsellor] Debt help
        [fund] Emergency fund
        [food_bank] Food bank
        [energy_help] Help with energy
        [budget_coach] Budget coach
        [clothing_bank] Clothes and household goods
        [volunteers] Volunteers
       *[administrator] Administrator
    }
partners-need =
    { $code ->
        [food] Food
        [energy] Light and heating
        [money] Money for something that can’t wait
        [baby] Things for a baby
        [things] Clothes or things for the home
        [budget] A grip on money
        [letters] Letters and forms
        [debts] Debts
       *[administration] Somebody who looks after the money
    }
partners-helps = Helps with:
partners-where = Where:
partners-everywhere = everywhere we let homes
partners-decides = May decide about { $what }.
partners-nobody = Nobody is named here yet.
partners-wait = Agreed: first help within { $days ->
        [0] the same working day
        [one] 1 working day
       *[other] { $days } working days
    }.
partners-measured =
    Measured: { $days ->
        [0] the same day
        [one] 1 working day
       *[other] { $days } working days
    } (in the middle of { $count } times).
partners-wait-none = Nothing was agreed about waiting.
partners-used = Last asked on { $day }.
partners-used-never = Not asked before.
partners-until = The agreement runs until { $day }.
partners-over = The agreement ran until { $day }. Make a new one.
partners-ends-soon = ends on { $day }
partners-ends-soon-of = The agreement with { $name } ends on { $day }. Make a new one in time, or put the partner away.
partners-left-title = We no longer work together with
partners-change = Change { $name }
partners-new = Add a partner
partners-back = Back to the partners
partners-municipality-words = Towns, waiting time and last day stand with the agreement on early signals. Here you only write down who works there and what they help with.

partners-form-title = A partner
partners-form-lead = Write nothing about tenants. Whoever is named here knows that we keep this number.
partners-field-name = Name
partners-field-kind = What kind of partner is it?
partners-field-needs = What do they help with?
partners-field-towns = Towns
partners-field-towns-hint = As they stand in addresses, with commas between them. Empty is everywhere.
partners-field-how = How does it go there?
partners-field-how-hint = A line or two. For example: call before 11, then the parcel can go along on Friday.
partners-field-wait = First help within how many working days?
partners-field-until = Until and with which day is this agreed?
partners-field-left = We no longer work together
partners-field-left-hint = Nobody is sent there any more. What stood here is kept.
partners-people = Who works there?
partners-person = Person { $number }
partners-person-more = Name somebody else
partners-person-name = Name
partners-person-role = What do they do there?
partners-person-decides = May decide about
partners-person-decides-hint = For example: a gift of up to a week of groceries.
partners-person-phone = Direct number
partners-person-email = E-mail
partners-button = Keep
partners-error-name = Fill in the name of the partner.
partners-error-kind = Choose what kind of partner it is.
partners-error-needs = Choose what they help with.
partners-error-nobody = Name somebody who works there, with a direct number or an e-mail address.
partners-error-person = Give person { $number } a name, and a direct number or an e-mail address.
partners-error-wait = Fill in a number of working days, from 0 to { $most }.
