//! What stands on each paper.

use poryadok_domain::form::Form;
use poryadok_domain::money::VatMode;
use poryadok_domain::rejection::Language;
use poryadok_print::{Sheet, Typesetter};

use crate::reading::{Paper, squeezed};
use crate::sheets::{bare, many, sheet, three};

fn printed(sheet: &Sheet) -> Paper {
    Paper::new(Typesetter::new(None).pdf(sheet).expect("a paper"))
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} is not in {text}");
    }
}

#[track_caller]
fn is_silent_on(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(&squeezed(part)), "{part} is in {text}");
    }
}

#[test]
fn every_form_names_itself_both_sides_and_all_positions_in_both_languages() {
    for form in Form::ALL {
        for (language, numbered) in [
            (Language::Russian, "№ 00042 от 29 ноября 2026 г."),
            (Language::English, "No. 00042, 29 November 2026"),
        ] {
            let headline = format!("{} {numbered}", form.title(language));
            let paper = printed(&sheet(*form, language, VatMode::Included, three(VatMode::Included)));
            assert_eq!(paper.pages(), 1, "{form:?}");
            let text = paper.text();
            says(
                &text,
                &[&headline, "ООО «Покупатель и партнёры»", "Кабель ВВГнг 3×2,5", "Книга «Электрик»"],
            );
            if *form != Form::PackingList {
                says(&text, &["ООО «Ромашка»", "Доставка до двери, звонить за час."]);
            }
        }
    }
}

#[test]
fn an_invoice_has_requisites_sums_and_taxes() {
    let text =
        printed(&sheet(Form::Invoice, Language::Russian, VatMode::Included, three(VatMode::Included))).text();
    says(
        &text,
        &[
            "ПАО «Банк Примерный», г. Москва",
            "БИК 044525225",
            "30101810400000000225",
            "40702810138000000001",
            "ИНН 7707083893",
            "КПП 770701001",
            "12,5 шт 89,90",
            "345,00 5 % 20 % 1 311,00",
            "Скидка: 69,00",
            "Итого: 3 634,75",
            "В том числе НДС 20 %: 405,79",
            "В том числе НДС 10 %: 109,09",
            "Всего, руб.: 3 634,75",
            "Всего наименований 3, на сумму 3 634,75 руб.",
            "Три тысячи шестьсот тридцать четыре рубля 75 копеек",
            "Руководитель",
            "Иванова А. П.",
            "Петров С. К.",
        ],
    );
}

#[test]
fn tax_is_added_or_absent_as_the_document_says() {
    let added =
        printed(&sheet(Form::Invoice, Language::Russian, VatMode::Added, three(VatMode::Added))).text();
    says(
        &added,
        &["Итого без НДС: 3 634,75", "НДС 20 %: 486,95", "НДС 10 %: 120,00", "Всего, руб.: 4 241,70"],
    );
    is_silent_on(&added, &["В том числе"]);
    let none = printed(&sheet(Form::Invoice, Language::Russian, VatMode::None, three(VatMode::None))).text();
    says(&none, &["Без налога (НДС): —", "Всего, руб.: 3 634,75"]);
    is_silent_on(&none, &["20 %", "В том числе"]);
    let english =
        printed(&sheet(Form::Invoice, Language::English, VatMode::Included, three(VatMode::Included))).text();
    says(
        &english,
        &[
            "VAT included, 20%: 405.79",
            "Grand total, RUB: 3,634.75",
            "Three thousand six hundred thirty-four rubles 75 kopecks",
        ],
    );
}

#[test]
fn the_square_holds_the_payment() {
    let mut invoice = sheet(Form::Invoice, Language::Russian, VatMode::Included, three(VatMode::Included));
    assert_eq!(
        printed(&invoice).squares(),
        [
            "ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810138000000001|BankName=ПАО «Банк Примерный», г. Москва\
          |BIC=044525225|CorrespAcc=30101810400000000225|Sum=363475|Purpose=Оплата по счету № 00042 от 29.11.2026. \
          В т.ч. НДС 514,88|PayeeINN=7707083893|KPP=770701001"
        ]
    );
    // A value with the sign between the blocks: another sign.
    invoice.organization.legal_name = "ООО |Ромашка~\n плюс|".to_owned();
    invoice.vat_mode = VatMode::None;
    assert_eq!(
        printed(&invoice).squares(),
        [
            "ST00012_Name=ООО |Ромашка~ плюс|_PersonalAcc=40702810138000000001_BankName=ПАО «Банк Примерный», г. Москва\
          _BIC=044525225_CorrespAcc=30101810400000000225_Sum=363475_Purpose=Оплата по счету № 00042 от 29.11.2026. \
          Без НДС_PayeeINN=7707083893_KPP=770701001"
        ]
    );
}

#[test]
fn there_is_no_square_for_what_cannot_be_paid_by_it() {
    let invoice = sheet(Form::Invoice, Language::Russian, VatMode::Included, three(VatMode::Included));
    let spoil: [fn(&mut Sheet); 5] = [
        |s| s.organization.bank_account = "4070281013800000000".to_owned(),
        |s| s.organization.bank_code = String::new(),
        |s| s.organization.bank_name = String::new(),
        |s| s.currency = "USD".to_owned(),
        |s| s.sums.sum = 0,
    ];
    for spoil in spoil {
        let mut invoice = invoice.clone();
        spoil(&mut invoice);
        is_silent_on(&printed(&invoice).text(), &["QR"]);
    }
    says(&printed(&invoice).text(), &["Оплата по QR-коду"]);
}

#[test]
fn a_company_that_filled_nothing_in_gets_a_paper_all_the_same() {
    for form in Form::ALL {
        let mut empty = sheet(*form, Language::Russian, VatMode::None, Vec::new());
        empty.organization = bare("Лавка");
        empty.counterparty = None;
        (empty.owner, empty.comment, empty.warehouse, empty.planned) =
            (String::new(), String::new(), String::new(), None);
        let text = printed(&empty).text();
        says(&text, &["№ 00042 от 29 ноября 2026 г."]);
        is_silent_on(&text, &["БИК", "QR"]);
    }
}

#[test]
fn a_packing_list_has_boxes_to_tick_and_no_prices() {
    let list = sheet(Form::PackingList, Language::Russian, VatMode::Included, three(VatMode::Included));
    let text = printed(&list).text();
    says(&text, &["А-0042", "12,5 шт", "Собрал"]);
    is_silent_on(&text, &["89,90", "Итого", "Цена", "рублей"]);
}

#[test]
fn what_users_wrote_is_printed_as_they_wrote_it() {
    let hostile = r##"#panic("x") $x^2$ *bold* _it_ `raw` \u{41} <label> @ref [a](b) // c /* d */ = #import "a.typ": * "q" 'q' -- ~"##;
    let mut invoice = sheet(Form::Invoice, Language::Russian, VatMode::Included, three(VatMode::Included));
    invoice.comment = format!("{hostile}\n= Вторая строка");
    invoice.number = "5 #eval(\"1\")".to_owned();
    invoice.positions[0].name = hostile.to_owned();
    invoice.counterparty.as_mut().unwrap().name = hostile.to_owned();
    invoice.organization.legal_name = hostile.to_owned();
    let text = printed(&invoice).text();
    assert_eq!(text.matches(&squeezed(hostile)).count(), 5, "{text}");
    says(&text, &["= Вторая строка", "№ 5 #eval(\"1\") от"]);
}

#[test]
fn words_without_an_end_and_letters_without_a_shape_break_nothing() {
    let mut order = sheet(Form::Order, Language::Russian, VatMode::Included, three(VatMode::Included));
    order.positions[0].name = "Ы".repeat(500);
    order.positions[1].name = "日本 🙂 \u{202e}שלום\u{7} ﷽".to_owned();
    order.positions[2].code = "Z".repeat(200);
    let text = printed(&order).text();
    // A row that is higher than what is left of the page goes on on the next.
    assert_eq!((text.matches('Ы').count(), text.matches('Z').count()), (500, 200));
}

#[test]
fn a_thousand_positions_are_printed_over_many_pages() {
    let paper =
        printed(&sheet(Form::Invoice, Language::Russian, VatMode::Included, many(1_000, VatMode::Included)));
    assert!(paper.pages() > 10, "{} pages", paper.pages());
    let text = paper.text();
    says(&text, &["Товар номер 1 в коробке", "Товар номер 1000 в коробке", "Всего наименований 1000"]);
    // The head of the table stands on every page, and the foot counts them.
    assert_eq!(text.matches(&squeezed("Наименование Кол-во")).count(), paper.pages());
    says(&text, &[&format!("стр. 2 из {}", paper.pages())]);
}
