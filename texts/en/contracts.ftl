# Clauses in rent contracts: which were tested, which were struck out, and what we do not ask then.

contracts-title = Clauses in rent contracts
contracts-lead = A court looks whether the clauses in a rent contract are fair. Write down here which clause was tested or struck out. What rests on a clause that was struck out, we do not ask.
contracts-none = No contract is written down yet.
contracts-new = Add a contract
contracts-back = Back to the clauses
contracts-kept = That is kept.
contracts-csv = This list as a file (CSV)
contracts-change = Change this contract
contracts-span = For contracts that began from { $from } until and with { $until }.
contracts-span-open = For contracts that began from { $from }.
contracts-column-kind = Clause on
contracts-column-words = What it says
contracts-column-standing = How it stands
contracts-column-who = Who looked
contracts-column-look = Change
contracts-write = Update the clause on { $kind }
contracts-earlier = What it said before
contracts-contract-title = A version of the rent contract
contracts-clause-title = Clause on { $kind }
contracts-field-name = Name of the contract
contracts-field-name-hint = For example: General rent terms 2017.
contracts-field-from = Contracts that began from
contracts-field-from-hint = For a tenant who began on or after this day, this contract holds.
contracts-field-until = Until and with
contracts-field-words = What does the contract say?
contracts-field-words-hint = The number of the article, and in short what it says.
contracts-field-who = Who looked at it?
contracts-field-who-hint = For example the court or your lawyer.
contracts-field-on = On which day?
contracts-field-source = Where can it be read?
contracts-field-source-hint = For example ECLI:NL:RBAMS:2025:9578, or an advice.
contracts-button = Keep
contracts-links = Tenants whom you link yourself
contracts-links-lead = A tenant belongs to the contract of the day on which renting began. Is that not right, then link the tenant here.
contracts-link-by-start = Go by the first day
contracts-field-reference = Contract number
contracts-field-contract = Contract
contracts-link-button = Link
contracts-error-name = Fill in a name, at most 80 characters.
contracts-error-until = The last day is before the first. Choose a later day.
contracts-error-overlap = On { $day } both “{ $new }” and “{ $held }” hold. Let one of them end earlier.
contracts-error-contract = This contract is not there. Add it first.
contracts-error-reference = We do not know this contract number. Look it up again.
contracts-error-standing = Choose how it stands.
contracts-error-who = Fill in who looked at it.
contracts-error-on = Fill in on which day.
contracts-error-future = That day did not come yet. Fill in the day on which somebody looked.
contracts-error-source = Fill in where it can be read.
contracts-error-words = Fill in which clause it is.
clause-kind =
    { $kind ->
        [costs] Costs
        [interest] Interest
       *[rent_increase] Rent increase
    }
clause-standing =
    { $standing ->
        [tested] Tested: it holds
        [struck_out] Struck out
       *[unknown] Not tested yet
    }
clause-not-claimed =
    { $kind ->
        [costs] We ask no costs.
        [interest] We ask no interest.
       *[rent_increase] Of open months we ask no more than the first rent.
    }
clause-left-out = { $amount } we do not ask: it rests on a clause that was struck out.
clause-of-contract = Contract: { $name }.
clause-no-contract = Which contract holds here is not written down yet.
clause-not-looked = Not tested yet: { $kinds }. The court does so of its own accord.
clause-link = Clauses in rent contracts
