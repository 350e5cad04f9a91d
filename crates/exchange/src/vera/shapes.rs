//! The parts of VERA 4.3 that are read, and only those: BSN, birth date, income and the like have no field here, so
//! they are skipped by the parser and never held. Names are VERA's own. Nothing is required in VERA, so all is optional.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::marker::PhantomData;

/// Text, also when a system writes it as a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word(pub String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = Word;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word(text.trim().to_owned()))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<Word, E> {
                Ok(Word(n.to_string()))
            }
            fn visit_i64<E: Error>(self, n: i64) -> Result<Word, E> {
                Ok(Word(n.to_string()))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

/// An object with one interesting key, or that key's value itself: `{"code": "HUU", "naam": "Huurder"}` or `"HUU"`.
fn one_key<'de, D: Deserializer<'de>>(
    deserializer: D,
    key: &'static str,
) -> Result<Option<String>, D::Error> {
    struct OneKey(&'static str);
    impl<'de> Visitor<'de> for OneKey {
        type Value = Option<String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "text or an object with '{}'", self.0)
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Some(text.trim().to_owned()))
        }
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(key) = map.next_key::<String>()? {
                if key == self.0 {
                    found = map.next_value::<Option<Word>>()?.map(|w| w.0);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(found)
        }
    }
    deserializer.deserialize_any(OneKey(key))
}

/// A reference value: only its code is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code(pub Option<String>);

impl Code {
    /// The code, empty when there is none.
    pub(super) fn get(&self) -> &str {
        self.0.as_deref().unwrap_or("")
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        one_key(deserializer, "code").map(Self)
    }
}

/// Something of which only the name is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named(pub Option<String>);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        one_key(deserializer, "naam").map(Self)
    }
}

/// The keys by which things name each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub id: Option<Word>,
    pub id_extern: Option<Word>,
    pub code: Option<Word>,
    /// The last part of a URI, or an id written as plain text: it may be any of the three.
    pub any: Option<String>,
}

/// Something that has keys.
pub(super) trait Keyed: Default {
    /// Its keys.
    fn keys(&self) -> Keys;
    /// A mere pointer to it.
    fn pointer(any: String) -> Self;
}

/// An embedded object, or a URI or id that points to one.
#[derive(Clone, Debug, Default)]
pub(super) struct Link<T>(pub T);

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Link<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Links<T>(PhantomData<T>);
        impl<'de, T: Keyed + Deserialize<'de>> Visitor<'de> for Links<T> {
            type Value = Link<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object, or the URI or id of one")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Link(T::pointer(last_part(text))))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<Self::Value, E> {
                Ok(Link(T::pointer(n.to_string())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Link)
            }
        }
        deserializer.deserialize_any(Links(PhantomData))
    }
}

fn last_part(uri: &str) -> String {
    let path = uri
        .split(['?', '#'])
        .next()
        .unwrap_or(uri)
        .trim()
        .trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// An amount as its decimal text: a float on the way would lose cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount(pub String);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(raw.get().trim_matches('"').to_owned()))
    }
}

macro_rules! shape {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub(super) struct $name {
            pub id: Option<Word>,
            pub id_extern: Option<Word>,
            #[serde(rename = "code")]
            pub key_code: Option<Word>,
            #[serde(skip)]
            pub any: Option<String>,
            $(pub $field: $type,)*
        }
        impl Keyed for $name {
            fn keys(&self) -> Keys {
                Keys {
                    id: self.id.clone(),
                    id_extern: self.id_extern.clone(),
                    code: self.key_code.clone(),
                    any: self.any.clone(),
                }
            }
            fn pointer(any: String) -> Self {
                Self { any: Some(any), ..Self::default() }
            }
        }
    };
}

type List<T> = Option<Vec<T>>;

shape! {
    /// Only the keys of something.
    Pointer {}
}

shape! {
    Overeenkomst {
        soort: Option<Code>,
        status: Option<Code>,
        begindatum: Option<Word>,
        einddatum: Option<Word>,
        betaalwijze: Option<Betaalwijze>,
        betaalwijzen: List<Betaalwijze>,
        prijscomponenten: List<Prijscomponent>,
        relaties: List<Link<Relatie>>,
        relatierollen: List<Relatierol>,
        eenheden: List<Link<Eenheid>>,
    }
}

shape! {
    Betaalwijze {
        soort: Option<Code>,
        begindatum: Option<Word>,
        einddatum: Option<Word>,
        betaalgegeven: Option<Link<Betaalgegeven>>,
        incassomachtiging: Option<Link<Incassomachtiging>>,
        incassomoment: Option<Code>,
        overeenkomsten: List<Link<Pointer>>,
    }
}

shape! {
    Betaalgegeven {
        iban: Option<Word>,
        relatie: Option<Link<Pointer>>,
        overeenkomst: Option<Link<Pointer>>,
    }
}

shape! {
    Incassomachtiging {
        kenmerk_machtiging: Option<Word>,
        machtigingsnummer: Option<Word>,
    }
}

shape! {
    Prijscomponent {
        naam: Option<Word>,
        soort: Option<Code>,
        detail_soort: Option<Code>,
        begindatum: Option<Word>,
        einddatum: Option<Word>,
        bedrag: Option<Amount>,
        bedrag_inclusief_btw: Option<Amount>,
        overeenkomst: Option<Link<Pointer>>,
    }
}

shape! {
    Relatie {
        naam: Option<Word>,
        achternaam: Option<Word>,
        geslachtsnaam: Option<Word>,
        tussenvoegsels: Option<Word>,
        voornaam: Option<Word>,
        roepnaam: Option<Word>,
        initialen: Option<Word>,
        voorletters: Option<Word>,
        voorkeurstaal: Option<Code>,
        contactgegevens: List<Contactgegeven>,
        communicatievoorkeuren: List<Communicatievoorkeur>,
        betaalgegevens: List<Link<Betaalgegeven>>,
        rollen: List<Relatierol>,
    }
}

shape! {
    Relatierol {
        soort: Option<Code>,
        begindatum: Option<Word>,
        einddatum: Option<Word>,
        relatie: Option<Link<Pointer>>,
        rol_relatie: Option<Link<Pointer>>,
    }
}

shape! {
    Contactgegeven {
        soort: Option<Code>,
        status: Option<Code>,
        voorkeur: Option<Code>,
        vertrouwelijkheid: Option<Code>,
        waarde: Option<Word>,
    }
}

shape! {
    Communicatievoorkeur {
        soort: Option<Code>,
        contactgegevens: List<Link<Pointer>>,
    }
}

shape! {
    Eenheid {
        adres: Option<Adres>,
    }
}

shape! {
    Adres {
        straatnaam: Option<Word>,
        huisnummer: Option<Word>,
        huisletter: Option<Word>,
        huisnummer_toevoeging: Option<Word>,
        postcode: Option<Word>,
        woonplaats: Option<Named>,
        buurt: Option<Named>,
        wijk: Option<Named>,
    }
}

shape! {
    Debiteur {
        relatie: Option<Link<Pointer>>,
    }
}

shape! {
    Boeking {
        soort: Option<Code>,
        detail_soort: Option<Code>,
        omschrijving: Option<Word>,
        status: Option<Code>,
        boekdatum: Option<Word>,
        factuurdatum: Option<Word>,
        valutadatum: Option<Word>,
        vervaldatum: Option<Word>,
        bedrag: Option<Amount>,
        betalingskenmerk: Option<Word>,
        debiteur: Option<Link<Debiteur>>,
        overeenkomst: Option<Link<Pointer>>,
    }
}
