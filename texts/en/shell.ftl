# The shell of every page: header, footer, logging in, messages, help.

product-name = Keukentafel
skip-to-content = Skip to content

nav-label = Main menu
nav-today = Today
nav-search = Search
nav-bank = Bank
nav-admin = Settings

user-menu-label = My menu
user-language = Language
user-log-out = Log out
footer-keys = Keys
footer-words = Made for those who help people keep their home.
practice-day = This environment acts as if today is { $day }.

log-in-title = Log in
log-in-lead = Good to have you here. Log in to see whom you can help today.
log-in-association = Code of your organisation
log-in-name = User name
log-in-password = Password
log-in-button = Log in
log-in-wrong = This user name and password do not belong together. Please check them.
log-in-too-many =
    { $minutes ->
        [one] This went wrong too often. Wait 1 minute and try again.
       *[other] This went wrong too often. Wait { $minutes } minutes and try again.
    }
log-in-empty-name = Enter your user name.
log-in-empty-password = Enter your password.
log-in-empty-association = Enter the code of your organisation.
log-in-forgotten = Forgotten your password? Your administrator can give you a new one.
log-in-show-password = Show password
logged-out = You are logged out. See you next time.

form-errors-title =
    { $count ->
        [one] 1 thing is not right yet
       *[other] { $count } things are not right yet
    }
field-optional = may stay empty
title-with-errors = Please check: { $title }

problem-not-found-title = This page does not exist
problem-not-found = Perhaps the address was not copied completely. Search for the tenant by name, street or reference.
problem-forbidden-title = You cannot do this here
problem-forbidden = You do not have the right to do this, or the request came from another website. Go back and try from the page itself. Do you need this right? Ask your administrator.
problem-bad-request-title = We could not read this
problem-bad-request = Nothing has been saved. Go back, check the form and send it again.
problem-too-large-title = This is too large to receive
problem-too-large = Nothing has been saved. Send a smaller file, or split it.
problem-too-many-title = One moment
problem-too-many = Too many requests came one after another. Wait a minute and try again.
problem-failed-title = Something went wrong on our side
problem-failed = What you just did has not been saved. Try again. Does it keep going wrong? Call your administrator and mention the time.
problem-unavailable-title = It is too busy right now
problem-unavailable = Nothing has been saved. Wait half a minute and try again.
problem-home = To today's list
problem-back = Back

keys-title = Working with the keyboard
keys-search = Search
keys-next = Next in the list
keys-previous = Previous in the list
keys-open = Open
keys-help = This help
keys-close = Close
keys-note = In a text field these keys do nothing special.
