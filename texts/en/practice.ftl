# The practice room: scenes to practise. Nothing is kept.

practice-title = Practise
practice-lead = Talks to practise, at the door, at the table and on the phone. There is no wrong here. Nothing is kept, nor who chose what.
practice-link = Practise first
practice-begin = Begin
practice-know = You know:
practice-unknown = What you did not know:
practice-what-do-you-say = What do you say or do?
practice-so-far = How it went so far
practice-you = You:
practice-trust =
    { $way ->
        [up] Trust: grew ({ $number })
        [down] Trust: fell ({ $number })
       *[same] Trust: the same
    }
practice-tension =
    { $way ->
        [up] Tension: higher ({ $number })
        [down] Tension: lower ({ $number })
       *[same] Tension: the same
    }
practice-mirror = Mirror
practice-end = How it ends
practice-what-did-it-do = What did this talk do for the other?
practice-autonomy = Own choice: who chose?
practice-bond = Bond: did the other feel seen?
practice-competence = Able: what can the other do now that was not possible before?
practice-sense = Sense: what is in it for the other?
practice-again = Once more
practice-other = Another scene
practice-nothing-kept = Nothing of this practice is kept.
stages-title = Where does somebody stand?
stages-link = Tips: where does somebody stand?
stages-lead = To read before or after a talk. Nothing that you read here is kept with any tenant.
stages-fits = What fits:
stages-not-now = Not now:
