# De oefenruimte: scènes om te oefenen. Er wordt niets bewaard.

practice-title = Oefenen
practice-lead = Gesprekken om te oefenen, aan de deur, aan tafel en aan de telefoon. Fout bestaat hier niet. Er wordt niets bewaard, ook niet wie wat koos.
practice-link = Eerst oefenen
practice-begin = Begin
practice-know = Jij weet:
practice-unknown = Wat je niet wist:
practice-what-do-you-say = Wat zeg of doe je?
practice-so-far = Zo ging het tot nu toe
practice-you = Jij:
practice-trust =
    { $way ->
        [up] Vertrouwen: gegroeid ({ $number })
        [down] Vertrouwen: gedaald ({ $number })
       *[same] Vertrouwen: gelijk
    }
practice-tension =
    { $way ->
        [up] Spanning: hoger ({ $number })
        [down] Spanning: lager ({ $number })
       *[same] Spanning: gelijk
    }
practice-mirror = Spiegel
practice-end = Zo eindigt het
practice-what-did-it-do = Wat deed dit gesprek met de ander?
practice-autonomy = Eigen keuze: wie koos er?
practice-bond = Betrokken: voelde de ander zich gezien?
practice-competence = Kunnen: wat kan de ander nu wat eerst niet kon?
practice-sense = Zin: wat heeft de ander eraan?
practice-again = Nog een keer
practice-other = Een andere scène
practice-nothing-kept = Van dit oefenen blijft niets bewaard.
stages-title = Waar staat iemand?
stages-link = Tips: waar iemand staat
stages-lead = Om te lezen voor of na een gesprek. Wat je hier leest, wordt nergens bij een huurder bewaard.
stages-fits = Wat past:
stages-not-now = Nu niet:
