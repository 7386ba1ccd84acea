//! A sum in words, as an invoice must state it: whole units in words, the hundredths in figures.

use poryadok_domain::money::Minor;
use poryadok_domain::rejection::Language;

/// Hundredths of a unit; every currency is kept in them.
const MINOR_PER_UNIT: u64 = 100;

/// `Сто двадцать три рубля 45 копеек`.
pub(crate) fn sum(minor: Minor, currency: &str, language: Language) -> String {
    let (units, hundredths) = (minor.unsigned_abs() / MINOR_PER_UNIT, minor.unsigned_abs() % MINOR_PER_UNIT);
    let text = match language {
        Language::Russian => russian_sum(units, hundredths, currency),
        Language::English => english_sum(units, hundredths, currency),
    };
    let minus = match language {
        Language::Russian => "минус",
        Language::English => "minus",
    };
    capitalized(&if minor < 0 { format!("{minus} {text}") } else { text })
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The forms of a Russian noun after 1, 2 and 5, and whether 1 and 2 are feminine before it.
#[derive(Clone, Copy)]
struct Noun {
    forms: [&'static str; 3],
    feminine: bool,
}

const fn he(forms: [&'static str; 3]) -> Noun {
    Noun { forms, feminine: false }
}

const fn she(forms: [&'static str; 3]) -> Noun {
    Noun { forms, feminine: true }
}

impl Noun {
    const fn after(self, number: u64) -> &'static str {
        let [one, few, many] = self.forms;
        match (number % 100, number % 10) {
            (11..=14, _) => many,
            (_, 1) => one,
            (_, 2..=4) => few,
            _ => many,
        }
    }
}

/// A currency people call by name. The others are called by their code.
struct Named {
    code: &'static str,
    unit: Noun,
    hundredth: Noun,
    english: [&'static str; 2],
    english_hundredth: [&'static str; 2],
}

const NAMED: &[Named] = &[
    Named {
        code: "RUB",
        unit: he(["рубль", "рубля", "рублей"]),
        hundredth: she(["копейка", "копейки", "копеек"]),
        english: ["ruble", "rubles"],
        english_hundredth: ["kopeck", "kopecks"],
    },
    Named {
        code: "BYN",
        unit: he(["белорусский рубль", "белорусских рубля", "белорусских рублей"]),
        hundredth: she(["копейка", "копейки", "копеек"]),
        english: ["Belarusian ruble", "Belarusian rubles"],
        english_hundredth: ["kopeck", "kopecks"],
    },
    Named {
        code: "KZT",
        unit: he(["тенге", "тенге", "тенге"]),
        hundredth: he(["тиын", "тиына", "тиынов"]),
        english: ["tenge", "tenge"],
        english_hundredth: ["tiyn", "tiyn"],
    },
    Named {
        code: "USD",
        unit: he(["доллар США", "доллара США", "долларов США"]),
        hundredth: he(["цент", "цента", "центов"]),
        english: ["US dollar", "US dollars"],
        english_hundredth: ["cent", "cents"],
    },
    Named {
        code: "EUR",
        unit: he(["евро", "евро", "евро"]),
        hundredth: he(["цент", "цента", "центов"]),
        english: ["euro", "euros"],
        english_hundredth: ["cent", "cents"],
    },
    Named {
        code: "CNY",
        unit: he(["юань", "юаня", "юаней"]),
        hundredth: he(["фэнь", "фэня", "фэней"]),
        english: ["yuan", "yuan"],
        english_hundredth: ["fen", "fen"],
    },
];

fn named(code: &str) -> Option<&'static Named> {
    NAMED.iter().find(|n| n.code == code)
}

fn russian_sum(units: u64, hundredths: u64, currency: &str) -> String {
    match named(currency) {
        Some(Named { unit, hundredth, .. }) => {
            let words = russian(units, unit.feminine);
            let (unit, hundredth) = (unit.after(units), hundredth.after(hundredths));
            format!("{words} {unit} {hundredths:02} {hundredth}")
        }
        None => format!("{} {currency} {hundredths:02}/{MINOR_PER_UNIT}", russian(units, false)),
    }
}

fn english_sum(units: u64, hundredths: u64, currency: &str) -> String {
    let form = |[one, many]: [&'static str; 2], number| if number == 1 { one } else { many };
    match named(currency) {
        Some(Named { english: unit, english_hundredth, .. }) => {
            let (unit, hundredth) = (form(*unit, units), form(*english_hundredth, hundredths));
            format!("{} {unit} {hundredths:02} {hundredth}", english(units))
        }
        None => format!("{} {currency} {hundredths:02}/{MINOR_PER_UNIT}", english(units)),
    }
}

/// Groups of three digits, the highest first, each with its power of a thousand.
fn groups(number: u64) -> Vec<(u64, usize)> {
    let mut groups = Vec::new();
    let (mut rest, mut power) = (number, 0);
    while rest > 0 {
        groups.push((rest % 1_000, power));
        (rest, power) = (rest / 1_000, power + 1);
    }
    groups.retain(|(group, _)| *group > 0);
    groups.reverse();
    groups
}

fn word(words: &[&'static str], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|i| words.get(i)).copied().unwrap_or("")
}

/// What thousands are called, from the first power on. An i64 of hundredths ends within the fifth.
const RUSSIAN_POWERS: [Noun; 5] = [
    she(["тысяча", "тысячи", "тысяч"]),
    he(["миллион", "миллиона", "миллионов"]),
    he(["миллиард", "миллиарда", "миллиардов"]),
    he(["триллион", "триллиона", "триллионов"]),
    he(["квадриллион", "квадриллиона", "квадриллионов"]),
];
const RUSSIAN_HUNDREDS: [&str; 10] =
    ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
const RUSSIAN_TENS: [&str; 10] = [
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
    "девяносто",
];
const RUSSIAN_ONES: [&str; 20] = [
    "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
    "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать",
    "девятнадцать",
];

fn russian(number: u64, feminine: bool) -> String {
    if number == 0 {
        return "ноль".to_owned();
    }
    let mut words = Vec::new();
    for (group, power) in groups(number) {
        let noun = power.checked_sub(1).and_then(|p| RUSSIAN_POWERS.get(p));
        words.extend(russian_group(group, noun.map_or(feminine, |n| n.feminine)));
        words.extend(noun.map(|n| n.after(group)));
    }
    words.join(" ")
}

fn russian_group(group: u64, feminine: bool) -> impl Iterator<Item = &'static str> {
    let (tens, ones) = if group % 100 < 20 { (0, group % 100) } else { (group % 100 / 10, group % 10) };
    let ones = match (ones, feminine) {
        (1, true) => "одна",
        (2, true) => "две",
        (ones, _) => word(&RUSSIAN_ONES, ones),
    };
    [word(&RUSSIAN_HUNDREDS, group / 100), word(&RUSSIAN_TENS, tens), ones]
        .into_iter()
        .filter(|word| !word.is_empty())
}

const ENGLISH_POWERS: [&str; 5] = ["thousand", "million", "billion", "trillion", "quadrillion"];
const ENGLISH_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ENGLISH_ONES: [&str; 20] = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];

fn english(number: u64) -> String {
    if number == 0 {
        return "zero".to_owned();
    }
    let mut words = Vec::new();
    for (group, power) in groups(number) {
        words.push(english_group(group));
        words.extend(power.checked_sub(1).and_then(|p| ENGLISH_POWERS.get(p)).map(|p| (*p).to_owned()));
    }
    words.join(" ")
}

fn english_group(group: u64) -> String {
    let (hundreds, rest) = (group / 100, group % 100);
    let below = match (rest / 10, rest % 10) {
        (0 | 1, _) => word(&ENGLISH_ONES, rest).to_owned(),
        (tens, 0) => word(&ENGLISH_TENS, tens).to_owned(),
        (tens, ones) => format!("{}-{}", word(&ENGLISH_TENS, tens), word(&ENGLISH_ONES, ones)),
    };
    match (hundreds, rest) {
        (0, _) => below,
        (hundreds, 0) => format!("{} hundred", word(&ENGLISH_ONES, hundreds)),
        (hundreds, _) => format!("{} hundred {below}", word(&ENGLISH_ONES, hundreds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rubles_are_written_as_an_invoice_asks() {
        for (minor, text) in [
            (0, "Ноль рублей 00 копеек"),
            (1, "Ноль рублей 01 копейка"),
            (100, "Один рубль 00 копеек"),
            (101, "Один рубль 01 копейка"),
            (200, "Два рубля 00 копеек"),
            (222, "Два рубля 22 копейки"),
            (500, "Пять рублей 00 копеек"),
            (1_000, "Десять рублей 00 копеек"),
            (1_111, "Одиннадцать рублей 11 копеек"),
            (1_214, "Двенадцать рублей 14 копеек"),
            (1_900, "Девятнадцать рублей 00 копеек"),
            (2_000, "Двадцать рублей 00 копеек"),
            (2_121, "Двадцать один рубль 21 копейка"),
            (4_000, "Сорок рублей 00 копеек"),
            (9_900, "Девяносто девять рублей 00 копеек"),
            (10_000, "Сто рублей 00 копеек"),
            (11_100, "Сто одиннадцать рублей 00 копеек"),
            (12_345, "Сто двадцать три рубля 45 копеек"),
            (100_000, "Одна тысяча рублей 00 копеек"),
            (200_000, "Две тысячи рублей 00 копеек"),
            (500_000, "Пять тысяч рублей 00 копеек"),
            (1_100_000, "Одиннадцать тысяч рублей 00 копеек"),
            (1_200_100, "Двенадцать тысяч один рубль 00 копеек"),
            (2_100_000, "Двадцать одна тысяча рублей 00 копеек"),
            (4_200_200, "Сорок две тысячи два рубля 00 копеек"),
            (100_000_000, "Один миллион рублей 00 копеек"),
            (200_000_000, "Два миллиона рублей 00 копеек"),
            (100_000_100, "Один миллион один рубль 00 копеек"),
            (500_100_000, "Пять миллионов одна тысяча рублей 00 копеек"),
            (100_000_000_000, "Один миллиард рублей 00 копеек"),
            (-101, "Минус один рубль 01 копейка"),
        ] {
            assert_eq!(sum(minor, "RUB", Language::Russian), text, "{minor}");
        }
        assert_eq!(
            sum(i64::MAX, "RUB", Language::Russian),
            "Девяносто два квадриллиона двести тридцать три триллиона семьсот двадцать миллиардов триста шестьдесят \
             восемь миллионов пятьсот сорок семь тысяч семьсот пятьдесят восемь рублей 07 копеек"
        );
    }

    #[test]
    fn english_sums_are_written_out_too() {
        for (minor, text) in [
            (0, "Zero rubles 00 kopecks"),
            (101, "One ruble 01 kopeck"),
            (200, "Two rubles 00 kopecks"),
            (1_100, "Eleven rubles 00 kopecks"),
            (2_100, "Twenty-one rubles 00 kopecks"),
            (3_000, "Thirty rubles 00 kopecks"),
            (12_345, "One hundred twenty-three rubles 45 kopecks"),
            (100_000, "One thousand rubles 00 kopecks"),
            (100_000_100, "One million one rubles 00 kopecks"),
            (-100, "Minus one ruble 00 kopecks"),
        ] {
            assert_eq!(sum(minor, "RUB", Language::English), text, "{minor}");
        }
    }

    #[test]
    fn other_currencies_have_their_names_or_their_code() {
        assert_eq!(sum(2_102, "USD", Language::Russian), "Двадцать один доллар США 02 цента");
        assert_eq!(sum(500, "EUR", Language::Russian), "Пять евро 00 центов");
        assert_eq!(sum(300, "CNY", Language::Russian), "Три юаня 00 фэней");
        assert_eq!(sum(100, "USD", Language::English), "One US dollar 00 cents");
        assert_eq!(sum(12_345, "GBP", Language::Russian), "Сто двадцать три GBP 45/100");
        assert_eq!(sum(12_345, "GBP", Language::English), "One hundred twenty-three GBP 45/100");
    }
}
