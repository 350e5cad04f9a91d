# Hoe het gaat: week voor week, in aantallen huishoudens. Nooit over een mens of een collega, en nooit over minder dan tien.

figures-title = Hoe het gaat
figures-link = Hoe het gaat: week voor week
figures-words = Hoeveel huishoudens er week voor week achterliepen, hoe snel we met mensen spraken, en of de huur weer binnenkomt.
figures-open = Bekijk hoe het gaat
figures-lead = Dit zijn aantallen huishoudens. Minder dan { $number } laten we niet zien: dan zou te raden zijn over wie het gaat. Over collega’s staat hier niets.
figures-few = minder dan { $number }
figures-kept = niet genoemd
figures-kept-words = “Niet genoemd” staat er als een getal zou verraden hoe weinig het er ernaast zijn.
figures-talk = Tot het eerste gesprek
figures-talk-lead = De klok loopt vanaf de afgesproken dag die voorbijging. Alleen een gesprek zet hem stil: aan de telefoon, thuis of aan de balie. Een brief, sms, mail of kaartje doet dat niet.
figures-talk-half =
    { $days ->
        [0] Met de helft spraken we op de dag zelf.
        [one] Met de helft spraken we binnen 1 dag.
       *[other] Met de helft spraken we binnen { $days } dagen.
    }
figures-talk-not-half = Met meer dan de helft spraken we nog niet.
figures-talk-aim = Ons streven is binnen { $aim } dagen. Dat lukte bij { $count } van de { $of } huishoudens.
figures-talk-over = Dit gaat over { $count } huishoudens die de laatste 26 weken achter raakten. Kwam de huur binnen voor we spraken, dan telt een huishouden niet mee. Dat was zo bij: { $before }.
figures-talk-few = Er zijn nog te weinig huishoudens om hier iets over te zeggen.
figures-flow = Komt de huur weer binnen?
figures-flow-lead = Zo was het vannacht. Hersteld betekent: na een moeilijke tijd kwam de huur drie keer op rij op de afgesproken dag.
figures-flow-state =
    { $state ->
        [restored] Hersteld: de huur komt weer op de afgesproken dag
        [stuttering] Het hapert: er komt huur binnen, maar niet elke keer op de dag
       *[stopped] Het ligt stil: twee huren op rij kwamen niet binnen
    }
figures-flow-who = Bekijk wie
figures-flow-none = Hier is nu niemand.
figures-weeks = Week voor week
figures-weeks-lead = Een week loopt van maandag tot en met zondag. Wat later is betaald of geboekt, telt in de week waarin het gebeurde. Wie verhuisd is, staat er niet bij. Wat mag wachten of wat iemand anders ziet, ook niet.
figures-began = Nieuw: wie achter raakte
figures-behind = Hoeveel huishoudens er achterliepen
figures-open-together = Hoeveel er samen openstond
figures-asked = Wie zelf contact zocht
figures-asked-lead = Huishoudens die belden, schreven, langskwamen of zelf een plan voorstelden. Ook zonder achterstand.
figures-months-lead = In maanden huur:
figures-months =
    { $code ->
        [under_one] minder dan 1
        [one] 1 tot 2
        [two] 2 tot 3
       *[more] 3 of meer
    }
figures-months-together = samen: een ervan is minder dan tien
figures-then-now = In de eerste week: { $before }. Vorige week: { $now }.
figures-few-mark = Een open blokje: minder dan { $number }.
figures-table = De getallen van elke week
figures-week = Week tot en met
figures-until = t/m { $day }
figures-column-began = Nieuw
figures-column-behind = Achter
figures-column-open = Samen open
figures-column-asked = Zochten contact
figures-areas = Per wijk
figures-areas-lead = Op alfabet. Kies een wijk om haar weken te zien.
figures-area = Wijk
figures-area-none = Zonder wijk
figures-area-then = Achter in de eerste week
figures-area-now = Achter vorige week
figures-area-all = Alle wijken
figures-told = Waardoor betalen lastig werd
figures-told-lead = Wat huurders vertelden, in aantallen huishoudens. Wie meer vertelde, telt bij elke reden een keer mee.
figures-told-none = Het laatste jaar is er niets verteld.
figures-told-now = Laatste 26 weken
figures-told-before = 26 weken daarvoor
figures-plans = Houdt een plan stand?
figures-plans-lead = Per manier waarop een plan er kwam: bij hoeveel huishoudens komt de gewone huur daarna nog binnen? Het zegt niet dat het door die manier komt.
figures-plans-way = Het plan kwam er
figures-plans-count = Plannen
figures-plans-after =
    { $months ->
        [one] Na 1 maand
       *[other] Na { $months } maanden
    }
figures-plans-share = { $percent }% ({ $count } van { $of })
figures-plans-too-few = nog te weinig
figures-plans-none = Er zijn nog te weinig plannen op één manier gemaakt om iets te zeggen.
figures-plans-link = Houdt een plan stand? Dat staat bij “Hoe het gaat”
