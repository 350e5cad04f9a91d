//! Names of the people who live in a Dutch town. All combinations are drawn; none is a person.

use super::rng;
use crate::household::PersonRow;
use domain::tenancy::AddressForm;

/// First names and surnames (particle, name) that go together.
struct Roots {
    first: [&'static str; 10],
    surname: [(&'static str, &'static str); 10],
}

const ROOTS: [Roots; 8] = [
    Roots {
        first: [
            "Jan", "Marieke", "Willem", "Anneke", "Daan", "Lotte", "Kees", "Truus", "Bram", "Inge",
        ],
        surname: [
            ("de", "Jong"),
            ("", "Jansen"),
            ("de", "Vries"),
            ("van den", "Berg"),
            ("", "Bakker"),
            ("", "Visser"),
            ("", "Smit"),
            ("", "Meijer"),
            ("de", "Wit"),
            ("", "Mulder"),
        ],
    },
    Roots {
        first: [
            "Ruud", "Esther", "Gijs", "Marjan", "Thijs", "Femke", "Piet", "Ria", "Sem", "Nienke",
        ],
        surname: [
            ("", "Bos"),
            ("", "Vos"),
            ("", "Peters"),
            ("", "Hendriks"),
            ("van", "Leeuwen"),
            ("", "Dekker"),
            ("", "Brouwer"),
            ("van der", "Meer"),
            ("", "Kok"),
            ("van 't", "Hof"),
        ],
    },
    Roots {
        first: [
            "Ahmed", "Ayşe", "Emre", "Elif", "Murat", "Zeynep", "Hakan", "Fatma", "Yusuf", "Derya",
        ],
        surname: [
            ("", "Yılmaz"),
            ("", "Kaya"),
            ("", "Demir"),
            ("", "Çelik"),
            ("", "Şahin"),
            ("", "Öztürk"),
            ("", "Arslan"),
            ("", "Doğan"),
            ("", "Koç"),
            ("", "Aydın"),
        ],
    },
    Roots {
        first: [
            "Mohamed", "Samira", "Youssef", "Naima", "Karim", "Hanan", "Rachid", "Latifa", "Bilal", "Nora",
        ],
        surname: [
            ("", "El Amrani"),
            ("", "Bouzidi"),
            ("", "El Idrissi"),
            ("", "Azzouzi"),
            ("", "Benali"),
            ("", "Haddou"),
            ("", "El Khattabi"),
            ("", "Chaoui"),
            ("", "Bennani"),
            ("", "Amrani"),
        ],
    },
    Roots {
        first: [
            "Roy", "Sharon", "Dwight", "Melissa", "Winston", "Chantal", "Radj", "Shanti", "Ricardo", "Gladys",
        ],
        surname: [
            ("", "Pinas"),
            ("", "Ramdin"),
            ("", "Wijngaarde"),
            ("", "Sewnath"),
            ("", "Martina"),
            ("", "Kromosoeto"),
            ("", "Tjon"),
            ("", "Lobato"),
            ("", "Mohan"),
            ("", "Winklaar"),
        ],
    },
    Roots {
        first: [
            "Piotr",
            "Agnieszka",
            "Tomasz",
            "Katarzyna",
            "Oleksandr",
            "Olena",
            "Ivan",
            "Elena",
            "Marek",
            "Zofia",
        ],
        surname: [
            ("", "Kowalczyk"),
            ("", "Nowak"),
            ("", "Wiśniewski"),
            ("", "Kamińska"),
            ("", "Shevchenko"),
            ("", "Bondar"),
            ("", "Petrov"),
            ("", "Popescu"),
            ("", "Zieliński"),
            ("", "Mazur"),
        ],
    },
    Roots {
        first: [
            "Omar", "Rania", "Khaled", "Dina", "Yonas", "Selam", "Abdi", "Sahra", "Farid", "Parisa",
        ],
        surname: [
            ("", "Al Hassan"),
            ("", "Haddad"),
            ("", "Khalil"),
            ("", "Tesfay"),
            ("", "Gebremedhin"),
            ("", "Warsame"),
            ("", "Ali"),
            ("", "Rahimi"),
            ("", "Karimi"),
            ("", "Nasser"),
        ],
    },
    Roots {
        first: [
            "Kwame", "Abena", "João", "Maria", "Nuno", "Celeste", "Wei", "Mei", "Putu", "Indah",
        ],
        surname: [
            ("", "Mensah"),
            ("", "Boateng"),
            ("", "Lopes"),
            ("", "Tavares"),
            ("", "Gomes"),
            ("", "Chen"),
            ("", "Wang"),
            ("", "Sitanala"),
            ("", "Pattinama"),
            ("", "Silva"),
        ],
    },
];

/// The people of one tenancy.
pub(super) struct Tenants {
    index: u32,
    people: Vec<(&'static str, &'static str, &'static str)>,
    form: AddressForm,
    english: bool,
    mail: bool,
}

impl Tenants {
    pub(super) fn new(seed: u64, index: u32) -> Self {
        let mut r = rng(seed, 0x9E0_91E, index);
        // Six in ten have roots in the first two lists.
        let list = if r.below(10) < 6 {
            r.below(2)
        } else {
            2 + r.below(6)
        };
        let roots = &ROOTS[usize::try_from(list).unwrap_or(0)];
        let (infix, surname) = *r.pick(&roots.surname);
        let first = *r.pick(&roots.first);
        let mut people = vec![(first, infix, surname)];
        if r.chance(430) {
            let other = *r.pick(&roots.first);
            let own = *r.pick(&roots.surname);
            if other != first {
                people.push((other, own.0, own.1));
            }
        }
        Self {
            index,
            people,
            form: if r.chance(550) {
                AddressForm::Formal
            } else {
                AddressForm::Informal
            },
            english: list > 1 && r.chance(120),
            mail: r.chance(700),
        }
    }

    /// "fam. de Jong"
    pub(super) fn family(&self) -> String {
        let (_, infix, surname) = self.people[0];
        ["fam.", infix, surname]
            .iter()
            .filter(|p| !p.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// As the bank writes it: "J. de Jong".
    pub(super) fn bank_name(&self) -> String {
        let (first, infix, surname) = self.people[0];
        let initial = initial(first);
        [initial.as_str(), infix, surname]
            .iter()
            .filter(|p| !p.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(super) fn rows(&self) -> Vec<PersonRow> {
        self.people
            .iter()
            .zip(0u32..)
            .map(|(&person, n)| self.row(person, n))
            .collect()
    }

    fn row(&self, (first, infix, surname): (&str, &str, &str), n: u32) -> PersonRow {
        let phone = 20_000 + self.index;
        let ascii = first.is_ascii() && surname.is_ascii();
        let mail = format!("{first}.{surname}{}@example.nl", self.index)
            .to_lowercase()
            .replace([' ', '\''], "");
        PersonRow {
            reference: format!("R{}", 2_000_000 + self.index * 2 + n),
            first_name: first.to_owned(),
            initials: initial(first),
            infix: infix.to_owned(),
            surname: surname.to_owned(),
            preferred_name: String::new(),
            address_form: self.form,
            language: if self.english { "en" } else { "nl" },
            phone: if n == 0 {
                format!(
                    "06-00 {:02} {:02} {:02}",
                    phone / 10_000,
                    phone / 100 % 100,
                    phone % 100
                )
            } else {
                String::new()
            },
            email: if self.mail && n == 0 && ascii {
                mail
            } else {
                String::new()
            },
            contact_note: String::new(),
        }
    }
}

fn initial(first: &str) -> String {
    first.chars().next().map(|c| format!("{c}.")).unwrap_or_default()
}
