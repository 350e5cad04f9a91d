//! The screens of one home visit: prepared, at the door, at the table, closed. The same drawing stands on the page and
//! is taken along on a phone.
//!
//! Before the right person is there, no screen holds an amount or the word debt (S1.14).

mod discreet;
mod door;
mod guard;
mod prepare;
mod table;

use super::View;
use super::person::{first, form_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::ui::{self, Tone};
use domain::tenancy::AddressForm;
use domain::visit::{Course, Door, Happening, Phase};
use maud::{Markup, Render, html};
use uuid::Uuid;
use work::visit::OpenVisit;

/// A step of a visit, as it stands in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pages) enum Step {
    /// Before ringing.
    Prepare,
    /// At the door.
    Door,
    /// At the table.
    Table,
    /// Closing.
    Guard,
}

impl Step {
    pub(in crate::pages) const ALL: [Self; 4] = [Self::Prepare, Self::Door, Self::Table, Self::Guard];

    pub(in crate::pages) const fn key(self) -> &'static str {
        match self {
            Self::Prepare => "voorbereiden",
            Self::Door => "deur",
            Self::Table => "tafel",
            Self::Guard => "afronden",
        }
    }
    pub(in crate::pages) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }
    pub(in crate::pages) const fn of_phase(phase: Phase) -> Self {
        match phase {
            Phase::Planned => Self::Prepare,
            Phase::Door => Self::Door,
            Phase::Inside => Self::Table,
            Phase::Guard | Phase::Done => Self::Guard,
        }
    }
    const fn title(self, p: &Phrases) -> &'static str {
        match self {
            Self::Prepare => p.visit_step_prepare(),
            Self::Door => p.visit_step_door(),
            Self::Table => p.visit_step_table(),
            Self::Guard => p.visit_step_guard(),
        }
    }
}

/// Everything that the screens of one visit draw from.
pub(in crate::pages) struct Screen<'a> {
    view: View<'a>,
    open: &'a OpenVisit,
    course: Course<'a>,
    href: String,
    id: Uuid,
    /// Whom the visitor comes from.
    association: &'a str,
    /// Taken along on a phone: the phone draws the way between the steps, and makes its own ids.
    app: bool,
}

impl<'a> Screen<'a> {
    pub(in crate::pages) fn new(office: &'a Office, open: &'a OpenVisit, id: Uuid, app: bool) -> Self {
        Self {
            view: View::of(office, &open.file),
            course: open.course(),
            href: format!("/bezoeken/{}/{}", open.round.id, open.stop.visit),
            open,
            id,
            association: &office.caller.actor.association,
            app,
        }
    }

    /// The step that fits how far the visit is.
    pub(in crate::pages) fn now(&self) -> Step {
        Step::of_phase(self.course.phase())
    }

    /// The table only opens once the right person is there (S1.14).
    pub(in crate::pages) fn opens(&self, step: Step) -> bool {
        step != Step::Table || self.course.right_person
    }

    /// The first tenant; the address where nobody is known.
    pub(in crate::pages) fn name(&self) -> String {
        match first(self.view.file, self.view.today) {
            Some(person) => person.full_name(),
            None => super::names(self.view.p, self.view.file, self.view.today),
        }
    }

    fn informal(&self) -> bool {
        form_of(self.view.file, self.view.today) == AddressForm::Informal
    }

    /// The last word about the door.
    fn door(&self) -> Option<Door> {
        match self.course.doors.last().map(|f| &f.what) {
            Some(Happening::Door(door)) => Some(*door),
            _ => None,
        }
    }

    /// One screen.
    pub(in crate::pages) fn step(&self, step: Step) -> Markup {
        match step {
            Step::Prepare => prepare::screen(self),
            Step::Door => door::screen(self),
            Step::Table => table::screen(self),
            Step::Guard => guard::screen(self),
        }
    }

    /// Title of the browser's tab: nothing about money and no name.
    pub(in crate::pages) const fn title(&self, step: Step) -> &'static str {
        step.title(self.view.p)
    }

    /// The way between the steps.
    pub(in crate::pages) fn steps(&self, now: Step) -> Markup {
        let p = self.view.p;
        html! {
            nav.kt-steps aria-label=(p.visit_steps()) {
                ol {
                    @for step in Step::ALL {
                        li {
                            @if self.opens(step) {
                                a href={ (self.href) "?stap=" (step.key()) } data-step=(step.key())
                                    aria-current=[(step == now).then_some("step")] { (step.title(p)) }
                            } @else { span.kt-quiet { (step.title(p)) } }
                        }
                    }
                }
            }
        }
    }

    /// A form that tells one thing that happened. On the page it is sent; on a phone it is kept until there is a network.
    fn fact(&self, kind: &str, content: impl Render) -> Markup {
        let id = Uuid::new_v5(&self.id, kind.as_bytes());
        html! {
            form.kt-form.kt-fact method="post" action=(self.href) data-fact=(kind) novalidate {
                (ui::hidden("id", &id.to_string()))
                (ui::hidden("wat", kind))
                (content)
            }
        }
    }

    /// One tap.
    fn tap(&self, kind: &str, words: &str, primary: bool) -> Markup {
        self.fact(kind, ui::button(words, primary))
    }

    /// A link to another step, as a button.
    fn to(&self, step: Step, words: &str) -> Markup {
        html! {
            a.utrecht-button.utrecht-button--primary-action href={ (self.href) "?stap=" (step.key()) } data-step=(step.key()) { (words) }
        }
    }

    /// Colleagues told it differently: both stay, and a person decides.
    fn differing(&self) -> Markup {
        let p = self.view.p;
        let course = &self.course;
        let all = [&course.doors, &course.closings, &course.seen];
        html! {
            @for facts in all.into_iter().filter(|facts| facts.len() > 1) {
                section.kt-section aria-labelledby="verschil" {
                    h2.utrecht-heading-2 id="verschil" { (p.visit_differ_title()) }
                    p { (p.visit_differ_lead()) }
                    @for fact in facts {
                        (self.fact(&format!("settled-{}", fact.id), html! {
                            (ui::hidden("keeps", &fact.id.to_string()))
                            p { strong { (self.view.file.colleague(fact.by).unwrap_or_default()) } ": " (said(p, &fact.what)) }
                            (ui::button(p.visit_differ_keep(), false))
                        }))
                    }
                }
            }
        }
    }
}

/// Somebody else may live here by now.
fn moved_out(s: &Screen<'_>) -> Markup {
    let ended = s.view.file.tenancy.end.filter(|end| *end < s.view.today);
    html! {
        @if let Some(end) = ended { (ui::notice(Tone::Attention, s.view.p.visit_moved_out(s.view.p.day_seen_from(end, s.view.today)))) }
    }
}

/// What a colleague told, in a few words.
fn said(p: &Phrases, what: &Happening) -> String {
    match what {
        Happening::Door(door) => door_words(p, *door).to_owned(),
        Happening::Closed { outcome, next_on, .. } => {
            let next = next_on.map(|day| format!(", {}", p.day(day))).unwrap_or_default();
            format!("{}{next}", crate::sentence::outcome(p, *outcome))
        }
        Happening::Seen { how, .. } => seen_words(p, *how).to_owned(),
        _ => String::new(),
    }
}

/// What happened at the door, in words.
pub(in crate::pages) const fn door_words(p: &Phrases, door: Door) -> &'static str {
    match door {
        Door::Inside => p.door_inside(),
        Door::AtTheDoor => p.door_at_the_door(),
        Door::AnotherTime => p.door_another_time(),
        Door::NotNow => p.door_not_now(),
        Door::OtherPerson => p.door_other_person(),
        Door::NotAtHome => p.door_not_at_home(),
    }
}

const fn seen_words(p: &Phrases, how: domain::visit::Recognition) -> &'static str {
    use domain::visit::Recognition;
    match how {
        Recognition::Yes => p.seen_yes(),
        Recognition::Partly => p.seen_partly(),
        Recognition::No => p.seen_no(),
    }
}
