//! A small deck of open questions to go on asking, without those whose answer was told already. None is a duty, and nothing
//! of what was asked is kept (S4.32b).

use super::View;
use crate::language::Phrases;
use maud::{Markup, html};

/// Questions that are offered at once.
const AT_ONCE: usize = 4;

/// The first questions that nobody answered yet.
pub(super) fn open(view: &View<'_>) -> Markup {
    let p = view.p;
    let told: String = view
        .file
        .stories
        .iter()
        .map(|story| story.words.to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    let heard = |words: &str| words.split(',').any(|word| told.contains(word.trim()));
    let open = deck(p).into_iter().filter(|(_, words)| !heard(words));
    html! {
        p.kt-quiet { (p.visit_questions_hint()) }
        ul.kt-plain-list { @for (question, _) in open.take(AT_ONCE) { li { (question) } } }
        p { a.utrecht-link href=(crate::pages::practice::STAGES_PAGE) target="_blank" rel="noopener" { (p.stages_link()) } }
    }
}

fn deck(p: &Phrases) -> [(&'static str, &'static str); 6] {
    [
        (p.question_change(), p.question_change_heard()),
        (p.question_now(), p.question_now_heard()),
        (p.question_first(), p.question_first_heard()),
        (p.question_who(), p.question_who_heard()),
        (p.question_worked(), p.question_worked_heard()),
        (p.question_help(), p.question_help_heard()),
    ]
}
