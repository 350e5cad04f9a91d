# Settings: data, the night, colleagues, and who saw and did what.

settings-title = Settings
settings-data-title = Bring in your association’s data
settings-data-words = Choose all files of one delivery together. If something is not right, nothing changes and you see what to mend.
settings-data-choose = Files
settings-data-hint = The CSV files (such as tenancies.csv and people.csv), or the JSON files of VERA.
settings-data-choose-first = First choose the files.
settings-data-strange = These files do not belong: { $names }. Choose only CSV files with their fixed name, or JSON files of VERA.
settings-data-button = Bring in
settings-night-title = Bring today's list up to date
settings-night-words = Every night we look at the tenants to whom something happened or whose day has come. Don't want to wait? Then we do it now. That is always fine.
settings-night-button = Update the list
settings-night-full-fold = Look at all tenants
settings-night-full-words = Then we work everything out again, also where nothing changed. That takes longer. It is only needed when you think that the list is wrong.
settings-night-full-button = Work everything out again
settings-audit-words = Every time somebody looks at a tenant or changes something, it stands here. Nobody can change or remove a line.
settings-audit-open = See who saw and did what
settings-staff-title = Colleagues
settings-staff-words = Colleagues come with your association’s data, or you add them here. Click on a name for role, password and access.
settings-staff-name = Name
settings-staff-role = Role
settings-staff-login = User name
settings-staff-mail = E-mail
settings-role =
    { $code ->
        [officer] collection officer
        [adviser] neighbourhood adviser
        [team_leader] team leader
        [manager] manager
        [administrator] administrator
        [caretaker] caretaker
        [privacy_officer] privacy officer
       *[other] { $code }
    }

audit-title = Who saw and did what
audit-lead = The newest line is at the top.
audit-to-settings = Back to settings
audit-filter = Of which contract
audit-filter-hint = Fill in a contract number. Leave it empty for everything.
audit-filter-button = Show
audit-unknown = There is no contract with number { $reference }. Check the number again.
audit-empty-title = No lines yet
audit-empty = Nothing was looked at or changed yet.
audit-when = When
audit-who = Who
audit-what = What
audit-about = About
audit-why = Why
audit-system = Keukentafel itself
audit-first = To the newest
audit-next = Older lines
audit-act =
    { $code ->
        [log_in] logged in
        [end_feed] let the address of the own calendar stop
        [begin_own_pages] began own pages for tenants
        [give_own_page] gave a link to the own page
        [end_own_page] let the links to the own page stop
        [open_own_page] opened the own page
        [own_page_wrong_answer] filled in a wrong postcode on the own page
        [ask_on_own_page] asked something on the own page
        [choose_plan] chose a payment plan
        [answer_offer] answered whether details may go to the municipality
        [see_tenancy] looked at the tenant
        [listen_voice_note] listened to a spoken note
        [forget_voice_notes] erased the sound of old spoken notes
        [link_receipt] linked a payment
        [set_aside_receipt] put a payment aside
        [details_replace_total] put a total aside, because the payments in it came one by one
        [take_back_receipt] put a payment back in the list
        [import_statement] brought in a file from the bank
        [refuse_statement] could not bring in a file from the bank
        [import_association] brought in the association’s data
        [found_association] made the association
        [change_policy] changed a rule of the association
        [night] made today’s list
        [set_password] gave a password
        [choose_password] chose a password of their own
        [add_colleague] added a colleague
        [change_role] gave a colleague another role
        [block_colleague] blocked a colleague
        [unblock_colleague] gave a colleague access again
        [record_contact] wrote down a contact
        [make_agreement] made an agreement
        [turn_agreement] updated an agreement
        [keep_story] wrote down a story
        [expect_arrears] wrote down that a payment comes later
        [take_request] wrote down that paying does not work
        [choose] chose what happens with a row
        [choose_measure] chose a measure
        [tell_cause] wrote down what was told
        [offer_measure] chose whether a measure is offered
        [save_measure] changed an own measure
        [left_as_is] left words in a note as they are, with a reason
        [hand_over] handed a case over
        [end_hand_over] took a case back
        [write_collection_party] changed a bailiff or agency
        [read_external_collections] read what is handed over
        [make_program_key] made a key for another program
        [revoke_program_key] ended the key of another program
       *[other] { $code }
    }
