//! Every expected "no", in one enum: one table of codes, each with its text in Russian and English.

mod catalogue;
mod reasons;
mod statement_text;
mod text;
mod trade_text;

pub use text::{Language, Names};

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::bank_statement::Unreadable;
use crate::document::DocumentKind;
use crate::ids::{ChannelId, EmployeeId, StatusId};
use crate::money::Minor;
use crate::organization::Requisite;
use crate::process::{Field, Grantee, Guard, Requirement};
use crate::rights::{Entity, Operation};
use crate::time::Timestamp;
use crate::trade::StockNeed;

/// One reason why a step, an edit or a creation is refused. The order of the variants is the order in which a person can
/// act on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(test, derive(strum::VariantNames))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    AlreadyThere {
        status: StatusId,
    },
    /// The process knows no way from here to there.
    NoSuchTransition {
        from: Option<StatusId>,
        to: StatusId,
        possible: Vec<StatusId>,
    },
    /// The status starts no stage: nobody gets out.
    Frozen {
        from: Option<StatusId>,
    },
    /// Documents do not begin in this status.
    NotCreationStatus {
        status: StatusId,
        possible: Vec<StatusId>,
    },
    /// The process offers this person no status to begin in.
    NoCreationStatus,
    /// The channel cannot be changed here, because another process would bind the document.
    OtherProcess {
        process: String,
    },
    /// The actor is not among those who may.
    NotGranted {
        who: Vec<Grantee>,
    },
    OwnStep {
        ban: Ban,
    },
    GuardFailed {
        guard: Guard,
        actual: Actual,
    },
    RequirementMissing {
        requirement: Requirement,
    },
    OnlyOwnerEdits {
        status: Option<StatusId>,
        owner: EmployeeId,
    },
    NobodyEdits {
        status: Option<StatusId>,
    },
    FieldsLocked {
        status: Option<StatusId>,
        fields: Vec<Field>,
    },
    MayNotForce,
    /// While the base stands in this status, no document of this kind is made of it or posted on it.
    LinkBarred {
        kind: DocumentKind,
        status: Option<StatusId>,
    },
    /// There is not enough in stock: so many products, the first of them named.
    StockShort {
        products: i64,
        needs: Vec<StockNeed>,
    },
    /// A posted document keeps these fields: it is to be unposted first. No field is named where it cannot go at all.
    Posted {
        fields: Vec<Field>,
    },
    /// Posted documents rest on it: so many.
    RestedOn {
        documents: i64,
    },
    /// Documents of this kind are not posted.
    NotPostable {
        kind: DocumentKind,
    },
    /// Goods are kept for customer orders, and not for one that is cancelled.
    NotReservable {
        kind: DocumentKind,
        status: Option<StatusId>,
    },
    /// More would be given back than its posted shipment took: of so many products.
    NotShipped {
        products: i64,
    },
    /// There is nothing in it to be posted.
    NothingToPost,
    /// All of the base is in documents of this kind already.
    NothingLeft {
        kind: DocumentKind,
    },
    /// The goods have no warehouse.
    NoWarehouse,
    /// More is spread over documents than was paid.
    SpreadTooMuch {
        sum: Minor,
        spread: Minor,
    },
    /// The paper would be of no use without these requisites of one's own organization.
    RequisitesMissing {
        organization: String,
        fields: Vec<Requisite>,
    },
    NoRight {
        entity: Entity,
        operation: Operation,
    },
    /// The document lies in the bin.
    InBin,
    /// Somebody else changed the document since the version the command saw.
    ChangedMeanwhile {
        seen: i64,
        version: i64,
        by: Option<EmployeeId>,
        at: Timestamp,
        status: Option<StatusId>,
    },
}

impl Reason {
    /// The HTTP status of an answer that has only this reason.
    pub const fn http_status(&self) -> u16 {
        match self {
            Reason::NotGranted { .. }
            | Reason::OwnStep { .. }
            | Reason::OnlyOwnerEdits { .. }
            | Reason::MayNotForce
            | Reason::NoRight { .. } => 403,
            Reason::ChangedMeanwhile { .. } | Reason::InBin => 409,
            _ => 422,
        }
    }
}

/// A ban on approving one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ban {
    NotAuthor,
    NotLastMover,
}

/// The value a failed condition met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Actual {
    Empty,
    /// It does not hold, and there is no more to say.
    No,
    /// In 1/100 of a percent.
    Percent(i64),
    Money(Minor),
    Number(i64),
    Channel(Option<ChannelId>),
    Tags(Vec<String>),
    Attribute(AttributeValue),
}

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Path in the body, as in `positions/0/quantity`; for a query the name of the parameter.
    pub field: String,
    #[serde(flatten)]
    pub flaw: Flaw,
}

impl FieldError {
    pub fn new(field: impl Into<String>, flaw: Flaw) -> FieldError {
        FieldError { field: field.into(), flaw }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(test, derive(strum::VariantNames))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Flaw {
    Required,
    UnknownField,
    WrongType {
        expected: String,
    },
    /// Empty, or with characters that cannot be kept.
    InvalidText,
    TooLong {
        max: i64,
    },
    TooMany {
        max: i64,
    },
    OutOfRange {
        min: i64,
        max: i64,
    },
    /// Nothing of that id is there for this actor.
    NotFound,
    /// Not one of the values this field may have.
    NotAllowed,
    Duplicate,
    /// The sums leave the range of what can be counted.
    SumTooLarge,
    /// Would make a circle of departments or heads.
    Circle,
    TooShort {
        min: i64,
    },
    /// No expression of the language, from this place on.
    NotAnExpression {
        line: i64,
        column: i64,
    },
    /// Nothing of that name can be used here.
    UnknownName {
        name: String,
    },
    /// Would take too long: nested too deep, or loops within loops.
    TooCostly,
    /// Not that many digits and nothing else.
    NotDigits {
        lengths: Vec<i64>,
    },
    /// One of its digits follows from the others, and does not: a slip.
    WrongControlDigit,
    /// The key of an account does not go with the code of the bank.
    NotOfBank,
    /// Said once, when the record is made.
    Fixed,
}

/// What a rejection names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Account,
    Employee,
    Department,
    Role,
    Channel,
    Counterparty,
    Product,
    Attribute,
    Status,
    Process,
    Scenario,
    Order,
    /// Of any other kind.
    Document,
    Comment,
    Token,
    Session,
    SavedView,
    Task,
    TaskType,
    Organization,
    Warehouse,
    File,
    Calendar,
    Message,
    Webhook,
    Import,
    Page,
}

/// Documents concerned by a change of settings, in one status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Concerned {
    /// Absent: «Без статуса».
    pub status: Option<StatusId>,
    pub documents: i64,
}

/// Why a file is not read as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(strum::VariantNames))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TableFlaw {
    /// Neither a workbook nor a text.
    Broken,
    /// A workbook of an older kind, or one with a password.
    OldOrLocked,
    /// Nothing in it.
    Empty,
    TooManyRows {
        max: i64,
    },
    TooManyColumns {
        max: i64,
    },
    /// More in it, once unpacked, than any table of this size needs.
    TooLargeInside {
        max_bytes: i64,
    },
}

/// An expected "no".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::VariantNames))]
pub enum Rejection {
    /// The gate said no.
    Refused {
        reasons: Vec<Reason>,
    },
    /// Fields of the request do not fit.
    Invalid {
        errors: Vec<FieldError>,
    },
    /// The body is no JSON at all.
    Malformed {
        line: usize,
        column: usize,
    },
    TooDeep,
    BodyTooLarge {
        max_bytes: usize,
    },
    /// The body did not arrive in time.
    TooSlow,
    UnsupportedMediaType,
    /// The file is no statement of a bank, or a broken one.
    UnreadableStatement {
        why: Unreadable,
    },
    MethodNotAllowed,
    /// Nothing there, or nothing this actor may know of.
    NotFound {
        noun: Noun,
    },
    /// Settings or a record were changed since the version the command saw.
    VersionConflict {
        noun: Noun,
        seen: i64,
        version: i64,
    },
    NameTaken {
        noun: Noun,
        name: String,
    },
    /// Something still needs it: that many documents, that many tasks, these processes.
    InUse {
        noun: Noun,
        documents: i64,
        tasks: i64,
        processes: Vec<String>,
    },
    /// An active process of the kind already binds documents of this channel (or of no channel).
    ChannelClaimed {
        process: String,
        channel: Option<ChannelId>,
    },
    /// Goes on only when told to: so many open documents are concerned.
    NeedsConfirmation {
        open_documents: i64,
        concerned: Vec<Concerned>,
    },
    /// The last administrator cannot be taken away.
    LastAdministrator,
    /// One of them is the default, and this is it: another has to take over first.
    DefaultStays {
        noun: Noun,
    },
    AdministratorsOnly,
    /// Only whoever made it, or an administrator.
    AuthorsOnly {
        noun: Noun,
    },
    /// Somebody was to take it on, and nobody is there who could.
    NobodyThere,
    /// The counterparty has no address that a letter could go to.
    NoAddress,
    /// The right is missing altogether (where a single document is meant, see [`Reason::NoRight`]).
    NoRight {
        entity: Entity,
        operation: Operation,
    },
    NotLoggedIn,
    WrongLogin,
    TooManyAttempts {
        retry_after_secs: i64,
    },
    /// A request with a cookie came from another site.
    ForeignOrigin,
    /// The key was used with another request.
    IdempotencyMismatch,
    /// Too much at once: try again in a moment.
    Busy,
    StorageFull,
    ReadOnly,
    DatabaseGone,
    /// The operator gave no key to seal secrets with.
    NoSecretKey,
    /// A file is no table, or one that is not read.
    UnreadableTable {
        why: TableFlaw,
    },
    /// What a file would do is no longer what its preview showed.
    PreviewStale,
    /// Another file is being brought in.
    ImportRunning,
    /// A template of the operator's own makes no paper; why is in the log of the server.
    TemplateBroken,
}

impl Rejection {
    pub fn invalid(field: impl Into<String>, flaw: Flaw) -> Rejection {
        Rejection::Invalid { errors: vec![FieldError::new(field, flaw)] }
    }

    pub fn refused(reason: Reason) -> Rejection {
        Rejection::Refused { reasons: vec![reason] }
    }

    /// The stable word of this rejection on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Rejection::Refused { .. } => "refused",
            Rejection::Invalid { .. } => "invalid",
            Rejection::Malformed { .. } => "malformed",
            Rejection::TooDeep => "too_deep",
            Rejection::BodyTooLarge { .. } => "body_too_large",
            Rejection::TooSlow => "too_slow",
            Rejection::UnsupportedMediaType => "unsupported_media_type",
            Rejection::UnreadableStatement { .. } => "unreadable_statement",
            Rejection::MethodNotAllowed => "method_not_allowed",
            Rejection::NotFound { .. } => "not_found",
            Rejection::VersionConflict { .. } => "version_conflict",
            Rejection::NameTaken { .. } => "name_taken",
            Rejection::InUse { .. } => "in_use",
            Rejection::ChannelClaimed { .. } => "channel_claimed",
            Rejection::NeedsConfirmation { .. } => "needs_confirmation",
            Rejection::LastAdministrator => "last_administrator",
            Rejection::DefaultStays { .. } => "default_stays",
            Rejection::AdministratorsOnly => "administrators_only",
            Rejection::AuthorsOnly { .. } => "authors_only",
            Rejection::NobodyThere => "nobody_there",
            Rejection::NoAddress => "no_address",
            Rejection::NoRight { .. } => "no_right",
            Rejection::NotLoggedIn => "not_logged_in",
            Rejection::WrongLogin => "wrong_login",
            Rejection::TooManyAttempts { .. } => "too_many_attempts",
            Rejection::ForeignOrigin => "foreign_origin",
            Rejection::IdempotencyMismatch => "idempotency_mismatch",
            Rejection::Busy => "busy",
            Rejection::StorageFull => "storage_full",
            Rejection::ReadOnly => "read_only",
            Rejection::DatabaseGone => "database_gone",
            Rejection::NoSecretKey => "no_secret_key",
            Rejection::UnreadableTable { .. } => "unreadable_table",
            Rejection::PreviewStale => "preview_stale",
            Rejection::ImportRunning => "import_running",
            Rejection::TemplateBroken => "template_broken",
        }
    }

    /// Whether it is the request that does not fit, and not the server that cannot: that may pass, and undoes everything.
    pub const fn is_about_the_request(&self) -> bool {
        !matches!(
            self,
            Rejection::Busy | Rejection::StorageFull | Rejection::ReadOnly | Rejection::DatabaseGone
        )
    }

    /// The HTTP status of the answer.
    pub fn http_status(&self) -> u16 {
        match self {
            // A stale page outweighs the rest: everything else was judged on what is no longer so.
            Rejection::Refused { reasons } => {
                let statuses = || reasons.iter().map(Reason::http_status);
                if statuses().any(|s| s == 409) { 409 } else { statuses().max().unwrap_or(422) }
            }
            Rejection::Invalid { .. }
            | Rejection::UnreadableStatement { .. }
            | Rejection::IdempotencyMismatch
            | Rejection::NobodyThere
            | Rejection::UnreadableTable { .. }
            | Rejection::NoAddress => 422,
            Rejection::Malformed { .. } | Rejection::TooDeep => 400,
            Rejection::BodyTooLarge { .. } => 413,
            Rejection::TooSlow => 408,
            Rejection::UnsupportedMediaType => 415,
            Rejection::MethodNotAllowed => 405,
            Rejection::NotFound { .. } => 404,
            Rejection::VersionConflict { .. }
            | Rejection::NameTaken { .. }
            | Rejection::InUse { .. }
            | Rejection::ChannelClaimed { .. }
            | Rejection::NeedsConfirmation { .. }
            | Rejection::PreviewStale
            | Rejection::ImportRunning
            | Rejection::LastAdministrator
            | Rejection::DefaultStays { .. } => 409,
            Rejection::AdministratorsOnly
            | Rejection::AuthorsOnly { .. }
            | Rejection::NoRight { .. }
            | Rejection::ForeignOrigin => 403,
            Rejection::NotLoggedIn | Rejection::WrongLogin => 401,
            Rejection::TooManyAttempts { .. } => 429,
            Rejection::Busy
            | Rejection::ReadOnly
            | Rejection::DatabaseGone
            | Rejection::NoSecretKey
            | Rejection::TemplateBroken => 503,
            Rejection::StorageFull => 507,
        }
    }
}

impl From<DocumentKind> for Noun {
    fn from(kind: DocumentKind) -> Noun {
        if kind == DocumentKind::CustomerOrder { Noun::Order } else { Noun::Document }
    }
}
