//! Every paper, to look at: `cargo run -p poryadok-print --example gallery -- FOLDER` writes each as a PDF and its first
//! pages as pictures, and says how long each took.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "shown to its author"
)]

#[path = "../tests/it/sheets.rs"]
mod sheets;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use poryadok_domain::form::Form;
use poryadok_domain::money::VatMode;
use poryadok_domain::rejection::Language;
use poryadok_print::{Sheet, Typesetter};

const DOTS_PER_POINT: f32 = 1.6;
const PAGES_DRAWN: usize = 2;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let typesetter = Typesetter::new(None);
    for (name, sheet) in gallery() {
        let begun = Instant::now();
        let pdf = typesetter.pdf(&sheet).expect("a paper");
        let millis = begun.elapsed().as_millis();
        println!("{name}: {} positions, {millis} ms, {} kB", sheet.positions.len(), pdf.len() / 1_000);
        let path = Path::new(&folder).join(name);
        std::fs::write(path.with_extension("pdf"), &pdf).expect("a file");
        draw(pdf, &path);
    }
}

fn gallery() -> Vec<(String, Sheet)> {
    let mut all = Vec::new();
    for form in Form::ALL {
        for language in [Language::Russian, Language::English] {
            let sheet = sheets::sheet(*form, language, VatMode::Included, sheets::three(VatMode::Included));
            all.push((format!("{}_{language:?}", form.code()), sheet));
        }
    }
    all.push(("wide".to_owned(), wide()));
    let long =
        sheets::sheet(Form::Invoice, Language::Russian, VatMode::Added, sheets::many(70, VatMode::Added));
    all.push(("long".to_owned(), long));
    let largest = sheets::many(1_000, VatMode::Included);
    let largest = sheets::sheet(Form::Invoice, Language::Russian, VatMode::Included, largest);
    all.push(("largest".to_owned(), largest));
    let list =
        sheets::sheet(Form::PackingList, Language::Russian, VatMode::None, sheets::many(45, VatMode::None));
    all.push(("list".to_owned(), list));
    let mut bare =
        sheets::sheet(Form::Invoice, Language::Russian, VatMode::None, sheets::three(VatMode::None));
    bare.organization = sheets::bare("romashka");
    bare.counterparty = None;
    all.push(("bare".to_owned(), bare));
    all
}

/// Everything longer than anybody would write it.
fn wide() -> Sheet {
    let mut wide =
        sheets::sheet(Form::Invoice, Language::Russian, VatMode::Included, sheets::three(VatMode::Included));
    wide.positions[0].name =
        "Шкаф распределительный навесной с монтажной панелью, замком и комплектом уплотнений ".repeat(3);
    wide.positions[0].code = "ЩРН-П-24-У3-IP65/0042-БЕЛЫЙ-RAL9003".to_owned();
    wide.positions[0].unit = "упаковка из 12 штук".to_owned();
    wide.positions[1].price = 123_456_789_012;
    wide.positions[1].quantity = 12_345_678_123;
    wide.positions[1].sums.sum = 1_524_157_875_019_052;
    wide.positions[2].name = "Б".repeat(120);
    wide.sums.sum = 1_524_157_875_342_052;
    wide.organization.address =
        "117997, Российская Федерация, г. Москва, вн. тер. г. муниципальный округ Академический, \
        ул. Вавилова, д. 19, стр. 1, этаж 4, помещение XII, комната 7"
            .to_owned();
    wide.organization.legal_name =
        "Общество с ограниченной ответственностью «Торгово-производственное объединение „Ромашка и сыновья“»"
            .to_owned();
    wide.comment = "Первая строка комментария.\nВторая строка.\nhttps://example.org/очень/длинный/адрес/который/не/кончается?a=1&b=2#c"
        .to_owned();
    wide
}

fn draw(pdf: Vec<u8>, path: &Path) {
    let pdf = Pdf::new(Arc::new(pdf)).expect("a PDF");
    let cache = RenderCache::new();
    let settings = RenderSettings {
        x_scale: DOTS_PER_POINT,
        y_scale: DOTS_PER_POINT,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    for (number, page) in pdf.pages().iter().take(PAGES_DRAWN).enumerate() {
        let drawn = render(page, &cache, &InterpreterSettings::default(), &settings);
        let file = path.with_extension(format!("{}.png", number + 1));
        std::fs::write(file, drawn.into_png().expect("a picture")).expect("a file");
    }
}
