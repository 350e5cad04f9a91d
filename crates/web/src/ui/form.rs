//! Fields, choices, buttons, and the summary of what is not right yet.

use crate::language::Phrases;
use maud::{Markup, Render, html};

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Name in the form, and its anchor on the page.
    pub name: &'a str,
    /// What people read above it.
    pub label: &'a str,
    /// One line of help, or nothing.
    pub hint: Option<&'a str>,
    /// What stands in it.
    pub value: &'a str,
    /// What is not right yet: what and what to do.
    pub error: Option<&'a str>,
    /// `text`, `password`, `date`, `search`, `email`, `tel`, `file`; how phones choose their keyboard.
    pub kind: &'a str,
    /// Must be filled in. Few fields may ask this (S3.21).
    pub required: bool,
    /// The `autocomplete` word, such as `username`.
    pub autocomplete: Option<&'a str>,
    /// People write freely here about a tenant: a hint says what could better be said otherwise (S3.8).
    pub guarded: bool,
}

impl<'a> Field<'a> {
    /// A required line of text.
    pub const fn text(name: &'a str, label: &'a str) -> Self {
        Self {
            name,
            label,
            hint: None,
            value: "",
            error: None,
            kind: "text",
            required: true,
            autocomplete: None,
            guarded: false,
        }
    }
    /// Where people write freely about a tenant.
    #[must_use]
    pub const fn guarded(self) -> Self {
        Self {
            guarded: true,
            ..self
        }
    }
    /// The same field of another kind.
    #[must_use]
    pub const fn kind(self, kind: &'a str) -> Self {
        Self { kind, ..self }
    }
    /// May stay empty.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            required: false,
            ..self
        }
    }
    /// With a line of help.
    #[must_use]
    pub const fn hint(self, hint: &'a str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
    /// With what was filled in before.
    #[must_use]
    pub const fn value(self, value: &'a str) -> Self {
        Self { value, ..self }
    }
    /// With what is not right yet.
    #[must_use]
    pub const fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }
    /// With the word by which a browser fills it in.
    #[must_use]
    pub const fn autocomplete(self, word: &'a str) -> Self {
        Self {
            autocomplete: Some(word),
            ..self
        }
    }

    fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn frame(&self, phrases: &Phrases, control: impl Render) -> Markup {
        html! {
            div.utrecht-form-field.utrecht-form-field--invalid[self.error.is_some()] {
                label.utrecht-form-label for=(self.name) {
                    (self.label)
                    @if !self.required { " " span.kt-quiet { "(" (phrases.field_optional()) ")" } }
                }
                (notes(self.name, self.hint, self.error))
                (control)
            }
        }
    }
}

fn notes(name: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.utrecht-form-field-description id=(format!("{name}-hint")) { (hint) } }
        @if let Some(error) = error {
            p.utrecht-form-field-error-message id=(format!("{name}-error")) {
                span aria-hidden="true" { "! " } (error)
            }
        }
    }
}

/// A field of one line.
pub fn field(phrases: &Phrases, field: &Field<'_>) -> Markup {
    let control = html! {
        input.utrecht-textbox id=(field.name) name=(field.name) type=(field.kind)
            value=[(!field.value.is_empty()).then_some(field.value)]
            required[field.required] autocomplete=[field.autocomplete] data-guard[field.guarded]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")];
    };
    field.frame(phrases, control)
}

/// A field of several lines.
pub fn text_area(phrases: &Phrases, field: &Field<'_>, rows: u8) -> Markup {
    let control = html! {
        textarea.utrecht-textarea id=(field.name) name=(field.name) rows=(rows) required[field.required] data-guard[field.guarded]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")] { (field.value) }
    };
    field.frame(phrases, control)
}

/// A choice of one from many, as a list: values and what people read. `field.value` is the one chosen before.
pub fn select(phrases: &Phrases, field: &Field<'_>, options: &[(&str, &str)]) -> Markup {
    let control = html! {
        select.utrecht-select id=(field.name) name=(field.name) required[field.required]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")] {
            @for (value, label) in options { option value=(value) selected[*value == field.value] { (label) } }
        }
    };
    field.frame(phrases, control)
}

/// One tile of a choice.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// Value in the form.
    pub value: &'a str,
    /// What people read.
    pub label: &'a str,
    /// One line below it, or nothing.
    pub hint: Option<&'a str>,
}

impl<'a> Choice<'a> {
    /// A tile with nothing below its label.
    pub const fn plain(value: &'a str, label: &'a str) -> Self {
        Self {
            value,
            label,
            hint: None,
        }
    }
}

/// Tiles of codes and their labels.
pub fn tiles<'a, V: AsRef<str>, L: AsRef<str>>(labels: &'a [(V, L)]) -> Vec<Choice<'a>> {
    let tile = |(value, label): &'a (V, L)| Choice::plain(value.as_ref(), label.as_ref());
    labels.iter().map(tile).collect()
}

/// Tiles of codes and their labels, each with a line below it.
pub fn tiles_with_hints<'a, V: AsRef<str>, L: AsRef<str>, H: AsRef<str>>(
    labels: &'a [(V, L, H)],
) -> Vec<Choice<'a>> {
    let tile = |(value, label, hint): &'a (V, L, H)| Choice {
        hint: Some(hint.as_ref()),
        ..Choice::plain(value.as_ref(), label.as_ref())
    };
    labels.iter().map(tile).collect()
}

/// A choice of one from a few, as tiles that can be tapped. `field.value` is the tile chosen before;
/// nothing is chosen beforehand unless it is given.
pub fn choice(phrases: &Phrases, field: &Field<'_>, tiles: &[Choice<'_>]) -> Markup {
    let name = field.name;
    html! {
        fieldset.kt-choice.utrecht-form-field--invalid[field.error.is_some()] id=(name)
            aria-describedby=[field.described_by()] {
            legend.utrecht-form-label {
                (field.label)
                @if !field.required { " " span.kt-quiet { "(" (phrases.field_optional()) ")" } }
            }
            (notes(name, field.hint, field.error))
            div.kt-choice__tiles {
                @for (at, tile) in tiles.iter().enumerate() {
                    @let id = format!("{name}-{at}");
                    label.kt-tile for=(id) {
                        input type="radio" id=(id) name=(name) value=(tile.value) required[field.required]
                            checked[tile.value == field.value];
                        span.kt-tile__text {
                            (tile.label)
                            @if let Some(hint) = tile.hint { span.kt-quiet.kt-tile__hint { (hint) } }
                        }
                    }
                }
            }
        }
    }
}

/// One thing that can be ticked, as a tile. A tick sends `ja`.
pub fn tick(name: &str, label: impl Render, hint: Option<&str>, ticked: bool) -> Markup {
    html! {
        label.kt-tile for=(name) {
            input type="checkbox" id=(name) name=(name) value="ja" checked[ticked];
            span.kt-tile__text {
                (label)
                @if let Some(hint) = hint { span.kt-quiet.kt-tile__hint { (hint) } }
            }
        }
    }
}

/// A few things of which any may be ticked, or none.
pub fn ticks(id: &str, legend: &str, tiles: impl Iterator<Item = Markup>) -> Markup {
    html! {
        fieldset.kt-choice id=(id) {
            legend.utrecht-form-label { (legend) }
            div.kt-choice__tiles { @for tile in tiles { (tile) } }
        }
    }
}

/// What is sent along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The button that sends a form. One primary button on a page; the others are secondary.
pub fn button(text: &str, primary: bool) -> Markup {
    let class = if primary {
        "utrecht-button--primary-action"
    } else {
        "utrecht-button--secondary-action"
    };
    html! { button class={ "utrecht-button " (class) } type="submit" { (text) } }
}

/// One thing that is not right yet, and the field it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct ErrorLine<'a> {
    /// Name of the field.
    pub field: &'a str,
    /// What and what to do.
    pub text: &'a str,
}

/// Everything that is not right yet, above the form, each a link to its field. Nothing when all is well.
pub fn error_summary(phrases: &Phrases, errors: &[ErrorLine<'_>]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.kt-notice.kt-notice--wrong role="alert" tabindex="-1" data-focus {
                span.kt-notice__mark aria-hidden="true" { "!" }
                div {
                    h2.kt-notice__title { (phrases.form_errors_title(errors.len())) }
                    ul { @for error in errors { li { a.utrecht-link href={ "#" (error.field) } { (error.text) } } } }
                }
            }
        }
    }
}
