//! Random chains of documents against a model that adds everything up anew: the sums of orders and the stock are exact.

use std::collections::BTreeMap;
use std::sync::Arc;

use poryadok_domain::simulation::Dice;
use serde_json::{Value, json};

use crate::house::{Answer, Client, House, id};
use crate::on_both;

fn chains() -> u64 {
    if std::env::var_os("PORYADOK_SOAK").is_some() { 100_000 } else { 150 }
}

/// Goods that were received at first, in pieces.
const STOCK: i64 = 100_000_000_000;
const PRICES: [i64; 3] = [10_001, 333, 7];

/// A document as the model knows it.
struct Paper {
    path: String,
    kind: &'static str,
    version: i64,
    posted: bool,
    deleted: bool,
    sum: i64,
    /// Whether it is returned goods of one of the shipments.
    quantities: BTreeMap<String, i64>,
    /// What it concerns: places in the chain with sums.
    parts: Vec<(usize, i64)>,
}

impl Paper {
    fn counts(&self) -> bool {
        self.posted && !self.deleted
    }

    /// As the server answered.
    fn take(&mut self, answer: &Value) {
        self.version = answer["version"].as_i64().unwrap();
        self.posted = answer["posted"].as_bool().unwrap();
        self.sum = answer["sums"]["sum"].as_i64().unwrap();
        let lines = answer["positions"].as_array().into_iter().flatten();
        self.quantities.clear();
        for line in lines {
            let product = line["product"]["id"].as_str().or(line["product"].as_str()).unwrap().to_owned();
            *self.quantities.entry(product).or_default() += line["quantity"].as_i64().unwrap();
        }
    }
}

/// An order or two, and what was made of them.
struct Chain<'a> {
    client: &'a Client,
    products: &'a [String],
    customer: &'a str,
    papers: Vec<Paper>,
}

impl Chain<'_> {
    async fn create(&mut self, kind: &'static str, body: Value, parts: Vec<(usize, i64)>) {
        let answer = self.client.post(&format!("/api/v1/documents/{kind}"), body).await.expect(201);
        self.keep(kind, &answer, parts);
    }

    fn keep(&mut self, kind: &'static str, answer: &Value, parts: Vec<(usize, i64)>) {
        let mut paper = Paper {
            path: format!("/api/v1/documents/{kind}/{}", id(answer)),
            kind,
            version: 0,
            posted: false,
            deleted: false,
            sum: 0,
            quantities: BTreeMap::new(),
            parts,
        };
        paper.take(answer);
        self.papers.push(paper);
    }

    fn lines(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(3);
        let line =
            |n: u64| json!({ "product": self.products[n as usize % 3], "quantity": 1 + dice.below(50_000) });
        (0..count).map(line).collect()
    }

    /// Documents of a kind, by their places.
    fn of_kind(&self, kind: &str) -> Vec<usize> {
        (0..self.papers.len()).filter(|n| self.papers[*n].kind == kind).collect()
    }

    async fn deed(&mut self, dice: &mut Dice) {
        let any = dice.below(self.papers.len() as u64) as usize;
        match dice.below(12) {
            0..=1 => self.make("customer_order", "invoice_out", dice).await,
            2 => self.make("customer_order", "payment_in", dice).await,
            3 => self.make("invoice_out", "payment_in", dice).await,
            4..=5 => self.make("customer_order", "shipment", dice).await,
            6 => self.make("shipment", "return_in", dice).await,
            7..=8 => self.post(any).await,
            9 => self.edit(any, dice).await,
            10 => self.spread(dice).await,
            _ => self.delete_or_restore(any).await,
        }
    }

    async fn make(&mut self, base: &str, kind: &'static str, dice: &mut Dice) {
        let bases = self.of_kind(base);
        if bases.is_empty() {
            return;
        }
        let base = bases[dice.below(bases.len() as u64) as usize];
        let body = json!({ "kind": kind, "posted": dice.percent(50) });
        let answer = self.client.post(&format!("{}/linked", self.papers[base].path), body).await;
        if done(&answer) {
            let sum = answer.body["sums"]["sum"].as_i64().unwrap();
            self.keep(kind, &answer.body, vec![(base, sum)]);
        }
    }

    /// Posts it, or takes that back.
    async fn post(&mut self, n: usize) {
        let paper = &mut self.papers[n];
        let (path, body) = (format!("{}/post", paper.path), json!({ "version": paper.version }));
        let answer = match paper.posted {
            true => self.client.delete(&path, body).await,
            false => self.client.post(&path, body).await,
        };
        if done(&answer) {
            paper.take(&answer.body);
        }
    }

    /// Another sum or other goods. What concerns one base whole concerns it whole afterwards.
    async fn edit(&mut self, n: usize, dice: &mut Dice) {
        let lines = self.lines(dice);
        let paper = &mut self.papers[n];
        let body = match paper.kind {
            "payment_in" => json!({ "version": paper.version, "sum": 1 + dice.below(1_000_000) }),
            _ => json!({ "version": paper.version, "positions": lines }),
        };
        let answer = self.client.patch(&paper.path, body).await;
        if done(&answer) {
            let before = paper.sum;
            paper.take(&answer.body);
            let whole = paper.parts.len() == 1 && paper.parts[0].1 == before;
            if let [(_, sum)] = paper.parts.as_mut_slice()
                && (whole || paper.kind != "payment_in")
            {
                *sum = paper.sum;
            }
        }
    }

    /// A payment over some of the orders and invoices.
    async fn spread(&mut self, dice: &mut Dice) {
        let payments = self.of_kind("payment_in");
        if payments.is_empty() {
            return;
        }
        let n = payments[dice.below(payments.len() as u64) as usize];
        let mut parts: BTreeMap<usize, i64> = BTreeMap::new();
        for _ in 0..dice.below(4) {
            let targets = [self.of_kind("customer_order"), self.of_kind("invoice_out")].concat();
            let target = targets[dice.below(targets.len() as u64) as usize];
            parts.insert(target, 1 + dice.below(self.papers[n].sum as u64 * 2 / 3 + 1) as i64);
        }
        let named = |(n, sum): (&usize, &i64)| {
            let document = self.papers[*n].path.rsplit('/').next().unwrap();
            json!({ "document": document, "sum": sum })
        };
        let named: Vec<Value> = parts.iter().map(named).collect();
        let paper = &mut self.papers[n];
        let body = json!({ "version": paper.version, "parts": named });
        let answer = self.client.post(&format!("{}/spread", paper.path), body).await;
        if done(&answer) {
            paper.take(&answer.body);
            paper.parts = parts.into_iter().collect();
        }
    }

    async fn delete_or_restore(&mut self, n: usize) {
        let paper = &mut self.papers[n];
        match paper.deleted {
            false => {
                let answer = self.client.delete(&paper.path, json!({ "version": paper.version })).await;
                if done(&answer) {
                    (paper.deleted, paper.version) = (true, paper.version + 1);
                }
            }
            true => {
                let answer = self.client.post(&format!("{}/restore", paper.path), json!({})).await;
                if done(&answer) {
                    paper.deleted = false;
                    paper.take(&answer.body);
                }
            }
        }
    }

    /// Invoiced, paid and shipped, added up anew. What pays an invoice pays the order of it.
    fn sums(&self, order: usize) -> [i64; 3] {
        let on = |kind: &str| -> i64 {
            let counting = self.papers.iter().filter(|p| p.kind == kind && p.counts());
            counting
                .flat_map(|p| &p.parts)
                .filter(|(base, _)| self.concerns(*base, order))
                .map(|(_, s)| s)
                .sum()
        };
        ["invoice_out", "payment_in", "shipment"].map(on)
    }

    fn concerns(&self, base: usize, order: usize) -> bool {
        let through = |p: &Paper| p.kind == "invoice_out" && p.parts.iter().any(|(b, _)| *b == order);
        base == order || through(&self.papers[base])
    }

    /// What left the warehouse, per product.
    fn gone(&self, sums: &mut BTreeMap<String, i64>) {
        for paper in self.papers.iter().filter(|p| p.counts()) {
            let sign = match paper.kind {
                "shipment" => 1,
                "return_in" => -1,
                _ => continue,
            };
            for (product, quantity) in &paper.quantities {
                *sums.entry(product.clone()).or_default() += sign * quantity;
            }
        }
    }

    async fn check(&self) {
        for order in self.of_kind("customer_order") {
            let now = self.client.get(&self.papers[order].path).await;
            if self.papers[order].deleted {
                continue;
            }
            let trade = &now.expect(200)["trade"];
            let kept = ["invoiced", "paid", "shipped"].map(|field| trade[field].as_i64().unwrap());
            let told: Vec<_> = self.papers.iter().map(|p| (p.kind, p.counts(), p.sum, &p.parts)).collect();
            assert_eq!(kept, self.sums(order), "{told:#?}");
        }
    }
}

/// Whether it was done; what was not was refused with a reason.
fn done(answer: &Answer) -> bool {
    if answer.status < 300 {
        return true;
    }
    assert!([404, 409, 422].contains(&answer.status), "{} {}", answer.status, answer.text);
    false
}

async fn sums_of_random_chains_are_exact(house: Arc<House>) {
    let admin = house.login("admin").await;
    let customer = admin.customer("ООО «Цепь»").await;
    let mut products = Vec::new();
    for (n, price) in PRICES.iter().enumerate() {
        products.push(admin.product(&format!("Звено {n}"), *price).await);
    }
    let lines: Vec<Value> =
        products.iter().map(|p| json!({ "product": p, "quantity": STOCK, "price": 1 })).collect();
    admin.post("/api/v1/documents/receipt", json!({ "positions": lines, "posted": true })).await.expect(201);
    let mut dice = Dice::new(20_261_129);
    let mut gone = BTreeMap::new();
    let (mut deeds, mut papers) = (0, 0);
    for _ in 0..chains() {
        let mut chain =
            Chain { client: &admin, products: &products, customer: &customer, papers: Vec::new() };
        for _ in 0..1 + dice.below(2) {
            let lines = chain.lines(&mut dice);
            let body = json!({ "counterparty": chain.customer, "positions": lines });
            chain.create("customer_order", body, Vec::new()).await;
        }
        for _ in 0..3 + dice.below(12) {
            chain.deed(&mut dice).await;
            deeds += 1;
        }
        chain.check().await;
        chain.gone(&mut gone);
        papers += chain.papers.len() as u64;
    }
    assert!(papers * 4 > deeds, "only {papers} documents came of {deeds} deeds");
    let left: BTreeMap<String, i64> =
        products.iter().map(|p| (p.clone(), STOCK - gone.get(p).copied().unwrap_or(0))).collect();
    let mut kept = BTreeMap::new();
    for product in &products {
        let rows = admin.get(&format!("/api/v1/stock/balances?product={product}")).await.expect(200);
        let on_hand =
            rows["rows"].as_array().unwrap().iter().map(|r| r["on_hand"].as_i64().unwrap()).sum::<i64>();
        kept.insert(product.clone(), on_hand);
    }
    assert_eq!(kept, left);
}

on_both!(sums_of_random_chains_are_exact,);
