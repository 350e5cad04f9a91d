# Debt help and who decides: what was told or asked, what runs, and what we then do and leave.

debt-help-link = Debt help, balance or who decides
debt-help-title = Debt help and who decides
debt-help-waits =
    { $count ->
        [one] 1 question waits for an answer
       *[other] { $count } questions wait for an answer
    }
debt-help-kind =
    { $code ->
        [notice] Debt help began (notice)
        [balance_asked] Request for our balance
        [balance_given] Balance given
        [proposed] Payment proposal
        [agreed] Agreed: a debt scheme runs
        [declined] Not agreed
        [wsnp] Statutory debt scheme (WSNP)
        [moratorium] Moratorium by the court
        [cooling_off] Cooling-off period
        [administration] Administration order
        [guardianship] Guardianship
        [reachable] Address of who helps or decides
        [taken_back] Taken back
       *[ended] Ended
    }
debt-help-hint =
    { $code ->
        [notice] A pause comes by itself, for eight months at most.
        [balance_asked] The answer comes to the list as an agreement of ours.
        [balance_given] Nothing leaves from here then. With one click at the request it does.
        [proposed] Add the amount. The answer comes to the list.
        [agreed] Choose below to which proposal. The old debt leaves our collection.
        [declined] Choose to which proposal, and write why.
        [wsnp] The old debt leaves our collection. No interest runs.
        [moratorium] A pause comes by itself, as long as the court decides.
        [cooling_off] A pause comes by itself, as long as the law allows.
        [administration] Nothing goes to the tenant any more. All goes to the administrator. Without an address nothing leaves.
        [guardianship] Nothing goes to the tenant any more. All goes to the guardian. Without an address nothing leaves.
        [reachable] Choose below whose, and write the address.
       *[ended] Choose below what has ended.
    }
debt-help-runs-until = { $kind }, until and with { $day }
debt-help-do-label = Do:
debt-help-leave-label = Leave:
debt-help-do =
    { $code ->
        [notice] watch the current rent, and answer the helper.
        [agreed] watch the current rent, and let the scheme run.
        [wsnp] watch the current rent, and report the claim to the administrator of the scheme.
        [moratorium] watch the current rent, and keep in touch with the helper.
        [cooling_off] watch the current rent, and keep in touch with the municipality.
        [administration] write to and call the administrator, about the current rent too.
       *[guardianship] write to and call the guardian, about the current rent too.
    }
debt-help-leave =
    { $code ->
        [notice] reminders, costs, interest and transfer. A pause runs.
        [agreed] collecting the old debt ourselves. It stands outside our collection.
        [wsnp] collecting the old debt ourselves, and charging interest.
        [moratorium] reminders, transfer and eviction. A pause runs.
        [cooling_off] reminders, transfer and eviction. A pause runs.
        [administration] messages to the tenant. They do not leave.
       *[guardianship] messages to the tenant. They do not leave.
    }
debt-help-kept-out = { $amount } stands outside our collection. The current rent counts apart.
debt-help-field-kind = What was told, asked or decided?
debt-help-field-who = Who helps or decides?
debt-help-field-who-hint = The name of the organisation, the administrator or the guardian.
debt-help-field-post = Where does post for who helps or decides go?
debt-help-field-post-hint = Street or post box on the first line, postal code and town on the second.
debt-help-field-mail = E-mail address
debt-help-field-on = From which day?
debt-help-field-until = Until and with which day?
debt-help-field-until-hint = Empty is as long as the law gives.
debt-help-field-amount = Which amount?
debt-help-field-amount-hint = Only with a payment proposal or a balance.
debt-help-field-about = What does this answer, or what ends?
debt-help-field-words = In one line
debt-help-field-words-hint = Nothing about health or causes.
debt-help-asked = Waits for our answer
debt-help-answer-by = Answer by { $day } at the latest.
debt-help-balance = Our balance on { $day } is { $amount }.
debt-help-balance-button = Send this balance
debt-help-balance-goes-to = It goes to { $address }.
debt-help-balance-where = Write where it goes. With an e-mail address it goes by mail. Else a letter lies ready.
debt-help-done = Written down. What follows from it counts at once.
debt-help-balance-done = Balance given: { $amount } on { $day }. The message stands below.
debt-help-nowhere = We do not know where to write. Until then nothing leaves.
said-balance-to = give our balance to { $who }
said-answer-to = answer the payment proposal of { $who }
proposal-ask-address = Ask for the address
reason-where-to-write =
    { $code ->
        [guardianship] There is a guardian, and we do not know where to write.
       *[administration] There is an administrator, and we do not know where to write.
    }
debt-help-error-kind = Choose what was told, asked or decided.
debt-help-error-who = Write who helps or decides.
debt-help-error-about = Choose what this answers, or what ends.
debt-help-error-done = This was answered already, or has ended already.
debt-help-error-answer-stands = Take back the answer or the end of it first.
debt-help-error-nowhere = Write an e-mail address, or street, postal code and town on two lines.
debt-help-error-wording = The text of the balance cannot be filled in. Look at Texts, and whether your number is known.
debt-help-error-until = Choose a later last day.
debt-help-error-too-long = The law gives until and with { $day }. Choose an earlier day.
debt-help-balance-by-hand = We gave our balance ourselves, outside Keukentafel
