# Keys for other programs of the association.

programs-title = Other programs
programs-words = Other programs of the association read along here with a key of their own.
programs-open = See the keys
programs-lead = Each program gets a key of its own for one kind of data. With the key the program can only read. Each time it reads stands in the overview of who looked.
programs-none = There is no key yet.
programs-resource =
    { $code ->
        [external_collections] what is handed over
       *[other] nothing any more
    }
programs-reads = reads { $what }
programs-since = Since { $day }.
programs-ended = Ended on { $day }. Made on { $made }.
programs-end = End the key of { $name }
programs-new = New key
programs-field-name = Which program?
programs-field-name-hint = By this you know the key later, for instance “Portal of the bailiff”.
programs-field-resource = What may the program read?
programs-make = Make a key
programs-made = Key for { $name }
programs-once = You see this key only once. Put it in the other program right away. Is it lost? Then end it and make another one.
programs-key = Key
programs-how = The program sends the key with each request, in X-API-KEY. The address is /vera/inc/externe-incassos.
programs-error-name = Write down which program it is.
programs-error-resource = Choose what the program may read.
