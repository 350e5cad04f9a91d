//! What the letter of art. 6:96 lid 6 BW must say to have effect, whoever changed its words: the term, where it begins, the
//! amount, the exact costs, and nothing that confuses the term (HR 25 November 2016, ECLI:NL:HR:2016:2704).

use crate::contact::coded;

coded! {
    /// What is missing of it, or stands in the way.
    Part {
        /// The association charges no costs: then this letter is not for it.
        Charged = "charged",
        /// The clause on costs in this contract was struck out: then none are claimed.
        Struck = "struck",
        /// It is a letter or an e-mail: something written that can be kept.
        Written = "written",
        /// What is open.
        Amount = "amount",
        /// The costs to the cent, as the law has them.
        Costs = "costs",
        /// The term of fourteen days.
        Term = "term",
        /// That it begins on the day after the letter was received.
        Start = "start",
        /// Words that make the term unclear, such as "after sending".
        Confusing = "confusing",
    }
}

/// What the letter is held against.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'t> {
    /// The association charges costs.
    pub charged: bool,
    /// The clause on costs was struck out.
    pub struck: bool,
    /// It leaves as a letter or an e-mail.
    pub written: bool,
    /// What is open, in words.
    pub amount: &'t str,
    /// The costs, in words; `None` when the law has no number for them that may be used.
    pub costs: Option<&'t str>,
}

/// Where the term begins, said so that it holds. In Dutch and in English.
const STARTS: [&str; 4] = [
    "dag nadat",
    "dag na ontvangst",
    "day after you got",
    "day after you received",
];
const TERMS: [&str; 4] = ["14 dagen", "veertien dagen", "14 days", "fourteen days"];
/// Beginnings that a court does not accept.
const CONFUSING: [&str; 12] = [
    "na verzending",
    "na dagtekening",
    "vanaf vandaag",
    "na vandaag",
    "datum van deze brief",
    "dagtekening van deze brief",
    "na deze brief",
    "after sending",
    "from today",
    "of today",
    "date of this letter",
    "after this letter was sent",
];

/// Does a text, whoever wrote it, name costs of collection in euros with a term or by their own name? Then it is the letter of the
/// law, and is held to all that the law asks of it. Costs of a repair or of the home itself are none.
pub fn announces_costs(text: &str) -> bool {
    let text = plain(text);
    let by_name = ["incassokosten", "collection costs"]
        .iter()
        .any(|name| text.contains(name));
    let with_term = TERMS.iter().any(|term| text.contains(term));
    let in_euros = text.split(['.', '!', '?', '\n']).any(|sentence| {
        let money = sentence.contains('€') || sentence.contains("euro");
        let none = sentence.contains("geen kosten") || sentence.contains("no costs");
        money && !none && names_costs(sentence)
    });
    in_euros && (by_name || with_term)
}

/// Does a text ask for interest in euros? Such a claim has conditions of its own: an association that charges interest, a clause
/// that was not struck out, and a rate that is confirmed (art. 6:119 BW).
pub fn asks_interest(text: &str) -> bool {
    let text = plain(text);
    text.split(['!', '?', '\n', ';'])
        .flat_map(|line| line.split(". "))
        .any(|sentence| {
            let money = sentence.contains('€') || sentence.contains("euro");
            let none = sentence.contains("geen rente") || sentence.contains("no interest");
            let mut words = sentence.split(|c: char| !c.is_alphabetic());
            let named = words.any(|word| {
                matches!(
                    word,
                    "rente" | "interest" | "vertragingsrente" | "incassorente" | "rentekosten"
                )
            });
            money && !none && named
        })
}

/// "kosten" as a word of its own, or the costs of collection by name.
fn names_costs(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    words.any(|word| matches!(word, "kosten" | "incassokosten" | "aanmaningskosten" | "costs"))
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase()
}

/// What is missing of a text, in the order of [`Part`]; empty when it has effect.
pub fn missing(text: &str, asked: &Asked<'_>) -> Vec<Part> {
    let text = plain(text);
    let says = |any: &[&str]| any.iter().any(|words| text.contains(words));
    let holds = |part: Part| match part {
        Part::Charged => asked.charged,
        Part::Struck => !asked.struck,
        Part::Written => asked.written,
        Part::Amount => text.contains(&plain(asked.amount)),
        Part::Costs => asked.costs.is_none_or(|costs| text.contains(&plain(costs))),
        Part::Term => says(&TERMS),
        Part::Start => says(&STARTS),
        Part::Confusing => !says(&CONFUSING),
    };
    Part::ALL.iter().copied().filter(|part| !holds(*part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Asked<'static> = Asked {
        charged: true,
        struck: false,
        written: true,
        amount: "€ 1.484,36",
        costs: Some("€ 222,65"),
    };
    const GOOD: &str = "Er staat €\u{a0}1.484,36 open. Betaal binnen 14 dagen. Die beginnen op de dag nadat u deze brief kreeg. \
        Anders rekenen wij € 222,65.";

    #[test]
    fn a_text_by_hand_that_names_costs_is_the_letter_of_the_law() {
        assert!(announces_costs(
            GOOD.replace("rekenen wij", "zijn de kosten").as_str()
        ));
        for text in [
            "Betaal binnen 14 dagen, anders komen er kosten van € 40,00 bij.",
            "De incassokosten zijn € 222,65.",
            "Pay within 14 days. Otherwise collection costs of € 40.00 are added.",
        ] {
            assert!(announces_costs(text), "{text}");
        }
        for text in [
            "Betaal binnen 14 dagen € 600,00. Er komen geen boetes.",
            "De servicekosten zijn € 40,00. Betaal binnen 14 dagen.",
            "De kosten van de reparatie zijn € 50,00.",
            "Wij rekenen geen kosten.",
        ] {
            assert!(!announces_costs(text), "{text}");
        }
    }

    #[test]
    fn a_text_that_asks_interest_in_euros_is_seen() {
        for text in [
            "Anders komt er € 12,00 rente bij.",
            "U betaalt ook 12 euro wettelijke rente. Bel mij gerust.",
            "Statutory interest of € 12.00 is added.",
        ] {
            assert!(asks_interest(text), "{text}");
        }
        for text in [
            "Wij vragen geen rente over € 600,00.",
            "Er staat € 600,00 open. Over rente praten we niet.",
            "Uw interesse in een tuin van € 20,00.",
            "We are interested in how you are. € 600.00 is open.",
        ] {
            assert!(!asks_interest(text), "{text}");
        }
    }

    #[test]
    fn each_part_is_missed_on_its_own() {
        assert_eq!(missing(GOOD, &ASKED), []);
        for (from, to, part) in [
            ("1.484,36", "1.484", Part::Amount),
            ("222,65", "222,64", Part::Costs),
            ("14 dagen", "een week", Part::Term),
            ("op de dag nadat u deze brief kreeg", "snel", Part::Start),
            (
                "kreeg.",
                "kreeg, en uiterlijk 14 dagen na verzending.",
                Part::Confusing,
            ),
        ] {
            assert_eq!(missing(&GOOD.replace(from, to), &ASKED), [part], "{to}");
        }
        let social = Asked {
            charged: false,
            ..ASKED
        };
        assert_eq!(missing(GOOD, &social), [Part::Charged]);
        let struck = Asked {
            struck: true,
            ..ASKED
        };
        assert_eq!(missing(GOOD, &struck), [Part::Struck]);
        let texted = Asked {
            written: false,
            ..ASKED
        };
        assert_eq!(missing(GOOD, &texted), [Part::Written]);
        // Where the law has no number that may be used, a person says the costs.
        let later = Asked { costs: None, ..ASKED };
        assert_eq!(missing(&GOOD.replace("222,65", "20,00"), &later), []);
    }
}
