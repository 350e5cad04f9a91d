# How it goes: week by week, in counts of households. Never about a person or a colleague, and never about fewer than ten.

figures-title = How it goes
figures-link = How it goes: week by week
figures-words = How many households were behind week by week, how soon we spoke with people, and whether the rent comes in again.
figures-open = See how it goes
figures-lead = These are counts of households. We do not show fewer than { $number }: one could guess who it is. Nothing here is about colleagues.
figures-few = fewer than { $number }
figures-kept = not told
figures-kept-words = “Not told” stands where a number would give away how few there are beside it.
figures-talk = Until the first talk
figures-talk-lead = The clock runs from the agreed day that passed. Only a talk stops it: on the phone, at home or at the desk. A letter, text, mail or card does not.
figures-talk-half =
    { $days ->
        [0] With half of them we spoke on the day itself.
        [one] With half of them we spoke within 1 day.
       *[other] With half of them we spoke within { $days } days.
    }
figures-talk-not-half = With more than half of them we have not spoken yet.
figures-talk-aim = We aim for { $aim } days. It worked for { $count } of { $of } households.
figures-talk-over = This is about { $count } households that came behind in the last 26 weeks. When the rent came in before we spoke, a household is not counted. That was so for: { $before }.
figures-talk-few = There are too few households yet to say anything about this.
figures-flow = Does the rent come in again?
figures-flow-lead = As it was last night. Restored means: after a hard time the rent came on the agreed day three times in a row.
figures-flow-state =
    { $state ->
        [restored] Restored: the rent comes on the agreed day again
        [stuttering] It stutters: rent comes in, but not each time on the day
       *[stopped] It stopped: two rents in a row did not come in
    }
figures-flow-who = See who
figures-flow-none = There is nobody here now.
figures-weeks = Week by week
figures-weeks-lead = A week runs from Monday to Sunday. What was paid or booked later counts in the week in which it happened. Who moved out is not in it, nor what may wait or is seen otherwise.
figures-began = New: who came behind
figures-behind = How many households were behind
figures-open-together = How much was open together
figures-asked = Who came to us
figures-asked-lead = Households that called, wrote, came by or proposed a plan themselves. Also without arrears.
figures-months-lead = In months of rent:
figures-months =
    { $code ->
        [under_one] less than 1
        [one] 1 to 2
        [two] 2 to 3
       *[more] 3 or more
    }
figures-months-together = together: one of them is fewer than ten
figures-then-now = In the first week: { $before }. Last week: { $now }.
figures-few-mark = An open block: fewer than { $number }.
figures-table = The numbers of each week
figures-week = Week until
figures-until = until { $day }
figures-column-began = New
figures-column-behind = Behind
figures-column-open = Open together
figures-column-asked = Came to us
figures-areas = By neighbourhood
figures-areas-lead = In alphabetical order. Choose a neighbourhood to see its weeks.
figures-area = Neighbourhood
figures-area-none = No neighbourhood
figures-area-then = Behind in the first week
figures-area-now = Behind last week
figures-area-all = All neighbourhoods
figures-told = What made paying hard
figures-told-lead = What tenants told, in counts of households. Who told more counts once for each reason.
figures-told-none = Nothing was told in the last year.
figures-told-now = Last 26 weeks
figures-told-before = 26 weeks before
figures-plans = Does a plan last?
figures-plans-lead = By the way in which a plan came about: for how many households does the ordinary rent still come in afterwards? It does not say that this is because of that way.
figures-plans-way = The plan came about
figures-plans-count = Plans
figures-plans-after =
    { $months ->
        [one] After 1 month
       *[other] After { $months } months
    }
figures-plans-share = { $percent }% ({ $count } of { $of })
figures-plans-too-few = too few yet
figures-plans-none = Too few plans were made in one way yet to say anything.
figures-plans-link = Does a plan last? That stands under “How it goes”
