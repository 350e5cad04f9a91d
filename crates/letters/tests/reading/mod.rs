//! Reads a letter back from its PDF: as a screen reader says it (marked parts in their order), and as a phone sees its code.
//!
//! `hayro` reads and draws PDF (the typesetter brings it), `rqrr` reads the code from the drawn page.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must stop, and uses its part of the reader"
)]

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, String as Text};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};
use hayro::{RenderCache, RenderSettings};
use std::collections::BTreeMap;

/// A letter that was read back.
pub struct Read {
    pdf: Pdf,
}

/// A part of the document as it is marked: heading, paragraph, list, figure.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    /// The kind of part: `H1`, `P`, `LI`, `Figure`.
    pub kind: String,
    /// What is said for it when it is no text.
    pub alt: Option<String>,
    /// Its own words.
    pub words: String,
    /// Parts in it, in the order of reading.
    pub parts: Vec<Marked>,
}

impl Marked {
    /// Every part of a kind, from the top.
    pub fn all<'a>(&'a self, kind: &str) -> Vec<&'a Marked> {
        let mut found: Vec<&Marked> = self.parts.iter().flat_map(|p| p.all(kind)).collect();
        if self.kind == kind {
            found.insert(0, self);
        }
        found
    }

    /// As it is read aloud: a line for each part with words, with what it is before it.
    pub fn aloud(&self) -> String {
        let mut lines = Vec::new();
        self.say(&mut lines);
        lines.join("\n")
    }

    fn say(&self, lines: &mut Vec<String>) {
        let words = self.words.trim();
        if !words.is_empty() {
            lines.push(format!("{}: {words}", self.kind));
        }
        if let Some(alt) = &self.alt {
            lines.push(format!("{}: [{alt}]", self.kind));
        }
        for part in &self.parts {
            part.say(lines);
        }
    }
}

impl Read {
    /// Opens a PDF.
    pub fn of(pdf: &[u8]) -> Self {
        Self {
            pdf: Pdf::new(pdf.to_vec()).expect("a PDF"),
        }
    }

    fn catalog(&self) -> Dict<'_> {
        let xref = self.pdf.xref();
        xref.get(xref.root_id()).expect("the catalog")
    }

    /// The language of the document.
    pub fn language(&self) -> String {
        words(&self.catalog().get::<Text<'_>>("Lang").expect("a language"))
    }

    /// Says that its parts are marked, and that a reader shows its title instead of the name of the file.
    pub fn is_marked_and_titled(&self) -> bool {
        let catalog = self.catalog();
        let says = |dict: &str, key: &str| {
            catalog
                .get::<Dict<'_>>(dict)
                .and_then(|d| d.get::<bool>(key))
                .unwrap_or(false)
        };
        says("MarkInfo", "Marked") && says("ViewerPreferences", "DisplayDocTitle")
    }

    /// The words about the document itself (XMP): title, language, the part of the standard.
    pub fn about(&self) -> String {
        let stream = self
            .catalog()
            .get::<hayro::hayro_syntax::object::Stream<'_>>("Metadata")
            .expect("metadata");
        String::from_utf8(stream.decoded().expect("readable").into_owned()).expect("UTF-8")
    }

    /// Every font of the document comes with it, and says which letters its shapes are.
    pub fn fonts_are_whole(&self) -> bool {
        let dicts = || self.pdf.objects().into_iter().filter_map(Object::into_dict);
        let is = |d: &Dict<'_>, key: &str, value: &str| {
            d.get::<Name<'_>>(key).is_some_and(|n| n.as_str() == value)
        };
        let mut fonts = dicts().filter(|d| is(d, "Subtype", "Type0")).peekable();
        let some = fonts.peek().is_some();
        let mut described = dicts().filter(|d| is(d, "Type", "FontDescriptor"));
        some && fonts.all(|d| d.contains_key("ToUnicode"))
            && described.all(|d| d.contains_key("FontFile2") || d.contains_key("FontFile3"))
    }

    /// The document as it is marked.
    pub fn marked(&self) -> Marked {
        let pages: Vec<BTreeMap<i32, String>> = self.pdf.pages().iter().map(said_by_mark).collect();
        let numbers: Vec<ObjRef> = (0..pages.len()).map(|n| self.page_ref(n)).collect();
        let root: Dict<'_> = self.catalog().get("StructTreeRoot").expect("marked parts");
        let seen = Seen { pages, numbers };
        let mut top = Marked {
            kind: String::new(),
            alt: None,
            words: String::new(),
            parts: Vec::new(),
        };
        children(&root, None, &seen, &mut top);
        top
    }

    fn page_ref(&self, number: usize) -> ObjRef {
        let id = self.pdf.pages()[number]
            .raw()
            .obj_id()
            .expect("a page is an object");
        ObjRef::new(id.obj_number, id.gen_number)
    }

    /// The words in the code on a page, as a phone reads them; `None` without a code. A phone moves until it sees: so do we.
    pub fn code(&self, page: usize) -> Option<String> {
        [4.0, 5.0]
            .into_iter()
            .find_map(|nearness| self.code_seen(page, nearness))
    }

    fn code_seen(&self, page: usize, nearness: f32) -> Option<String> {
        let scale = RenderSettings {
            x_scale: nearness,
            y_scale: nearness,
            bg_color: hayro::vello_cpu::color::palette::css::WHITE,
            ..RenderSettings::default()
        };
        let page = &self.pdf.pages()[page];
        let settings = InterpreterSettings::default();
        let drawn = hayro::render(page, &RenderCache::new(), &settings, &scale);
        let (wide, high) = (usize::from(drawn.width()), usize::from(drawn.height()));
        let dots = drawn.data_as_u8_slice();
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(wide, high, |x, y| dots[(y * wide + x) * 4 + 1]);
        let grids = picture.detect_grids();
        let (_, words) = grids.first()?.decode().ok()?;
        Some(words)
    }
}

struct Seen {
    /// Words by mark, for each page.
    pages: Vec<BTreeMap<i32, String>>,
    /// The object of each page.
    numbers: Vec<ObjRef>,
}

/// Reads what stands in a part: marks of a page, and other parts.
fn children(dict: &Dict<'_>, page: Option<usize>, seen: &Seen, into: &mut Marked) {
    let page = dict
        .get_ref("Pg")
        .and_then(|at| seen.numbers.iter().position(|n| *n == at))
        .or(page);
    let Some(held) = dict.get::<Object<'_>>("K") else {
        return;
    };
    match held.into_array_or_one() {
        Held::Many(array) => {
            for one in array.iter::<Object<'_>>() {
                child(one, page, seen, into);
            }
        }
        Held::One(one) => child(one, page, seen, into),
    }
}

enum Held<'a> {
    Many(Array<'a>),
    One(Object<'a>),
}

trait ArrayOrOne<'a> {
    fn into_array_or_one(self) -> Held<'a>;
}

impl<'a> ArrayOrOne<'a> for Object<'a> {
    fn into_array_or_one(self) -> Held<'a> {
        match self {
            Object::Array(array) => Held::Many(array),
            other => Held::One(other),
        }
    }
}

fn child(one: Object<'_>, page: Option<usize>, seen: &Seen, into: &mut Marked) {
    match one {
        Object::Number(mark) => {
            let words = page.and_then(|p| seen.pages[p].get(&i32::try_from(mark.as_i64()).unwrap()));
            let words = words.expect("a mark that stands on its page").trim();
            if !into.words.is_empty() && !words.is_empty() {
                into.words.push(' ');
            }
            into.words.push_str(words);
        }
        Object::Dict(dict) => {
            let mut part = Marked {
                kind: dict
                    .get::<Name<'_>>("S")
                    .map(|n| n.as_str().to_owned())
                    .unwrap_or_default(),
                alt: dict.get::<Text<'_>>("Alt").map(|t| words(&t)),
                words: String::new(),
                parts: Vec::new(),
            };
            children(&dict, page, seen, &mut part);
            into.parts.push(part);
        }
        _ => {}
    }
}

/// Words of a string in a PDF: UTF-16 with a mark before it, or one byte a letter.
fn words(text: &Text<'_>) -> String {
    let bytes = text.as_bytes();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|c| u16::from_be_bytes([c[0], c[1]]))
                .collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// What a page says under each mark. Words outside a mark are decoration, and nobody reads them aloud.
fn said_by_mark(page: &hayro::hayro_syntax::page::Page<'_>) -> BTreeMap<i32, String> {
    let cache = InterpreterCache::new();
    let (wide, high) = page.render_dimensions();
    let mut context = Context::new(
        Affine::IDENTITY,
        Rect::new(0.0, 0.0, f64::from(wide), f64::from(high)),
        &cache,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut ear = Ear::default();
    interpret_page(page, &mut context, &mut ear);
    ear.said
}

/// A device that draws nothing and writes down the words.
#[derive(Default)]
struct Ear {
    marks: Vec<Option<i32>>,
    said: BTreeMap<i32, String>,
    line: BTreeMap<i32, i64>,
}

impl<'a> Device<'a> for Ear {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        place: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let Some(mark) = self.marks.iter().rev().find_map(|m| *m) else {
            return;
        };
        #[allow(clippy::cast_possible_truncation, reason = "a place on a page")]
        let line = (transform * place).translation().y.round() as i64;
        let said = self.said.entry(mark).or_default();
        let before = self.line.insert(mark, line);
        if before.is_some_and(|before| before != line) && !said.ends_with(' ') {
            said.push(' ');
        }
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => said.push(c),
            Some(BfString::String(s)) => said.push_str(&s),
            None => said.push('\u{fffd}'),
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], mark: Option<i32>) {
        self.marks.push(mark);
        if let Some(mark) = mark {
            self.said.entry(mark).or_default();
        }
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }
}
