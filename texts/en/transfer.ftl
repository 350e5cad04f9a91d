# The last gate: transfer to the court, what must be right first, two people, and always a way back.

transfer-link = Look at the last gate
transfer-title = The last gate
transfer-lead = Transfer to the court means: it did not work out together. It is possible only when all of this is right and two people say yes. There is always a way back.
transfer-conditions = What must be right first
transfer-met = yes
transfer-unmet = no
transfer-condition =
    { $code ->
        [past_due] Rent is open
        [household_seen] We asked who lives here, and whether children do
        [fresh_eyes] Somebody looked with fresh eyes
        [bgs_complete] All was done that the law asks first (article 2 Bgs)
        [no_dispute] The tenant does not see the amount otherwise
        [no_pause] No pause runs
        [nothing_kept] No agreement is being kept
        [no_stop_by_law] No judge and no law stops us
        [fair_terms] We ask nothing that rests on a clause that was struck out
        [costs_seen] We looked at what an eviction costs
        [reviewed] We looked back: every question has an answer
       *[two_people] Two people with a mandate said yes
    }
transfer-do-here =
    { $code ->
        [household_seen] Write down who lives here
        [fresh_eyes] Write down a contact
       *[bgs_complete] See what was done
    }
transfer-tried = { $kind } on { $day }
transfer-costs = What an eviction costs
transfer-costs-lead = These are numbers of others, not law. What it costs the people in the home is not in them.
transfer-costs-column-what = What
transfer-costs-column-amount = Amount
transfer-costs-column-source = Source
transfer-costs-numbers = All numbers with their source
transfer-costs-last-known = The court fee of now is not filled in yet. This is the last known one ({ $days }), not confirmed yet.
transfer-costs-missing = This number is not there, and without numbers the gate stays shut: { $why }
transfer-review = Looking back
transfer-review-lead = Answer each question in plain words. The tenant can read this.
transfer-shut = The gate is shut. The questions come here once all of the above is right.
transfer-question =
    { $code ->
        [perspective] What does the tenant want, and which way out is there?
        [tried] What did we offer, and why did it not work?
        [our_share] What could we have done otherwise or sooner?
        [household] What happens to the people in the home, the children first of all?
       *[go_on] What do we go on doing while the court is at work?
    }
transfer-button = Propose transfer
transfer-signs = Your proposal counts as the first yes. Then somebody else with a mandate decides.
transfer-signs-not =
    { $rank ->
        [IC] You propose it. Then two people with a mandate decide.
        [MG] You propose it. Then two managers decide.
       *[TL] You propose it. Then two people with a mandate decide: a team leader or a manager.
    }
transfer-waits =
    { $signed ->
        [0] Proposed on { $day } by { $name }. Two people with a mandate still decide.
       *[other] Proposed on { $day } by { $name }. Somebody else with a mandate still decides.
    }
transfer-stands = On { $day } two people decided on transfer.
transfer-turned-down = Proposal of { $day }: we go on together.
transfer-past-due = Then { $amount } was open.
transfer-decided-by =
    { $verdict ->
        [approve] Yes of { $name }: “{ $words }”
        [refuse] No of { $name }: “{ $words }”
       *[withdraw] Taken back by { $name }: “{ $words }”
    }
transfer-decide = Decide
transfer-field-verdict = What do you decide?
transfer-yes = Yes, transfer
transfer-yes-hint = Write below what we learn from it.
transfer-no = No, we go on together
transfer-no-hint = Write below what we do now.
transfer-back = I take the proposal back
transfer-field-words = What do we learn, or what do we do now?
transfer-field-words-hint = In plain words. The tenant can read this.
transfer-decide-button = Keep the decision
transfer-own = You proposed this. Somebody else decides.
transfer-steps = On the way through the court
transfer-still = Every measure is still possible: a pause, a plan, later payment, a waiver. After a judgment too.
transfer-still-link = To what is possible
transfer-step =
    { $code ->
        [handed_over] Case handed to the bailiff or lawyer
        [summons] Summons served
        [judgment] The court decided
        [announced] Eviction announced
        [prevented] Eviction prevented
        [carried_out] Evicted
       *[brought_back] Brought back: we go on together
    }
transfer-field-step = What happened?
transfer-field-on = On which day?
transfer-field-on-hint = Empty is today.
transfer-field-step-words = In one line, or what we learn from it
transfer-field-step-words-hint = Prevented, evicted and brought back ask what we learn from it.
transfer-step-button = Write down
transfer-done = The proposal is ready. Somebody with a mandate still decides.
transfer-done-decided = The decision is kept. There is always a way back.
transfer-done-step = Written down. Every measure is still possible.
transfer-done-back = Brought back. We go on together.
transfer-error-answer = Answer this question in plain words.
transfer-error-shut = The gate is shut. This must be right first: { $conditions }.
transfer-error-there = There is a proposal already, or transfer was decided.
transfer-error-decided = This was decided already.
transfer-error-same = Two different people decide. Ask a colleague.
transfer-error-mandate = A team leader or a manager decides. Ask one of them.
transfer-error-proposer = Only who proposed it takes it back.
transfer-error-words = Write in plain words why, and what we learn from it.
transfer-error-verdict = Choose what you decide.
transfer-error-kind = Choose what happened.
transfer-error-order = Not possible yet: first comes “{ $needs }”.
transfer-error-no-transfer = This belongs to a transfer that stands, on or after the day of the decision.
transfer-error-stopped = A judge or the law stops this, until and with { $day }.
transfer-error-on = Choose a day up to and with today.
transfer-error-law = A number is missing: { $why }

transfers-title = Transfers and evictions in { $year }
transfers-lead = Every transfer is a way that did not work out together. Here stands what we learned from it.
transfers-link = Transfers and evictions
transfers-waiting = Waits for a second person
transfers-open = See { $reference }
transfers-month = Transferred in { $month }
transfers-none = Nothing was transferred in this year.
transfers-evictions = Evictions
transfers-counts = Announced: { $announced }. Prevented: { $prevented }. Evicted: { $carried }.
transfers-evictions-none = No evictions were announced in this year.
transfers-column-reference = Contract
transfers-column-day = Day
transfers-column-what = What
transfers-column-learned = What we learned
transfers-csv = As a file for a spreadsheet

pack-link-pdf = File for the court (PDF)
pack-link-zip = The same facts for a program (zip)
pack-lead = The file shows what was done: the texts, the contacts, the offer, the signal and the plans. Notes, stories and our own look back are not in it.
pack-no-press = The PDF can't be made here. Ask the administrator for the program for letters.
pack-title = File { $reference }
pack-made = Made on { $day }.
pack-decided = Transfer decided on { $day } by: { $names }.
pack-open = What is open
pack-open-total = Together { $amount }.
pack-contacts = Contact
pack-contacts-lead = Every try and every talk, without what was said.
pack-reached = spoken
pack-not-reached = not spoken
pack-signals = Signal to the municipality
pack-plans = Plans, with every change
pack-pauses = Pauses
pack-none = None.
pack-text = { $channel } to { $name }, { $day }
pack-column-month = Month
pack-column-due = Agreed day
pack-column-open = Open
pack-column-day = Day
pack-column-what = What
pack-column-words = In one line
pack-column-how = How
pack-column-who = From whom
pack-column-spoken = Spoken?
pack-column-municipality = Municipality
pack-column-receipt = File and mark (SHA-256)
pack-column-answer = Answer
pack-column-change = What
pack-column-terms = Terms
pack-column-from = From
pack-column-until = Until and with
pack-column-source = By whom
