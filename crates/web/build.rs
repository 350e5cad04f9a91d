//! Turns `texts/*/*.ftl` into one Rust function per phrase, so that a missing key, a missing translation
//! or a forgotten variable is a compile error (docs/decisions/010-phrases-are-functions.md).

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of each language, and the Rust name of the language.
const LANGUAGES: [(&str, &str); 2] = [("nl", "Dutch"), ("en", "English")];

struct Phrase {
    file: PathBuf,
    variables: BTreeSet<String>,
    /// The text itself when nothing has to be filled in.
    plain: Option<String>,
}

type Phrases = BTreeMap<String, Phrase>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../texts");
    println!("cargo:rerun-if-changed={}", texts.display());
    let mut languages = Vec::new();
    let mut sources = String::from("const SOURCES: &[(Language, &[&str])] = &[\n");
    for (folder, name) in LANGUAGES {
        let files = list_files(&texts.join(folder))?;
        writeln!(sources, "(Language::{name}, &[")?;
        for file in &files {
            writeln!(sources, "include_str!({:?}),", file.display().to_string())?;
        }
        sources.push_str("]),\n");
        languages.push((name, read_phrases(&files)?));
    }
    sources.push_str("];\n");
    let [(_, dutch), (_, english)] = languages.as_slice() else {
        return Err("two languages expected".into());
    };
    compare(dutch, english)?;
    let out = Path::new(&env::var("OUT_DIR")?).join("phrases.rs");
    fs::write(out, sources + &write_functions(dutch, english)?)?;
    Ok(())
}

fn list_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|x| x == "ftl") {
            println!("cargo:rerun-if-changed={}", path.display());
            files.push(path.canonicalize()?);
        }
    }
    files.sort();
    Ok(files)
}

fn read_phrases(files: &[PathBuf]) -> Result<Phrases, Box<dyn Error>> {
    let mut phrases = Phrases::new();
    for file in files {
        let text = fs::read_to_string(file)?;
        let resource = fluent_syntax::parser::parse(text.as_str())
            .map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let Some(pattern) = message.value else {
                return Err(format!("{}: phrase '{key}' has no text", file.display()).into());
            };
            let mut variables = BTreeSet::new();
            collect(&pattern, &mut variables);
            let phrase = Phrase {
                file: file.clone(),
                variables,
                plain: plain(&pattern),
            };
            if let Some(other) = phrases.insert(key.clone(), phrase) {
                return Err(format!(
                    "{}: phrase '{key}' is also in {}",
                    file.display(),
                    other.file.display()
                )
                .into());
            }
        }
    }
    Ok(phrases)
}

fn plain(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => (!value.contains('\\')).then_some(*value),
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, into);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, into),
        Expression::Select { selector, variants } => {
            collect_inline(selector, into);
            for variant in variants {
                collect(&variant.value, into);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => collect_arguments(arguments, into),
        InlineExpression::Placeable { expression } => collect_expression(expression, into),
        _ => {}
    }
}

fn collect_arguments(arguments: &CallArguments<&str>, into: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        collect_inline(argument, into);
    }
}

fn compare(dutch: &Phrases, english: &Phrases) -> Result<(), Box<dyn Error>> {
    let mut faults = String::new();
    for (key, phrase) in dutch {
        match english.get(key) {
            None => writeln!(faults, "'{key}' ({}) has no English text", phrase.file.display())?,
            Some(other) if other.variables != phrase.variables => {
                writeln!(
                    faults,
                    "'{key}' uses {:?} in Dutch and {:?} in English",
                    phrase.variables, other.variables
                )?;
            }
            Some(_) => {}
        }
    }
    for (key, phrase) in english.iter().filter(|(key, _)| !dutch.contains_key(*key)) {
        writeln!(faults, "'{key}' ({}) has no Dutch text", phrase.file.display())?;
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("texts do not match:\n{faults}").into())
    }
}

fn write_functions(dutch: &Phrases, english: &Phrases) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("impl Phrases {\n");
    for (key, phrase) in dutch {
        let name = key.replace('-', "_");
        let translated = &english[key];
        if let (Some(nl), Some(en)) = (&phrase.plain, &translated.plain) {
            writeln!(code, "/// `{}`", nl.replace('\n', " "))?;
            let body = if nl == en {
                format!("{nl:?}")
            } else {
                format!("match self.language {{ Language::Dutch => {nl:?}, Language::English => {en:?} }}")
            };
            writeln!(code, "pub const fn {name}(&self) -> &'static str {{ {body} }}")?;
            continue;
        }
        writeln!(code, "/// Phrase `{key}`; variables in alphabetical order.")?;
        let parameters: Vec<String> = phrase
            .variables
            .iter()
            .map(|v| format!("{}: impl Into<FluentValue<'a>>", v.replace('-', "_")))
            .collect();
        writeln!(
            code,
            "pub fn {name}<'a>(&self, {}) -> String {{",
            parameters.join(", ")
        )?;
        let arguments: Vec<String> = phrase
            .variables
            .iter()
            .map(|v| format!("({v:?}, {}.into())", v.replace('-', "_")))
            .collect();
        writeln!(code, "self.fill({key:?}, [{}]) }}", arguments.join(", "))?;
    }
    code.push_str("}\n");
    Ok(code)
}
