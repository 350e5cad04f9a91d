# Colleagues: adding, role, password and access.

staff-new-title = Add a colleague
staff-new-words = Your colleague can log in when you give a one-time password after this.
staff-new-name = Name
staff-new-name-hint = The name as tenants and colleagues see it.
staff-new-login = User name
staff-new-login-hint = Small letters and digits, for example sanne or s.bakker.
staff-new-mail = E-mail
staff-new-button = Add
staff-empty-name = Fill in the name.
staff-empty-login = Fill in the user name.
staff-empty-role = Choose a role.
staff-not-a-login = This cannot be a user name. Use at least two letters, digits or the signs . - _ @.
staff-login-taken = { $login } is the user name of a colleague already. Choose another.
staff-too-long = This is too long. Use at most 100 characters.
staff-to-settings = Back to settings
staff-standing =
    { $code ->
        [open] can log in
        [one_time] chooses a password of their own at log-in
        [one_time_ended] one-time password has expired
        [no_password] has no password yet
        [blocked] blocked
       *[other] { $code }
    }
staff-access = Access
staff-role-title = Role
staff-role-words = The role decides what { $name } sees and may do. Another role counts at once.
staff-role-button = Change the role
staff-password-title = Password
staff-password-words = Forgotten, or no password yet? Give a one-time password. At log-in { $name } chooses a password of their own.
staff-password-ends = If { $name } is logged in now, that ends at once.
staff-password-button = Give a one-time password
staff-password-given-title = One-time password for { $name }
staff-password-once = You see this password only once. Pass it on in person, best by word of mouth. It works for 7 days.
staff-password-label = Password
staff-password-back = To { $name }
staff-lost-title = Device lost
staff-lost-words = Is the phone or laptop of { $name } gone? This ends every log-in. Visits on the phone disappear as soon as it has a network, and after 48 hours in any case. What { $name } wrote down at a door stays sealed.
staff-lost-button = Log out everywhere
staff-block-title = Block access
staff-block-words = { $name } can then no longer log in, and is logged out at once. What { $name } wrote down stays. You can always undo this.
staff-block-button = Block { $name }
staff-unblock-title = Give access again
staff-unblock-words = { $name } is blocked and cannot log in. When you give access again, the password of before works again.
staff-unblock-button = Give { $name } access again
staff-last = This is the last colleague who can manage colleagues. First give somebody else the role of administrator, with a password.
staff-done =
    { $what ->
        [nieuw] { $name } was added. Now give a one-time password.
        [rol] The role of { $name } was changed.
        [kwijt] { $name } was logged out everywhere.
        [dicht] { $name } is blocked and can no longer log in.
       *[open] { $name } has access again.
    }

own-password-title = Choose a password of your own
own-password-lead = Good that you are here. You logged in with a one-time password. Now choose a password that only you know.
own-password-new = New password
own-password-hint = At least { $least } characters. A sentence of a few words is easy to remember.
own-password-again = The same password once more
own-password-button = Keep my password
own-password-short = This password is too short. Use at least { $least } characters.
own-password-long = This password is too long. Use at most 1000 characters.
own-password-differs = The two passwords are not the same. Fill in the same one twice.
own-password-same = This is the one-time password. Choose another.
