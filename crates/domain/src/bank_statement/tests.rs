use proptest::prelude::*;

use super::*;
use crate::document::DocumentKind;
use crate::ids::DocumentId;

const OURS: &str = "40702810000000000001";
const HEAD: &str = "1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nДатаНачала=01.02.2026\nДатаКонца=28.02.2026\n\
     РасчСчет=40702810000000000001\nСекцияРасчСчет\nДатаНачала=01.02.2026\nРасчСчет=40702810000000000001\nНачальныйОстаток=0\n\
     КонецРасчСчет\n";

fn document(number: &str, sum: &str, purpose: &str) -> String {
    format!(
        "СекцияДокумент=Платежное поручение\nНомер={number}\nДата=10.02.2026\nСумма={sum}\n\
         ПлательщикСчет=40702810000000000002\nПлательщик=ИНН 7700000009 ООО «Ёлка» №1\nПлательщикИНН=7700000009\n\
         ПлательщикКПП=770001001\nПолучательСчет={OURS}\nПолучатель1=Мы\nПолучательИНН=7700000016\nДатаПоступило=11.02.2026\n\
         НазначениеПлатежа={purpose}\nКонецДокумента\n"
    )
}

/// As windows-1251, the other way round than it is read.
fn in_1251(text: &str) -> Vec<u8> {
    let of = |c: char| (0..=255_u8).find(|b| encoding::decode(&[*b, 0xd0]).starts_with(c)).unwrap_or(b'?');
    text.chars().map(of).collect()
}

/// As DOS wrote it: letters in two rows, with tables between.
fn in_866(text: &str) -> Vec<u8> {
    let of = |c: char| match u32::from(c) {
        0x410..=0x43f => 0x80 + u8::try_from(u32::from(c) - 0x410).unwrap(),
        0x440..=0x44f => 0xe0 + u8::try_from(u32::from(c) - 0x440).unwrap(),
        0x401 => 0xf0,
        0x451 => 0xf1,
        0x2116 => 0xfc,
        ascii => u8::try_from(ascii).ok().filter(u8::is_ascii).unwrap_or(b'"'),
    };
    text.chars().map(of).collect()
}

fn read(text: &str) -> Statement {
    parse(text.as_bytes()).unwrap()
}

#[test]
fn a_statement_is_read_in_every_encoding() {
    let text = format!("{HEAD}{}КонецФайла\n", document("17", "1234.5", "Оплата по счёту №12, в т.ч. НДС"));
    let statement = parse(&in_1251(&text)).unwrap();
    assert_eq!(statement, read(&text));
    assert_eq!(statement, parse(format!("\u{feff}{text}").replace('\n', "\r\n").as_bytes()).unwrap());
    assert_eq!(statement.accounts, [OURS]);
    assert_eq!((statement.from, statement.to), (Day::parse("2026-02-01"), Day::parse("2026-02-28")));
    let [payment] = statement.payments.as_slice() else { panic!("{statement:?}") };
    assert_eq!(
        (payment.number.as_str(), payment.sum, payment.incoming, payment.line),
        ("17", 123_450, true, 12)
    );
    assert_eq!(Some(payment.date), Day::parse("2026-02-11"));
    assert_eq!(payment.payer.name, "ООО «Ёлка» №1");
    assert_eq!(payment.payer.tax_number, "7700000009");
    assert_eq!((Some(payment.issued), payment.currency()), (Day::parse("2026-02-10"), Some("643")));
    assert_eq!(payment.purpose, "Оплата по счёту №12, в т.ч. НДС");
    let dos = text.replace(['«', '»'], "\"");
    assert_eq!(parse(&in_866(&dos)).unwrap(), read(&dos));
    // What the header says does not matter, as long as it is one of the three.
    assert_eq!(parse(&in_866(&dos.replace("Windows", "DOS"))).unwrap(), read(&dos));
    assert_eq!(parse(&in_1251(&dos.replace("Windows", "DOS"))).unwrap(), read(&dos));
}

#[test]
fn a_payment_is_the_same_in_every_file_it_comes_in() {
    let one = read(&format!("{HEAD}{}", document("17", "10", "за чай"))).payments.remove(0);
    let later = document("17", "10.00", "ЗА ЧАЙ").replace("ДатаПоступило=11.02.2026\n", "");
    let again = read(&format!("{HEAD}{later}")).payments.remove(0);
    assert_eq!(one.identity(), again.identity());
    for other in [
        document("18", "10", "за чай"),
        document("17", "10.01", "за чай"),
        document("17", "10", "за чай").replace("Дата=10", "Дата=09"),
        document("17", "10", "за чай").replace("40702810000000000002", "40702810000000000003"),
    ] {
        assert_ne!(read(&format!("{HEAD}{other}")).payments[0].identity(), one.identity(), "{other}");
    }
    let nameless = |purpose: &str| read(&format!("{HEAD}{}", document("", "10", purpose))).payments.remove(0);
    assert_ne!(nameless("за чай").identity(), nameless("за кофе").identity());
    assert_eq!(one.description(), "№ 17 от 10.02.2026, ООО «Ёлка» №1, ИНН 7700000009\nза чай");
}

#[test]
fn money_that_went_out_is_not_incoming() {
    let out = document("1", "10", "")
        .replace("Получатель", "X")
        .replace("Плательщик", "Получатель")
        .replace('X', "Плательщик");
    let both = read(&format!("{HEAD}{out}{}", document("2", "10", "")));
    assert_eq!(both.payments.iter().map(|p| p.incoming).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_cannot_be_read_says_where() {
    let wrong = |text: &str| parse(text.as_bytes()).unwrap_err();
    assert_eq!(wrong("Номер;Дата\n"), Unreadable::NotAStatement);
    assert_eq!(wrong(""), Unreadable::NotAStatement);
    assert_eq!(
        wrong("1CClientBankExchange\nКодировка=KOI8-R\n"),
        Unreadable::UnknownEncoding { line: 2, name: "KOI8-R".to_owned() }
    );
    assert_eq!(wrong(&format!("{HEAD}{}", document("1", "1,234.50", ""))), Unreadable::WrongSum { line: 15 });
    assert_eq!(wrong(&format!("{HEAD}{}", document("1", "0.00", ""))), Unreadable::WrongSum { line: 15 });
    let late = document("1", "1", "").replace("10.02.2026", "31.02.2026");
    assert_eq!(wrong(&format!("{HEAD}{late}")), Unreadable::WrongDate { line: 14 });
    let cut = document("1", "1", "").replace("КонецДокумента\n", "");
    assert_eq!(wrong(&format!("{HEAD}{cut}")), Unreadable::Unfinished { line: 12 });
    assert_eq!(wrong(&format!("{HEAD}{cut}{cut}")), Unreadable::Misplaced { line: 25 });
    let empty = "СекцияДокумент=Платежное поручение\nДата=10.02.2026\nКонецДокумента\n";
    assert_eq!(wrong(&format!("{HEAD}{empty}")), Unreadable::Missing { line: 12, field: Needed::Sum });
    let many = format!(
        "{HEAD}{}",
        "СекцияДокумент\nДата=10.02.2026\nСумма=1\nКонецДокумента\n".repeat(MAX_PAYMENTS + 1)
    );
    assert_eq!(wrong(&many), Unreadable::TooMany { line: 12 + 4 * MAX_PAYMENTS, max: MAX_PAYMENTS });
}

fn candidate(n: u128, number: &str, open: i64, tax_number: &str) -> Candidate {
    let document = DocumentId(uuid::Uuid::from_u128(n));
    Candidate {
        document,
        kind: DocumentKind::InvoiceOut,
        number: number.to_owned(),
        open,
        tax_number: tax_number.to_owned(),
        pays: Vec::new(),
    }
}

fn order(n: u128, number: &str, open: i64, tax_number: &str) -> Candidate {
    Candidate { kind: DocumentKind::CustomerOrder, ..candidate(n, number, open, tax_number) }
}

fn invoice_for(orders: &[u128], invoice: Candidate) -> Candidate {
    let pays = orders.iter().map(|n| DocumentId(uuid::Uuid::from_u128(*n))).collect();
    Candidate { pays, ..invoice }
}

fn proposals(statement: &Statement, candidates: &[Candidate]) -> Vec<Proposal> {
    matches(&statement.payments.iter().collect::<Vec<_>>(), candidates)
}

fn proposed(purpose: &str, candidates: &[Candidate]) -> Proposal {
    let statement = read(&format!("{HEAD}{}", document("1", "100.00", purpose)));
    proposals(&statement, candidates).remove(0)
}

fn sums(proposal: &Proposal) -> Vec<(u128, i64)> {
    proposal.parts.iter().map(|p| (p.document.0.as_u128(), p.sum)).collect()
}

#[test]
fn number_payer_and_sum_together_are_sure_and_two_of_them_likely() {
    const HIS: &str = "7700000009";
    let sure = proposed(
        "Оплата счёта №00012 от 01.02.2026",
        &[candidate(1, "00012", 10_000, HIS), candidate(2, "00013", 10_000, HIS)],
    );
    assert_eq!((sums(&sure), sure.confidence), (vec![(1, 10_000)], Confidence::Sure));
    let part = proposed("аванс по счету N00012", &[candidate(1, "00012", 30_000, HIS)]);
    assert_eq!((sums(&part), part.confidence), (vec![(1, 10_000)], Confidence::Likely));
    let over = proposed("счёт 00012", &[candidate(1, "00012", 7_000, HIS)]);
    assert_eq!((sums(&over), over.confidence), (vec![(1, 7_000)], Confidence::Likely));
    let other_payer =
        proposed("за ООО Ромашка по счёту 00012", &[candidate(1, "00012", 10_000, "7700000016")]);
    assert_eq!((sums(&other_payer), other_payer.confidence), (vec![(1, 10_000)], Confidence::Likely));
    let unnamed = proposed("за товар", &[candidate(1, "00012", 10_000, HIS)]);
    assert_eq!(
        (sums(&unnamed), unnamed.why.number, unnamed.confidence),
        (vec![(1, 10_000)], false, Confidence::Likely)
    );
    assert_eq!(proposed("счёт 00012", &[candidate(1, "00012", 9_999, "")]).confidence, Confidence::None);
    assert_eq!(proposed("счёт 00012", &[candidate(1, "00012", 0, HIS)]).confidence, Confidence::None);
}

#[test]
fn two_alike_are_not_chosen_between_but_paid_together_if_that_is_the_sum() {
    const HIS: &str = "7700000009";
    let alike = proposed("за товар", &[candidate(1, "1", 10_000, HIS), candidate(2, "2", 10_000, HIS)]);
    assert_eq!((sums(&alike), alike.confidence, alike.why.ambiguous), (vec![], Confidence::None, true));
    let both = proposed("счета 5, 6", &[candidate(1, "5", 4_000, HIS), candidate(2, "6", 6_000, HIS)]);
    assert_eq!((sums(&both), both.confidence), (vec![(1, 4_000), (2, 6_000)], Confidence::Sure));
    let more = proposed("счета 5, 6", &[candidate(1, "5", 4_000, HIS), candidate(2, "6", 6_001, HIS)]);
    assert_eq!((sums(&more), more.confidence), (vec![], Confidence::None));
}

#[test]
fn an_invoice_pays_its_order_and_is_what_is_paid() {
    const HIS: &str = "7700000009";
    let both = [order(1, "00007", 10_000, HIS), invoice_for(&[1], candidate(2, "00007", 10_000, HIS))];
    for purpose in ["за товар", "по счёту 7", "по заказу 7", "№ 7", "счёт 00007 по заказу 00007"]
    {
        let paid = proposed(purpose, &both);
        assert_eq!(sums(&paid), [(2, 10_000)], "{purpose}");
        assert_eq!(paid.fits.last().map(|f| f.document.0.as_u128()), Some(2), "{purpose}");
    }
    // An invoice for a part is not what a payment of the whole order is for.
    let part = [order(1, "00007", 10_000, HIS), invoice_for(&[1], candidate(2, "00003", 4_000, HIS))];
    assert_eq!(sums(&proposed("заказ 7", &part)), [(1, 10_000)]);
    let strangers = [order(1, "00007", 10_000, HIS), candidate(2, "00007", 10_000, HIS)];
    assert_eq!(sums(&proposed("заказ № 7", &strangers)), [(1, 10_000)]);
    assert_eq!(sums(&proposed("счёт № 7", &strangers)), [(2, 10_000)]);
    assert!(proposed("№ 7", &strangers).why.ambiguous);
}

#[test]
fn what_one_payment_takes_is_not_there_for_the_next() {
    const HIS: &str = "7700000009";
    let text = format!(
        "{HEAD}{}{}{}",
        document("1", "60.00", "аванс, счёт 12"),
        document("2", "100.00", "счёт 12"),
        document("3", "100.00", "счёт 12")
    );
    let found = proposals(&read(&text), &[candidate(1, "00012", 10_000, HIS)]);
    assert_eq!(found.iter().map(sums).collect::<Vec<_>>(), [vec![], vec![(1, 10_000)], vec![]]);
    let halves = format!("{HEAD}{0}{0}", document("1", "60.00", "счёт 12"));
    let found = proposals(&read(&halves), &[candidate(1, "00012", 10_000, HIS)]);
    assert_eq!(found.iter().map(sums).collect::<Vec<_>>(), [vec![(1, 6_000)], vec![(1, 4_000)]]);
}

#[test]
fn everything_that_fits_is_shown_the_best_first() {
    const HIS: &str = "7700000009";
    let found = proposed(
        "счёт 12",
        &[
            candidate(1, "00005", 10_000, ""),
            candidate(2, "00006", 7_000, HIS),
            candidate(3, "00012", 3_000, ""),
            candidate(4, "00009", 4_000, ""),
        ],
    );
    let fits: Vec<u128> = found.fits.iter().map(|f| f.document.0.as_u128()).collect();
    assert_eq!((found.confidence, fits), (Confidence::None, vec![3, 2, 1]));
}

#[test]
fn a_number_is_a_whole_word_and_not_that_of_something_else() {
    let words = |purpose: &str| {
        let found = named_numbers(purpose).into_iter();
        found.map(|n| format!("{}{}", n.number, if n.said { "!" } else { "" })).collect::<Vec<_>>()
    };
    assert_eq!(words("Счёт №12-А/3 от 12.03.2026, сумма 12,50."), ["12-а/3!"]);
    assert_eq!(words("(заказ N5)"), ["5!"]);
    assert_eq!(words("без номера"), Vec::<String>::new());
    assert_eq!(words("00012"), ["00012"]);
    assert_eq!(
        words("Оплата по сч.№ 42 от 10 марта 2026 г. по договору поставки № 15, НДС 20% - 16.67"),
        ["42!"]
    );
    assert_eq!(words("За чайники, заказы № 3, 4 и 5, в т.ч. НДС(20%) 1666-67"), ["3!", "4!", "5!"]);
    assert_eq!(words("Скидка 10% по счету на оплату 7"), ["7!"]);
    assert_eq!(words("счет-фактура 8, счет 9"), ["9!"]);
    assert_eq!(words("по договору 15 за чайники 00012"), ["00012"]);
    let kinds: Vec<_> = named_numbers("счёт 1, заказ 2").into_iter().map(|n| n.of).collect();
    assert_eq!(kinds, [Some(DocumentKind::InvoiceOut), Some(DocumentKind::CustomerOrder)]);
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), lines in "(1CClientBankExchange\n)?((СекцияДокумент|КонецДокумента|СекцияРасчСчет|КонецРасчСчет|Сумма|Дата|Номер|Плательщик|НазначениеПлатежа|Кодировка)=?[0-9.,ИН \\PC]{0,12}\n){0,12}") {
        let _ = parse(&bytes);
        if let Ok(statement) = parse(lines.as_bytes()) {
            let candidates = [candidate(1, "1", 100, ""), candidate(2, "1", 100, "")];
            for (payment, proposal) in statement.payments.iter().zip(proposals(&statement, &candidates)) {
                prop_assert!(payment.sum > 0);
                prop_assert!(proposal.parts.iter().map(|p| p.sum).sum::<i64>() <= payment.sum);
            }
        }
        let mut headed = "1CClientBankExchange\n".as_bytes().to_vec();
        headed.extend(bytes);
        let _ = parse(&headed);
    }

    #[test]
    fn what_is_written_is_read(payments in proptest::collection::vec(("[0-9]{1,6}", 1_i64..10_000_000, "[а-яА-ЯёЁ№ 0-9.,-]{0,60}"), 0..8)) {
        let texts = payments.iter().map(|(number, sum, purpose)| document(number, &format!("{}.{:02}", sum / 100, sum % 100), purpose));
        let text = format!("{HEAD}{}КонецФайла", texts.collect::<String>());
        let statement = parse(&in_1251(&text)).unwrap();
        let found: Vec<_> = statement.payments.iter().map(|p| (p.number.clone(), p.sum, p.purpose.clone())).collect();
        let wanted: Vec<_> = payments.into_iter().map(|(n, sum, purpose)| (n, sum, purpose.trim().to_owned())).collect();
        prop_assert_eq!(found, wanted);
    }
}
