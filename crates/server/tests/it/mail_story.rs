//! Letters at a real mail server, whatever becomes of the connection: each arrives, under one id.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::house::{Base, id};
use crate::print_story::reading::Paper;
use crate::print_story::{invoice_rule, requisites, says};
use crate::program::{self, Server};

/// Where the connection breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    Never,
    /// Before a greeting.
    Connect,
    Ehlo,
    Mail,
    Rcpt,
    /// At the word DATA.
    Data,
    /// In the middle of the letter.
    Body,
    /// Before the server sees the end of the letter.
    Dot,
    /// The server has taken it, and nobody hears that.
    Taken,
}

/// A mail server with its letters, behind a line that can be cut.
struct Post {
    child: Child,
    letters: PathBuf,
    line: SocketAddr,
    cut: Arc<Mutex<Break>>,
    _directory: tempfile::TempDir,
}

impl Drop for Post {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Post {
    fn open() -> Post {
        let directory = tempfile::tempdir().unwrap();
        let letters = directory.path().join("letters");
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/mail_server.sh");
        let mut command = Command::new(script);
        command.arg(port.to_string()).arg(&letters).stdout(Stdio::null());
        let child = command.spawn().unwrap();
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            // It may have to be installed first.
            assert!(began.elapsed() < Duration::from_secs(120), "the mail server does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        let cut = Arc::new(Mutex::new(Break::Never));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = listener.local_addr().unwrap();
        let next = cut.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let at = std::mem::replace(&mut *next.lock().unwrap(), Break::Never);
                std::thread::spawn(move || pass(client, port, at));
            }
        });
        Post { child, letters, line, cut, _directory: directory }
    }

    /// All letters, by id.
    fn letters(&self) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for entry in std::fs::read_dir(self.letters.join("new")).into_iter().flatten() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            found.entry(header(&text, "Message-ID").unwrap()).or_default().push(text);
        }
        found
    }

    /// The letters, once there are so many different ones.
    #[track_caller]
    fn wait(&self, count: usize) -> BTreeMap<String, Vec<String>> {
        let began = Instant::now();
        loop {
            let letters = self.letters();
            if letters.len() >= count {
                return letters;
            }
            assert!(began.elapsed() < Duration::from_secs(40), "{} of {count} letters came", letters.len());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A header of a letter, with its further lines.
fn header(letter: &str, name: &str) -> Option<String> {
    let head = letter.split("\n\n").next()?.replace("\n ", " ").replace("\n\t", " ");
    head.lines().find_map(|line| {
        let (n, value) = line.split_once(':')?;
        n.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// Passes one conversation on, until it is cut.
fn pass(client: TcpStream, port: u16, cut: Break) {
    if cut == Break::Connect {
        return;
    }
    let server = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let (mut up, mut down) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    // What the server says is passed on line by line, but for its last word where that is to be lost.
    let deaf = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let hears = deaf.clone();
    let answers = std::thread::spawn(move || {
        for line in BufReader::new(server).split(b'\n').map_while(Result::ok) {
            if hears.load(std::sync::atomic::Ordering::SeqCst) {
                break;
            }
            if down.write_all(&[line.as_slice(), b"\n"].concat()).is_err() {
                break;
            }
        }
        drop(down.shutdown(std::net::Shutdown::Both));
    });
    let mut in_letter = false;
    for line in BufReader::new(client.try_clone().unwrap()).split(b'\n').map_while(Result::ok) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        let word = text.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let here = match (in_letter, text.as_str()) {
            (true, ".") => vec![Break::Dot, Break::Taken],
            (true, _) => vec![Break::Body],
            (false, _) => match word.as_str() {
                "EHLO" => vec![Break::Ehlo],
                "MAIL" => vec![Break::Mail],
                "RCPT" => vec![Break::Rcpt],
                "DATA" => vec![Break::Data],
                _ => Vec::new(),
            },
        };
        if here.contains(&cut) && cut != Break::Taken {
            break;
        }
        if here.contains(&cut) {
            deaf.store(true, std::sync::atomic::Ordering::SeqCst);
        }
        if up.write_all(&[line.as_slice(), b"\n"].concat()).is_err() {
            break;
        }
        in_letter = if in_letter { text != "." } else { word == "DATA" };
        if here.contains(&cut) {
            // The server has its time to take the letter.
            drop(answers.join());
            drop(client.shutdown(std::net::Shutdown::Both));
            return;
        }
    }
    drop((up.shutdown(std::net::Shutdown::Both), client.shutdown(std::net::Shutdown::Both)));
}

struct Office {
    server: Server,
    admin: String,
    manager: String,
    owner: String,
    count: usize,
    /// Kept so that it lives as long as the server over it.
    _database: crate::house::Database,
}

impl Office {
    fn open(post: &Post) -> Office {
        Office::open_on(Base::Sqlite, post).unwrap()
    }

    fn open_on(base: Base, post: &Post) -> Option<Office> {
        let database = program::seed(base)?;
        let (admin, manager) =
            (program::token(&database, "admin", "person"), program::token(&database, "manager1", "person"));
        let url = format!("smtp://{}", post.line);
        let server = Server::start_with(
            &database,
            &[
                ("PORYADOK_SMTP_URL", url.as_str()),
                ("PORYADOK_MAIL_FROM", "Заказы <orders@shop.example>"),
                ("PORYADOK_PUBLIC_URL", "https://orders.shop.example"),
                ("PORYADOK_WEBHOOK_RETRY_SCHEDULE", "1s,1s,1s"),
            ],
        );
        let employees = server.get("/api/v1/employees", &admin);
        let found =
            employees["rows"].as_array().unwrap().iter().find(|e| e["login"] == "manager1").unwrap().clone();
        let owner = id(&found).to_owned();
        let email = json!({ "version": found["version"], "email": "olga@shop.example" });
        change(&server, &format!("/api/v1/employees/{owner}"), &admin, &email);
        let mail = json!({ "app": true, "email": true, "telegram": false });
        let kinds = json!({ "kinds": { "assigned": mail, "task_set": mail } });
        change(&server, "/api/v1/me/notifications", &manager, &kinds);
        Some(Office { server, admin, manager, owner, count: 0, _database: database })
    }

    /// Something happens of which the manager hears by mail.
    fn give(&mut self) -> Value {
        self.count += 1;
        let body = json!({ "owner": self.owner });
        let (status, order) =
            self.server.post("/api/v1/orders", &self.admin, &format!("o{}", self.count), &body);
        assert_eq!(status, 201, "{order}");
        order
    }
}

fn change(server: &Server, path: &str, token: &str, body: &Value) {
    let answer = program::ask(&program::agent(), "PATCH", &server.url(path), token, None, Some(body));
    let (status, answer) = answer.unwrap();
    assert_eq!(status, 200, "{answer}");
}

#[test]
fn a_letter_arrives_under_one_id_wherever_the_connection_broke() {
    let post = Post::open();
    let mut office = Office::open(&post);
    let breaks = [
        Break::Never,
        Break::Connect,
        Break::Ehlo,
        Break::Mail,
        Break::Rcpt,
        Break::Data,
        Break::Body,
        Break::Dot,
        Break::Taken,
    ];
    for (n, at) in breaks.into_iter().enumerate() {
        *post.cut.lock().unwrap() = at;
        let order = office.give();
        let letters = post.wait(n + 1);
        let number = order["number"].as_str().unwrap();
        let link = format!("https://orders.shop.example/orders/{}", id(&order));
        let ours: Vec<_> = letters.values().filter(|copies| decoded(&copies[0]).contains(&link)).collect();
        assert_eq!(ours.len(), 1, "{at:?}: order {number}");
        if at == Break::Taken {
            // The server took it and could not say so: it comes again, and the reader's program sees that by its id.
            let began = Instant::now();
            while post.letters().values().all(|copies| copies.len() < 2) {
                assert!(began.elapsed() < Duration::from_secs(20), "not sent again");
                std::thread::sleep(Duration::from_millis(50));
            }
        } else {
            assert_eq!(ours[0].len(), 1, "{at:?}");
        }
    }
    std::thread::sleep(Duration::from_secs(2));
    let letters = post.letters();
    assert_eq!(letters.len(), breaks.len(), "one id for each");
    let sent = office.server.get("/api/v1/messages?state=sent", &office.admin);
    let ids: Vec<String> = sent["rows"].as_array().unwrap().iter().map(|m| id(m).to_owned()).collect();
    assert_eq!(ids.len(), breaks.len());
    for id in ids {
        assert!(letters.contains_key(&format!("<{id}@orders.shop.example>")), "{id} in {:?}", letters.keys());
    }
}

/// A step of an order calls a scenario, which makes an invoice and sends it: the customer gets the PDF.
fn a_customer_gets_his_invoice_as_a_pdf(base: Base) {
    let post = Post::open();
    let Some(office) = Office::open_on(base, &post) else { return };
    let (server, admin) = (&office.server, office.admin.as_str());
    let make = |what: &str, body: Value| {
        let (status, made) = server.post(&format!("/api/v1/{what}"), admin, &what.replace('/', "-"), &body);
        assert!([200, 201].contains(&status), "{what}: {made}");
        made
    };
    let rows = |what: &str| server.get(&format!("/api/v1/{what}"), admin)["rows"].as_array().unwrap().clone();
    let own = rows("organizations").remove(0);
    let mut requisites = requisites();
    requisites["version"] = own["version"].clone();
    change(server, &format!("/api/v1/organizations/{}", id(&own)), admin, &requisites);
    let statuses = rows("statuses");
    let status = id(statuses.iter().find(|s| s["name"] == "В работе (сайт)").unwrap()).to_owned();
    let scenario = json!({ "name": "Счёт", "switch": "on", "rule": invoice_rule(&status, true) });
    make("scenarios", scenario);
    let customer = make("counterparties", json!({ "name": "ООО «Ёлка»", "email": "buyer@shop.example" }));
    let product = make("products", json!({ "name": "Чайник", "price": 100_000, "vat_rate": 20 }));
    let channel = id(rows("channels").iter().find(|c| c["name"] == "Сайт").unwrap()).to_owned();
    let order = json!({
        "channel": channel, "counterparty": id(&customer),
        "positions": [{ "product": id(&product), "quantity": 20_000 }],
    });
    let order = make("orders", order);
    make(&format!("orders/{}/move", id(&order)), json!({ "version": order["version"], "status": status }));
    let letters = post.wait(1);
    let letter = &letters.values().next().unwrap()[0];
    assert!(header(letter, "To").unwrap().ends_with("<buyer@shop.example>"), "{letter}");
    let (head, pdf) = paper(letter);
    assert!(head.contains("Content-Type: application/pdf"), "{head}");
    assert!(head.contains("Content-Disposition: attachment") && head.contains("filename*"), "{head}");
    let text = Paper::new(pdf).text();
    says(&text, &["Счёт на оплату №", "ООО «Лавка»", "ООО «Ёлка»", "Чайник", "Всего, руб.: 2 000,00", "QR"]);
    let sent = server.get("/api/v1/messages?state=sent", admin);
    assert_eq!(sent["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn a_customer_gets_his_invoice_as_a_pdf_from_sqlite() {
    a_customer_gets_his_invoice_as_a_pdf(Base::Sqlite);
}

#[test]
fn a_customer_gets_his_invoice_as_a_pdf_from_postgres() {
    a_customer_gets_his_invoice_as_a_pdf(Base::Postgres);
}

/// The head and the bytes of what goes along with a letter.
fn paper(letter: &str) -> (String, Vec<u8>) {
    use base64::Engine as _;
    let mut parts = letter.split("\n--").filter_map(|part| part.split_once("\n\n"));
    let (head, body) = parts.find(|(head, _)| head.contains("application/pdf")).unwrap();
    let joined: String = body.split_whitespace().collect();
    (head.to_owned(), base64::engine::general_purpose::STANDARD.decode(joined).unwrap())
}

/// Both parts of a letter in the clear.
fn decoded(letter: &str) -> String {
    use base64::Engine as _;
    let mut text = String::new();
    for part in letter.split("\n--").skip(1) {
        let Some((head, body)) = part.split_once("\n\n") else { continue };
        if head.contains("base64") {
            let joined: String = body.split_whitespace().collect();
            let bytes = base64::engine::general_purpose::STANDARD.decode(joined).unwrap();
            text.push_str(&String::from_utf8(bytes).unwrap());
        } else if head.contains("quoted-printable") {
            text.push_str(&unquoted(body));
        } else {
            text.push_str(body);
        }
        text.push('\n');
    }
    text
}

fn unquoted(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' && after.len() >= 2 {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_letter_is_plain_and_says_who_sent_it() {
    let post = Post::open();
    let office = Office::open(&post);
    let task =
        json!({ "text": "<script>alert(1)</script> & «ёлки»\r\nBcc: x@y.example", "assignee": office.owner });
    let (status, answer) = office.server.post("/api/v1/tasks", &office.admin, "t", &task);
    assert_eq!(status, 201, "{answer}");
    let letters = post.wait(1);
    let letter = &letters.values().next().unwrap()[0];
    assert!(header(letter, "From").unwrap().ends_with("<orders@shop.example>"), "{letter}");
    assert!(header(letter, "To").unwrap().ends_with("<olga@shop.example>"));
    assert_eq!(header(letter, "Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header(letter, "Bcc"), None);
    assert!(header(letter, "Date").is_some());
    let text = decoded(letter);
    assert!(text.contains("<script>alert(1)</script> & «ёлки»"), "the plain part says it as it is: {text}");
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; «ёлки»"), "{text}");
    assert!(text.contains("https://orders.shop.example/tasks?task="));
    let settings = office.server.get("/api/v1/me/notifications", &office.manager);
    assert_eq!(
        (&settings["email_available"], &settings["telegram_available"]),
        (&json!(true), &json!(false))
    );
}

/// What an operator wrote wrong is said when the server starts.
#[test]
fn wrong_settings_of_couriers_are_said_at_once() {
    let database = program::seed(Base::Sqlite).unwrap();
    for (name, value, more) in [
        ("PORYADOK_SMTP_URL", "mail.example.org", ""),
        ("PORYADOK_SMTP_URL", "smtp://mail.example.org", "PORYADOK_MAIL_FROM"),
        ("PORYADOK_WEBHOOK_ALLOW_NETS", "10.0.0.0/99", ""),
        ("PORYADOK_WEBHOOK_RETRY_SCHEDULE", "soon", ""),
        ("PORYADOK_TELEGRAM_TOKEN", "no token", ""),
        ("PORYADOK_SECRET_KEY", "short", ""),
    ] {
        let mut command = Command::new(program::PROGRAM);
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(database.arguments()).env(name, value);
        if more.is_empty() {
            command.env("PORYADOK_MAIL_FROM", "orders@example.org");
        }
        let out = command.output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        let expected = if more.is_empty() { name } else { more };
        assert!(!out.status.success() && said.contains(expected), "{name}={value}: {said}");
    }
}
