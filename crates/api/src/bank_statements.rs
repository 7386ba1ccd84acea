//! Statements of banks: what a file holds, and the payments that are made of it.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::bank_statement::{Fit, Party, Payment, Why};
use poryadok_domain::calendar::Day;
use poryadok_domain::document::Part;
use poryadok_domain::ids::{CounterpartyId, DocumentId, OrganizationId};
use poryadok_domain::rejection::{Language, Names};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::bank_statements::{Fate, Here, Outcome, Preview, Received, Row};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Command, Upload, answered, json};
use crate::problem::{Problem, ProblemOut};
use crate::receivables::{ReceivableOut, receivable_out};

/// The file itself as the bank wrote it for 1C, at most 5 MiB and 10 000 payments.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "describes a body, which is read as bytes")]
pub struct StatementBody(Vec<u8>);

#[derive(Debug, Serialize, ToSchema)]
pub struct StatementOut {
    from: Option<Day>,
    to: Option<Day>,
    /// The own accounts it is of.
    accounts: Vec<OwnAccountOut>,
    /// Incoming payments, in the order of the file.
    rows: Vec<StatementRowOut>,
    /// Payments that went out: they are not brought in.
    outgoing: i64,
    /// In minor units.
    outgoing_sum: i64,
    /// Every invoice and order that a row names, with what is left to pay.
    receivables: Vec<ReceivableOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OwnAccountOut {
    account: String,
    /// Absent: no organization has this account.
    organization: Option<OrganizationId>,
    organization_name: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StatementRowOut {
    /// The line of the file where it begins, from 1.
    line: i64,
    fate: RowFate,
    /// To be given back as it is when it is brought in.
    payment: BankPayment,
    /// Who has the payer's tax number, if that is one only.
    counterparty: Option<CounterpartyId>,
    counterparty_name: Option<String>,
    /// What it pays, as proposed.
    parts: Vec<Part>,
    confidence: RowConfidence,
    why: WhyOut,
    /// Everything something speaks for, the best first; at most 10.
    fits: Vec<FitOut>,
    /// The payment that is here already, if the caller may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<DocumentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// It was thrown away, and can be taken out of the bin.
    in_bin: bool,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowFate {
    New,
    /// It is here already.
    Here,
    /// The second of two alike in one file.
    Repeated,
    /// It came in another currency than the company's.
    OtherCurrency,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowConfidence {
    None,
    /// Two of number, payer and sum speak for it.
    Likely,
    /// All three do.
    Sure,
}

/// What speaks for a proposal.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct WhyOut {
    /// The purpose names its number.
    number: bool,
    /// Just so much is left to pay.
    sum: bool,
    tax_number: bool,
    /// Several fit alike, so that none is proposed.
    ambiguous: bool,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct FitOut {
    document: DocumentId,
    number: bool,
    sum: bool,
    tax_number: bool,
}

/// A payment as a bank tells of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankPayment {
    /// The own account it came to. With the payer's account, `issued`, `number` and `sum` it says which payment this is.
    account: String,
    /// When the money came.
    date: Day,
    /// Of when the order to pay is; `date` if absent.
    issued: Option<Day>,
    /// Of the order to pay.
    #[serde(default)]
    number: String,
    /// In minor units.
    sum: i64,
    #[serde(default)]
    payer: Payer,
    #[serde(default)]
    purpose: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Payer {
    name: String,
    /// ИНН.
    tax_number: String,
    account: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveIn {
    /// At most 200; send more in several calls.
    payments: Vec<ReceivedIn>,
    /// Post them at once.
    #[serde(default)]
    posted: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivedIn {
    payment: BankPayment,
    /// Whoever the first part is of, if absent.
    counterparty: Option<CounterpartyId>,
    /// Which parts of it concern which orders and invoices.
    #[serde(default)]
    parts: Vec<Part>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReceivedOut {
    created: usize,
    /// Here already, and not made again.
    here: usize,
    refused: usize,
    /// One for each payment, in their order.
    results: Vec<ReceivedResultOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReceivedResultOut {
    outcome: ReceivedOutcome,
    /// The document, if the caller may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<DocumentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// It was here already, in the bin.
    in_bin: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemOut>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceivedOutcome {
    Created,
    Here,
    Refused,
}

impl BankPayment {
    fn of(p: &Payment) -> BankPayment {
        BankPayment {
            account: p.receiver.account.clone(),
            date: p.date,
            issued: Some(p.issued),
            number: p.number.clone(),
            sum: p.sum,
            payer: Payer {
                name: p.payer.name.clone(),
                tax_number: p.payer.tax_number.clone(),
                account: p.payer.account.clone(),
            },
            purpose: p.purpose.clone(),
        }
    }

    fn into_payment(self) -> Payment {
        let BankPayment { account, date, issued, number, sum, payer, purpose } = self;
        let trimmed = |text: String| text.trim().to_owned();
        let Payer { name, tax_number, account: payers } = payer;
        Payment {
            line: 0,
            number: trimmed(number),
            date,
            issued: issued.unwrap_or(date),
            sum,
            payer: Party { account: trimmed(payers), name: trimmed(name), tax_number: trimmed(tax_number) },
            receiver: Party { account: trimmed(account), ..Party::default() },
            purpose: trimmed(purpose),
            incoming: true,
        }
    }
}

/// What a statement holds and what its payments may be for. Nothing is written. The body is the file as it is, in
/// windows-1251, UTF-8 or cp866.
#[utoipa::path(post, path = "/bank-statements/preview", tag = "Payments",
    request_body(content = StatementBody, content_type = "application/octet-stream"),
    responses((status = 200, body = StatementOut)))]
pub async fn preview(State(api): State<Api>, upload: Upload) -> Result<Json<StatementOut>, Problem> {
    let Upload { who, bytes, .. } = upload;
    let preview = api.engine().preview_statement(&who.caller, bytes).await?;
    Ok(Json(statement_out(&preview, &who.caller.rules)))
}

/// Bring payments of a bank in. Each is judged for itself and has its own result; one that is here already, by its accounts,
/// date, number and sum, is not made again.
#[utoipa::path(post, path = "/bank-statements", tag = "Payments",
    request_body = ReceiveIn, responses((status = 200, body = ReceivedOut)))]
pub async fn receive(State(api): State<Api>, command: Command<ReceiveIn>) -> Result<Response, Problem> {
    let ReceiveIn { payments, posted } = command.body;
    let received = |r: ReceivedIn| Received {
        payment: r.payment.into_payment(),
        counterparty: r.counterparty,
        parts: r.parts,
    };
    let received = payments.into_iter().map(received).collect();
    let render = match command.who.language {
        Language::Russian => {
            |o: &Vec<Outcome>, rules: &Rulebook| json(&received_out(o, Language::Russian, rules))
        }
        Language::English => {
            |o: &Vec<Outcome>, rules: &Rulebook| json(&received_out(o, Language::English, rules))
        }
    };
    answered(api.engine().receive_payments(&command.who.caller, command.key, received, posted, render).await)
}

fn statement_out(preview: &Preview, rules: &Rulebook) -> StatementOut {
    let own = |(account, organization): &(String, Option<OrganizationId>)| OwnAccountOut {
        account: account.clone(),
        organization: *organization,
        organization_name: organization.and_then(|id| rules.organizations.get(&id)).map(|o| o.name.clone()),
    };
    StatementOut {
        from: preview.from,
        to: preview.to,
        accounts: preview.accounts.iter().map(own).collect(),
        rows: preview.rows.iter().map(row_out).collect(),
        outgoing: preview.outgoing.len() as i64,
        outgoing_sum: preview.outgoing.iter().fold(0, |sum, s| sum.saturating_add(*s)),
        receivables: preview.receivables.iter().map(receivable_out).collect(),
    }
}

fn row_out(row: &Row) -> StatementRowOut {
    let (fate, proposal, here) = match &row.fate {
        Fate::New(proposal) => (RowFate::New, Some(proposal), Here::default()),
        Fate::Here(here) => (RowFate::Here, None, here.clone()),
        Fate::Repeated => (RowFate::Repeated, None, Here::default()),
        Fate::OtherCurrency => (RowFate::OtherCurrency, None, Here::default()),
    };
    let Why { number, sum, tax_number, ambiguous } = proposal.map(|p| p.why).unwrap_or_default();
    let fit = |f: &Fit| FitOut {
        document: f.document,
        number: f.why.number,
        sum: f.why.sum,
        tax_number: f.why.tax_number,
    };
    StatementRowOut {
        line: row.payment.line as i64,
        fate,
        payment: BankPayment::of(&row.payment),
        counterparty: row.counterparty.as_ref().map(|(id, _)| *id),
        counterparty_name: row.counterparty.as_ref().map(|(_, name)| name.clone()),
        parts: proposal.map(|p| p.parts.clone()).unwrap_or_default(),
        confidence: proposal.map_or(RowConfidence::None, |p| confidence(p.confidence)),
        why: WhyOut { number, sum, tax_number, ambiguous },
        fits: proposal.map(|p| p.fits.iter().map(fit).collect()).unwrap_or_default(),
        document: here.document,
        number: here.number,
        in_bin: here.in_bin,
    }
}

fn confidence(confidence: poryadok_domain::bank_statement::Confidence) -> RowConfidence {
    use poryadok_domain::bank_statement::Confidence;
    match confidence {
        Confidence::None => RowConfidence::None,
        Confidence::Likely => RowConfidence::Likely,
        Confidence::Sure => RowConfidence::Sure,
    }
}

fn received_out(outcomes: &[Outcome], language: Language, rules: &Rulebook) -> ReceivedOut {
    let names = Names { language, rulebook: Some(rules) };
    let out = |outcome: &Outcome| match outcome {
        Outcome::Created { id, number } => ReceivedResultOut {
            outcome: ReceivedOutcome::Created,
            id: Some(*id),
            number: Some(number.clone()),
            in_bin: false,
            problem: None,
        },
        Outcome::Here(Here { document, number, in_bin }) => ReceivedResultOut {
            outcome: ReceivedOutcome::Here,
            id: *document,
            number: number.clone(),
            in_bin: *in_bin,
            problem: None,
        },
        Outcome::Refused(no) => ReceivedResultOut {
            outcome: ReceivedOutcome::Refused,
            id: None,
            number: None,
            in_bin: false,
            problem: Some(ProblemOut::of(no, &names)),
        },
    };
    let results: Vec<ReceivedResultOut> = outcomes.iter().map(out).collect();
    let count = |outcome| results.iter().filter(|r| r.outcome == outcome).count();
    ReceivedOut {
        created: count(ReceivedOutcome::Created),
        here: count(ReceivedOutcome::Here),
        refused: count(ReceivedOutcome::Refused),
        results,
    }
}
