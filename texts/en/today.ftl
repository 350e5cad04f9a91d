# Today's list, and searching.

today-title = Whom will you help today?
today-tab = Today
today-is = It is { $day }.
today-waiting =
    { $count ->
        [one] 1 tenant is waiting.
       *[other] { $count } tenants are waiting.
    }
today-made = The list was brought up to date in the night of { $day }. What you record today counts at once.
today-not-made = There has been no night yet that made the list.
today-being-made = The list is being brought up to date: { $count } tenants looked at.
today-receipts =
    { $count ->
        [one] 1 payment is waiting for a place.
       *[other] { $count } payments are waiting for a place.
    }
today-receipts-link = Link them on the Bank page
today-empty-title = Nobody is waiting today
today-empty = All you promised is done, and whoever wrote has an answer. Well done.
today-lane-count =
    { $count ->
        [one] 1 tenant
       *[other] { $count } tenants
    }
today-lane-more = { $count } more: see them all
today-lane-next = Next
today-lane-first = To the beginning
today-lane-more-label = Further in the list
today-lane-empty-title = Nobody is waiting here any more
today-lane-empty = Go back to the whole list.
today-back = To the whole list
today-since = since { $day }
today-something-else = Something else
today-something-else-for = Something else for { $name }
today-lanes = Jump to

choose-title = Do something else
choose-lead = Fine. You know this situation best. This row stays away until the day you choose.
choose-until = Until and with which day does it stay away?
choose-reason = Would you like to say why?
choose-reason-hint = For instance: I will talk about it with the caretaker on Tuesday.
choose-button = Put away until that day
choose-until-wrong = Fill in a day from today on, such as { $example }.
choose-done = Good. This row comes back after { $day }.
choose-gone = This row is no longer on the list. Nothing needs to be done.

search-title = Search
search-label = Name, street, postcode or reference
search-button = Search
search-found =
    { $count ->
        [one] 1 tenant found
       *[other] { $count } tenants found
    }
search-many = The first { $count }. Type more to see fewer people.
search-none-title = Nobody found
search-none = Check the spelling, or search by a part of the name, the street with its number, or the postcode.
search-former = moved out
search-coming = will move in
search-list = Tenants found

phases-title = Work stock
phases-link = Work stock: where each case is
phases-lead = How far each case is: the last point that was reached. What you do and when is up to you. Who moved out is not among them.
phases-count =
    { $count ->
        [one] 1 tenant
       *[other] { $count } tenants
    }
phases-since = Something has been open since { $day }. The last thing happened on { $last }.
phases-none = Nobody is here now.
today-own-title = Whose fixed contact you are
today-own-lead = Whoever is here asks something of you. Everybody sees these rows on the whole list too.
today-own-link =
    { $count ->
        [one] 1 row is of a tenant whose fixed contact you are
       *[other] { $count } rows are of tenants whose fixed contact you are
    }
