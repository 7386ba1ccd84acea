//! Letters, by the operator's mail server.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use poryadok_domain::ids::MessageId;
use poryadok_domain::message::MessageChannel;
use poryadok_domain::time::Timestamp;
use poryadok_engine::courier::{Letter, Outcome, time_limit_secs};
use poryadok_engine::print::Printed;

/// For one command and its answer: mail servers greet slowly on purpose.
const COMMAND: Duration = Duration::from_secs(20);
/// For a whole letter.
const LETTER: Duration = Duration::from_secs(time_limit_secs(MessageChannel::Email));
/// Longest part of an answer that is kept.
const MAX_ANSWER: usize = 200;

#[derive(Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// What stands behind `@` in the ids of letters.
    host: String,
}

impl Smtp {
    pub fn new(url: &str, from: &str, public_url: Option<&str>) -> Result<Smtp, String> {
        // `smtp://` alone means: secured where the server offers it.
        let (scheme, rest) = url
            .split_once("://")
            .ok_or("PORYADOK_SMTP_URL: write smtp://, smtp+starttls:// or smtps:// before the host")?;
        let (scheme, tls) = match scheme {
            "smtp" => ("smtp", Some("opportunistic")),
            "smtp+starttls" => ("smtp", Some("required")),
            "smtps" => ("smtps", None),
            _ => {
                return Err(
                    "PORYADOK_SMTP_URL: it begins with smtp://, smtp+starttls:// or smtps://".to_owned()
                );
            }
        };
        let url = match tls {
            Some(tls) if !rest.contains("tls=") => {
                let sign = if rest.contains('?') { '&' } else { '?' };
                format!("{scheme}://{rest}{sign}tls={tls}")
            }
            _ => format!("{scheme}://{rest}"),
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
            // The address may hold a password, so it is not repeated.
            .map_err(|_| "PORYADOK_SMTP_URL: this is no address of a mail server".to_owned())?
            .timeout(Some(COMMAND));
        let from: Mailbox =
            from.trim().parse().map_err(|_| format!("PORYADOK_MAIL_FROM: {from} is no address"))?;
        let public = public_url.and_then(|u| u.split_once("://")).map(|(_, rest)| rest);
        let host = public.and_then(|r| r.split(['/', ':']).next()).filter(|h| !h.is_empty());
        let host = host.map_or_else(|| from.email.domain().to_owned(), str::to_owned);
        let transport = transport.hello_name(ClientId::Domain(host.clone())).build();
        Ok(Smtp { transport, from, host })
    }

    /// Sends a letter under its id; `at` is when this attempt began.
    pub async fn send(&self, id: MessageId, at: Timestamp, letter: Letter) -> Outcome {
        let message = match self.message(id, at, letter) {
            Ok(message) => message,
            Err(why) => return Outcome::Refused { why },
        };
        match tokio::time::timeout(LETTER, self.transport.send(message)).await {
            Ok(Ok(_)) => Outcome::Delivered,
            Ok(Err(error)) => judge(&error),
            Err(_) => {
                Outcome::Retry { after: None, why: "the mail server did not answer in time".to_owned() }
            }
        }
    }

    /// The letter as it goes over the wire: the same id at every attempt.
    fn message(&self, id: MessageId, at: Timestamp, letter: Letter) -> Result<Message, String> {
        let Letter { address, name, subject, text, html, attached } = letter;
        let address: Address = address.trim().parse().map_err(|_| "this is no address".to_owned())?;
        let date = u64::try_from(at.0).map(Duration::from_micros).unwrap_or_default();
        let words = MultiPart::alternative()
            .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text))
            .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html));
        let whole = match attached {
            Some(Printed { name, pdf }) => {
                let paper = Attachment::new(one_line(&name)).body(pdf, pdf_type()?);
                MultiPart::mixed().multipart(words).singlepart(paper)
            }
            None => words,
        };
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(name.map(|n| one_line(&n)), address))
            .subject(one_line(&subject))
            .message_id(Some(format!("<{id}@{}>", self.host)))
            .date(std::time::UNIX_EPOCH + date)
            .raw_header(automatic())
            .multipart(whole)
            .map_err(|_| "this makes no letter".to_owned())
    }
}

fn pdf_type() -> Result<ContentType, String> {
    ContentType::parse("application/pdf").map_err(|_| "this makes no letter".to_owned())
}

/// Says that no person wrote it, so that nobody's absence is answered to it (RFC 3834).
fn automatic() -> lettre::message::header::HeaderValue {
    let name = lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted");
    lettre::message::header::HeaderValue::new(name, "auto-generated".to_owned())
}

/// Headers are lines: whatever would end one becomes a blank.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn judge(error: &Error) -> Outcome {
    let Some(code) = error.status() else {
        let why = if error.is_timeout() {
            "the mail server did not answer in time"
        } else if error.is_tls() {
            "the connection to the mail server is not secure"
        } else {
            "the connection to the mail server failed"
        };
        return Outcome::Retry { after: None, why: why.to_owned() };
    };
    let said: String = one_line(&error.to_string()).chars().take(MAX_ANSWER).collect();
    let why = format!("the mail server answered {code}: {said}");
    // Whether the server refuses the letter or us: a wrong password is the operator's to mend, and then all letters leave.
    let ours = [530, 534, 535, 538].contains(&u16::from(code));
    if error.is_permanent() && !ours { Outcome::Refused { why } } else { Outcome::Retry { after: None, why } }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;

    use super::*;

    fn letter(name: &str, subject: &str, text: &str) -> Letter {
        Letter {
            address: "olga@example.org".to_owned(),
            name: Some(name.to_owned()),
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: "<p>text</p>".to_owned(),
            attached: None,
        }
    }

    /// A letter as it goes over the wire, at the attempt that begins so many seconds after the first.
    fn wired(letter: Letter, later: i64) -> Result<String, String> {
        let id = MessageId(uuid::Uuid::from_u128(7));
        let message = smtp().message(id, Timestamp(1_750_000_000_000_000).plus_secs(later), letter)?;
        Ok(String::from_utf8(message.formatted()).unwrap())
    }

    fn smtp() -> Smtp {
        Smtp::new(
            "smtp://localhost:1",
            "Orders <orders@example.org>",
            Some("https://orders.example.org:8443/x"),
        )
        .unwrap()
    }

    /// The head of a letter or of a part of one, a line for each header.
    fn head(wired: &str) -> Vec<String> {
        let (head, _) = wired.split_once("\r\n\r\n").unwrap();
        head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn nothing_that_people_wrote_becomes_a_header() {
        let head_of = |letter| head(&wired(letter, 0).unwrap());
        let usual = head_of(letter("Olga", "subject", "text")).len();
        for evil in [
            "x\r\nBcc: evil@example.org", "x\nBcc: evil@example.org", "x\rBcc: evil@example.org",
            "\r\n\r\nbody", "x\0y",
        ] {
            for letter in [
                letter(evil, "subject", "text"),
                letter("Olga", evil, "text"),
                letter("Olga", "subject", evil),
            ] {
                let head = head_of(letter);
                assert_eq!(head.len(), usual, "{head:?}");
                assert!(!head.iter().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head:?}");
            }
        }
        let address =
            Letter { address: "a@b.example\r\nBcc: evil@example.org".to_owned(), ..letter("Olga", "s", "t") };
        assert!(wired(address, 0).is_err());
    }

    #[test]
    fn every_attempt_bears_the_same_id() {
        let attempt = |later| head(&wired(letter("Olga", "subject", "text"), later).unwrap());
        let (first, second) = (attempt(0), attempt(300));
        let id = |head: &[String]| head.iter().find(|l| l.starts_with("Message-ID:")).cloned().unwrap();
        assert_eq!(id(&first), "Message-ID: <00000000-0000-0000-0000-000000000007@orders.example.org>");
        assert_eq!(id(&first), id(&second));
    }

    #[test]
    fn a_paper_goes_along_under_its_name() {
        let pdf = b"%PDF-1.7 \x00\xff".to_vec();
        let name = "Счёт на оплату № 5 от 29.11.2026\r\nX: y.pdf".to_owned();
        let whole =
            Letter { attached: Some(Printed { name, pdf: pdf.clone() }), ..letter("Olga", "s", "text") };
        let text = wired(whole, 0).unwrap();
        assert!(head(&text).iter().any(|line| line.starts_with("Content-Type: multipart/mixed")), "{text}");
        let paper = text.split("\r\n--").find(|part| part.contains("application/pdf")).unwrap();
        let paper = paper.split_once("\r\n").unwrap().1;
        let head = head(paper);
        let disposition =
            head.iter().find(|line| line.starts_with("Content-Disposition: attachment;")).unwrap();
        assert_eq!(head.len(), 3, "{head:?}");
        // RFC 2231: in pieces, each of them percent-encoded.
        let encoded: String = disposition
            .split("; ")
            .filter_map(|piece| piece.strip_prefix("filename*")?.split_once('=').map(|(_, text)| text))
            .map(|text| text.trim_start_matches("utf-8''").to_owned())
            .collect();
        let bytes = encoded.split('%').skip(1).map(|hex| u8::from_str_radix(&hex[..2], 16).unwrap());
        assert!(String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).starts_with("Счёт"), "{disposition}");
        let body: String = paper.split_once("\r\n\r\n").unwrap().1.split_whitespace().collect();
        assert_eq!(base64::engine::general_purpose::STANDARD.decode(body).unwrap(), pdf);
    }

    #[test]
    fn addresses_of_mail_servers_read_as_they_are_written() {
        let wrong = |url: &str| Smtp::new(url, "orders@example.org", None).is_err();
        for good in [
            "smtp://mail.example.org",
            "smtp://user:p%40ss@mail.example.org:587",
            "smtp+starttls://mail.example.org:587",
            "smtps://user:pass@mail.example.org",
        ] {
            assert!(!wrong(good), "{good}");
        }
        for bad in ["mail.example.org", "http://mail.example.org", "smtp://", ""] {
            assert!(wrong(bad), "{bad}");
        }
        assert!(Smtp::new("smtp://localhost", "nobody", None).is_err());
    }
}
