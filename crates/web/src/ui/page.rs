//! The frame around every page.

use crate::assets;
use crate::language::{Language, Phrases};
use domain::calendar::Day;
use maud::{DOCTYPE, Markup, Render, html};

/// The places in the main menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// Whom to help today.
    Today,
    /// Home visits: rounds and what happened at the door.
    Visits,
    /// Find a tenant.
    Search,
    /// Statements and unallocated receipts.
    Bank,
    /// The law: calculators and numbers.
    Law,
    /// Settings, for those who manage.
    Admin,
    /// Worries from the neighbourhood, for those who have no other place.
    Worries,
}

/// The main menu: place and address, in order.
pub const NAVIGATION: [(Nav, &str); 7] = [
    (Nav::Today, "/vandaag"),
    (Nav::Visits, "/bezoeken"),
    (Nav::Search, "/zoeken"),
    (Nav::Bank, "/bank"),
    (Nav::Law, "/wet"),
    (Nav::Admin, "/beheer"),
    (Nav::Worries, "/zorgen"),
];

impl Nav {
    fn title(self, phrases: &Phrases) -> &'static str {
        match self {
            Self::Today => phrases.nav_today(),
            Self::Visits => phrases.nav_visits(),
            Self::Search => phrases.nav_search(),
            Self::Bank => phrases.nav_bank(),
            Self::Law => phrases.nav_law(),
            Self::Admin => phrases.nav_admin(),
            Self::Worries => phrases.nav_worries(),
        }
    }
}

/// Who is working.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Their name.
    pub name: &'a str,
    /// The places of the menu that this person has a use for.
    pub places: &'a [Nav],
}

/// A page, apart from its content.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The language.
    pub phrases: &'a Phrases,
    /// Title in the browser's tab; the content brings its own `h1`.
    pub title: &'a str,
    /// Name of the association, or of the product before logging in.
    pub association: &'a str,
    /// Where we are in the menu.
    pub nav: Option<Nav>,
    /// Who is logged in.
    pub person: Option<Person<'a>>,
    /// The path of this page, to come back to after a change of language.
    pub path: &'a str,
    /// Where the mark of the house leads.
    pub home: &'a str,
    /// The day this environment pretends it is; `None` when it is the real one.
    pub practice_day: Option<Day>,
}

impl Page<'_> {
    /// The whole document around `content`.
    pub fn around(&self, content: impl Render) -> Markup {
        let phrases = self.phrases;
        html! {
            (DOCTYPE)
            html lang=(phrases.language().tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · " (self.association) }
                    link rel="stylesheet" href=(assets::STYLE.address());
                    link rel="icon" type="image/svg+xml" href=(assets::ICON.address());
                    script type="module" src=(assets::SCRIPT.address()) {}
                }
                body.kt-body {
                    a.utrecht-skip-link href="#inhoud" { (phrases.skip_to_content()) }
                    (self.header())
                    main.kt-main id="inhoud" tabindex="-1" { (content) }
                    footer.kt-footer {
                        p { (phrases.footer_words()) }
                        @if self.person.is_some() {
                            button.kt-plain-button type="button" data-open-keys hidden { (phrases.footer_keys()) " " kbd.kt-key { "?" } }
                        }
                    }
                    @if self.person.is_some() { (keys_help(phrases)) }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let phrases = self.phrases;
        html! {
            header.kt-header {
                div.kt-header__inner {
                    a.kt-brand href=(self.home) {
                        svg.kt-brand__mark viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" {
                            (table_mark())
                        }
                        span { (self.association) }
                    }
                    @if let Some(person) = self.person {
                        nav.kt-nav aria-label=(phrases.nav_label()) {
                            ul {
                                @for (nav, address) in NAVIGATION {
                                    @if person.places.contains(&nav) {
                                        li {
                                            a href=(address) aria-current=[(self.nav == Some(nav)).then_some("page")] {
                                                (nav.title(phrases))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.user_menu())
                }
                @if let Some(day) = self.practice_day {
                    p.kt-practice { span { (phrases.practice_day(phrases.day_in_full(day))) } }
                }
            }
        }
    }

    fn user_menu(&self) -> Markup {
        let Some(person) = self.person else {
            return self.languages();
        };
        html! {
            details.kt-menu {
                summary { span.kt-hide-narrow { (person.name) } span.kt-initials aria-hidden="true" { (initials(person.name)) }
                    span.kt-only-narrow.kt-unseen { (self.phrases.user_menu_label()) }
                }
                div.kt-menu__content {
                    p.kt-only-narrow { (person.name) }
                    p.kt-quiet { (self.phrases.user_language()) }
                    (self.languages())
                    form method="post" action="/uitloggen" {
                        button.utrecht-button.utrecht-button--secondary-action type="submit" { (self.phrases.user_log_out()) }
                    }
                }
            }
        }
    }

    fn languages(&self) -> Markup {
        let current = self.phrases.language();
        html! {
            form.kt-languages method="post" action="/taal" {
                (super::hidden("naar", self.path))
                @for language in Language::ALL {
                    button.kt-plain-button type="submit" name="taal" value=(language.tag()) lang=(language.tag())
                        aria-pressed=(if language == current { "true" } else { "false" }) { (language.own_name()) }
                }
            }
        }
    }
}

/// Two chairs at a table: the house's mark.
fn table_mark() -> Markup {
    html! {
        path d="M4 14h24M8 14v12M24 14v12" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" {}
        path d="M13 9c0-2 1-2 1-4M18 9c0-2 1-2 1-4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" {}
    }
}

fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = letters.next();
    let last = letters.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

fn keys_help(phrases: &Phrases) -> Markup {
    let keys = [
        ("/", phrases.keys_search()),
        ("j", phrases.keys_next()),
        ("k", phrases.keys_previous()),
        ("Enter", phrases.keys_open()),
        ("?", phrases.keys_help()),
    ];
    html! {
        dialog.kt-dialog data-keys aria-labelledby="keys-title" {
            h2.utrecht-heading-2 id="keys-title" { (phrases.keys_title()) }
            dl.kt-keys { @for (name, meaning) in keys { div { dt { (super::key(name)) } dd { (meaning) } } } }
            p.kt-quiet { (phrases.keys_note()) }
            form method="dialog" {
                button.utrecht-button.utrecht-button--secondary-action type="submit" { (phrases.keys_close()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        assert_eq!(initials("Noor van den Berg"), "NB");
        assert_eq!(initials("ria"), "R");
        assert_eq!(initials(""), "");
    }
}
