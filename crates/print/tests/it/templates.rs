//! Templates of the company's own.

use std::fs;
use std::path::Path;

use poryadok_domain::form::Form;
use poryadok_domain::money::VatMode;
use poryadok_domain::rejection::Language;
use poryadok_print::{Broken, Typesetter};

use crate::reading::Paper;
use crate::sheets::{sheet, three};

fn printed(folder: &Path) -> Result<String, Broken> {
    let sheet = sheet(Form::Invoice, Language::Russian, VatMode::Included, three(VatMode::Included));
    let pdf = Typesetter::new(Some(folder.to_owned())).pdf(&sheet)?;
    Ok(Paper::new(pdf).text())
}

fn broken(text: &str) -> Broken {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("invoice.typ"), text).unwrap();
    printed(folder.path()).expect_err("a template that does not work")
}

#[test]
fn a_template_of_the_company_stands_before_ours_and_may_use_the_rest_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    assert!(printed(folder.path()).unwrap().contains("Счётнаоплату№00042"));
    fs::write(
        folder.path().join("invoice.typ"),
        "#import \"sheet.typ\": *\n#import \"house/style.typ\": motto\n#show: sheet\n#motto #values.number",
    )
    .unwrap();
    fs::create_dir(folder.path().join("house")).unwrap();
    fs::write(folder.path().join("house/style.typ"), "#let motto = [Порядок прежде всего]").unwrap();
    assert_eq!(printed(folder.path()).unwrap(), "Порядокпреждевсего00042");
    // Without a restart: what is there now counts.
    fs::write(folder.path().join("house/style.typ"), "#let motto = [Иначе]").unwrap();
    assert_eq!(printed(folder.path()).unwrap(), "Иначе00042");
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    let unknown = broken("#let a = 1\n\n#nobody_knows");
    assert_eq!((unknown.file.as_str(), unknown.line), ("invoice.typ", Some(3)));
    assert_eq!(unknown.to_string(), "invoice.typ:3: unknown variable: nobody_knows");
    assert_eq!(broken("#import \"sheet.typ\": *\n#let f(x) = [").line, Some(2));
    assert_eq!(broken("#import \"sheet.typ\": *\n#values.nothing").line, Some(2));
    assert_eq!(broken("a\nb\n#while true {}").line, Some(3));
    assert_eq!(broken("a\n#let f(x) = f(x)\n#f(1)").file, "invoice.typ");
}

#[test]
fn a_template_sees_nothing_but_its_folder() {
    let secret = tempfile::tempdir().unwrap();
    let path = secret.path().join("secret.txt");
    fs::write(&path, "secret").unwrap();
    let up = format!("../{}/secret.txt", secret.path().file_name().unwrap().to_str().unwrap());
    for read in [path.to_str().unwrap(), &up, "/etc/hostname", "../../../../../../etc/hostname"] {
        let refused = broken(&format!("#read({read:?})"));
        assert_eq!((refused.file.as_str(), refused.line), ("invoice.typ", Some(1)), "{refused}");
    }
    assert_eq!(broken("#import \"@preview/cetz:0.3.1\": *").line, Some(1));
    assert!(broken("#datetime.today()").message.contains("date"), "the clock");

    #[cfg(unix)]
    {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(&path, folder.path().join("link.txt")).unwrap();
        fs::write(folder.path().join("invoice.typ"), "#read(\"link.txt\")").unwrap();
        let refused = printed(folder.path()).expect_err("a link that leads out");
        assert!(!refused.message.contains("secret\n"), "{refused}");
    }
}
