//! What a rejection says to the person who gets it: the fact, and what to do next. Russian first, English second.

use super::{Actual, FieldError, Flaw, Noun, Rejection, TableFlaw};
use crate::ids::{ChannelId, EmployeeId, StatusId};
use crate::process::{Comparison, Field, Grantee, Guard};
use crate::rights::Entity;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// The language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Russian,
    English,
}

impl Language {
    pub(super) const fn pick<'a>(self, russian: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Russian => russian,
            Language::English => english,
        }
    }
}

/// Names for the ids a rejection holds, in the language of the reader.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub language: Language,
    /// Absent before anybody has logged in; then nothing is named.
    pub rulebook: Option<&'a Rulebook>,
}

impl Names<'_> {
    pub(super) fn status(&self, id: Option<StatusId>) -> String {
        let Some(id) = id else {
            return self.language.pick("«Без статуса»", "“No status”").to_owned();
        };
        self.quoted(self.rulebook.and_then(|r| r.statuses.get(&id)).map(|s| s.name.as_str()))
    }

    pub(super) fn statuses(&self, ids: &[StatusId]) -> String {
        ids.iter().map(|id| self.status(Some(*id))).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn employee(&self, id: Option<EmployeeId>) -> String {
        let name = id.and_then(|id| self.rulebook.and_then(|r| r.employees.get(&id))).map(|e| e.name.clone());
        name.unwrap_or_else(|| self.language.pick("система", "the system").to_owned())
    }

    pub(super) fn quoted(&self, name: Option<&str>) -> String {
        let name = name.unwrap_or("?");
        match self.language {
            Language::Russian => format!("«{name}»"),
            Language::English => format!("“{name}”"),
        }
    }

    pub(super) fn grantee(&self, grantee: &Grantee) -> String {
        let (l, rules) = (self.language, self.rulebook);
        match grantee {
            Grantee::Employee { id } => self.employee(Some(*id)),
            Grantee::Department { id } => {
                let name = rules.and_then(|r| r.departments.get(id)).map(|d| d.name.as_str());
                format!("{} {}", l.pick("отдел", "department"), self.quoted(name))
            }
            Grantee::Role { id } => {
                let name = rules.and_then(|r| r.roles.get(id)).map(|r| r.name.as_str());
                format!("{} {}", l.pick("роль", "role"), self.quoted(name))
            }
            Grantee::Owner => l.pick("владелец документа", "the owner of the document").to_owned(),
            Grantee::OwnersManager => l.pick("руководитель владельца", "the owner's manager").to_owned(),
            Grantee::Author => l.pick("автор документа", "the author of the document").to_owned(),
            Grantee::TaskAssignee => l
                .pick("исполнитель открытой задачи по документу", "the assignee of an open task on it")
                .to_owned(),
        }
    }

    /// The name of a field as screens show it.
    pub fn field(&self, field: Field) -> String {
        let (russian, english) = match field {
            Field::Number => ("Номер", "Number"),
            Field::ExternalId => ("Внешний код", "External id"),
            Field::Moment => ("Дата", "Date"),
            Field::PlannedAt => ("Плановая дата", "Planned date"),
            Field::Counterparty => ("Контрагент", "Counterparty"),
            Field::Channel => ("Канал продаж", "Sales channel"),
            Field::Description => ("Комментарий к документу", "Description"),
            Field::VatMode => ("НДС", "VAT"),
            Field::Currency => ("Валюта", "Currency"),
            Field::Positions => ("Позиции", "Positions"),
            Field::Organization => ("Организация", "Organization"),
            Field::Warehouse => ("Склад", "Warehouse"),
            Field::Sum => ("Сумма", "Sum"),
            Field::Owner => ("Владелец", "Owner"),
            Field::Department => ("Отдел", "Department"),
            Field::Shared => ("Общий доступ", "Shared"),
            Field::Attribute(id) => {
                let name = self.rulebook.and_then(|r| r.attributes.get(&id)).map(|a| a.name.as_str());
                return self.quoted(name);
            }
        };
        self.quoted(Some(self.language.pick(russian, english)))
    }

    pub(super) fn guard(&self, guard: &Guard) -> String {
        let l = self.language;
        let compared = |what: &str, is: &Comparison, value: String| format!("{what} {} {value}", sign(*is));
        match guard {
            Guard::All { of } => {
                of.iter().map(|g| self.guard(g)).collect::<Vec<_>>().join(l.pick(" и ", " and "))
            }
            Guard::Any { of } => {
                of.iter().map(|g| self.guard(g)).collect::<Vec<_>>().join(l.pick(" или ", " or "))
            }
            Guard::Discount { is, value } => compared(l.pick("скидка", "discount"), is, percent(l, *value)),
            Guard::Sum { is, value } => compared(l.pick("сумма", "sum"), is, money(l, *value)),
            Guard::Positions { is, value } => {
                compared(l.pick("число позиций", "positions"), is, value.to_string())
            }
            Guard::OpenTasks { is, value } => {
                compared(l.pick("незавершённых задач", "open tasks"), is, value.to_string())
            }
            Guard::Share { of, is, value } => {
                let (ru, en) = super::trade_text::share_name(*of);
                compared(l.pick(ru, en), is, percent(l, *value))
            }
            Guard::StockEnough => l.pick("товара на складе хватает", "there is enough in stock").to_owned(),
            Guard::HasPosted { document } => {
                let (ru, en) = super::trade_text::kind_name(*document);
                format!(
                    "{}: {}",
                    l.pick("есть проведённый документ", "has a posted document"),
                    l.pick(ru, en)
                )
            }
            Guard::Approved => l.pick("содержание согласовано", "the content is approved").to_owned(),
            Guard::ChannelIn { channels } => {
                let names: Vec<String> = channels.iter().map(|id| self.channel(Some(*id))).collect();
                format!("{}: {}", l.pick("канал", "channel"), names.join(", "))
            }
            Guard::CounterpartyTag { tag } => {
                format!(
                    "{} {}",
                    l.pick("у контрагента метка", "the counterparty has the tag"),
                    self.quoted(Some(tag))
                )
            }
            Guard::Expression { text, says } => match says.trim() {
                "" => text.clone(),
                says => says.to_owned(),
            },
            Guard::FieldFilled { field } => {
                format!("{} {}", l.pick("заполнено поле", "filled in:"), self.field(*field))
            }
            Guard::AttributeEquals { attribute, value } => {
                format!("{} = {}", self.field(Field::Attribute(*attribute)), self.attribute(value))
            }
        }
    }

    fn channel(&self, id: Option<ChannelId>) -> String {
        match id {
            None => self.language.pick("нет канала", "no channel").to_owned(),
            Some(id) => self.quoted(self.rulebook.and_then(|r| r.channels.get(&id)).map(|c| c.name.as_str())),
        }
    }

    fn attribute(&self, value: &crate::attribute::AttributeValue) -> String {
        use crate::attribute::AttributeValue;
        match value {
            AttributeValue::Text(text) | AttributeValue::Choice(text) => self.quoted(Some(text)),
            AttributeValue::Integer(number) => number.to_string(),
            AttributeValue::Boolean(true) => self.language.pick("да", "yes").to_owned(),
            AttributeValue::Boolean(false) => self.language.pick("нет", "no").to_owned(),
            AttributeValue::Time(at) => at.to_string(),
        }
    }

    pub(super) fn actual(&self, actual: &Actual) -> String {
        let l = self.language;
        match actual {
            Actual::Empty => l.pick("не заполнено", "empty").to_owned(),
            Actual::No => l.pick("нет", "no").to_owned(),
            Actual::Percent(value) => percent(l, *value),
            Actual::Money(value) => money(l, *value),
            Actual::Number(value) => value.to_string(),
            Actual::Channel(id) => self.channel(*id),
            Actual::Tags(tags) if tags.is_empty() => l.pick("меток нет", "no tags").to_owned(),
            Actual::Tags(tags) => tags.join(", "),
            Actual::Attribute(value) => self.attribute(value),
        }
    }

    pub(super) fn time(&self, at: Timestamp) -> String {
        let zone = self.rulebook.map_or("UTC", |r| r.account.time_zone.as_str());
        let zoned = jiff::Timestamp::from_microsecond(at.0).ok().and_then(|t| t.in_tz(zone).ok());
        let format = self.language.pick("%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M");
        zoned.map_or_else(|| at.to_string(), |t| t.strftime(format).to_string())
    }

    /// What is wrong with a field, in words.
    pub fn field_error(&self, error: &FieldError) -> String {
        let l = self.language;
        match (&error.flaw, l) {
            (Flaw::Required, _) => l.pick("обязательное поле", "is required").to_owned(),
            (Flaw::UnknownField, _) => l.pick("такого поля нет", "there is no such field").to_owned(),
            (Flaw::WrongType { expected }, Language::Russian) => {
                format!("ожидается: {}", expected_ru(expected))
            }
            (Flaw::WrongType { expected }, Language::English) => format!("expected: {expected}"),
            (Flaw::InvalidText, _) => l
                .pick("пусто или содержит недопустимые символы", "is empty or holds invalid characters")
                .to_owned(),
            (Flaw::TooLong { max }, Language::Russian) => format!("не длиннее {max} знаков"),
            (Flaw::TooLong { max }, Language::English) => format!("at most {max} characters"),
            (Flaw::TooShort { min }, Language::Russian) => format!("не короче {min} знаков"),
            (Flaw::TooShort { min }, Language::English) => format!("at least {min} characters"),
            (Flaw::TooMany { max }, Language::Russian) => format!("не больше {max}"),
            (Flaw::TooMany { max }, Language::English) => format!("at most {max}"),
            (Flaw::OutOfRange { min, max }, Language::Russian) => format!("от {min} до {max}"),
            (Flaw::OutOfRange { min, max }, Language::English) => format!("from {min} to {max}"),
            (Flaw::NotFound, _) => l.pick("не найдено", "was not found").to_owned(),
            (Flaw::NotAllowed, _) => l.pick("недопустимое значение", "is not an allowed value").to_owned(),
            (Flaw::Duplicate, _) => l.pick("указано дважды", "is given twice").to_owned(),
            (Flaw::SumTooLarge, _) => l.pick("сумма слишком велика", "the sum is too large").to_owned(),
            (Flaw::NotAnExpression { line, column }, Language::Russian) => {
                format!("выражение не разобрано: строка {line}, знак {column}")
            }
            (Flaw::NotAnExpression { line, column }, Language::English) => {
                format!("the expression cannot be read: line {line}, character {column}")
            }
            (Flaw::UnknownName { name }, Language::Russian) => format!("здесь нет имени «{name}»"),
            (Flaw::UnknownName { name }, Language::English) => format!("there is no “{name}” here"),
            (Flaw::TooCostly, _) => l
                .pick(
                    "выражение слишком сложное: упростите вложенность и перебор",
                    "the expression is too costly: nest and loop less",
                )
                .to_owned(),
            (Flaw::NotDigits { lengths }, Language::Russian) => {
                format!("должно быть цифр: {}", counts(lengths, " или "))
            }
            (Flaw::NotDigits { lengths }, Language::English) => {
                format!("must have {} digits", counts(lengths, " or "))
            }
            (Flaw::WrongControlDigit, _) => l
                .pick(
                    "контрольная цифра не сходится: проверьте, нет ли опечатки",
                    "the control digit does not fit: look for a slip",
                )
                .to_owned(),
            (Flaw::NotOfBank, _) => l
                .pick(
                    "не подходит к БИК: проверьте номер счёта и БИК",
                    "does not go with the code of the bank: check both numbers",
                )
                .to_owned(),
            (Flaw::Fixed, _) => l
                .pick(
                    "после создания не меняется: создайте новую запись, а эту уберите в архив",
                    "does not change once it is created: create another record and archive this one",
                )
                .to_owned(),
            (Flaw::Circle, _) => l.pick("получается круг", "would make a circle").to_owned(),
        }
    }

    /// The heading of a rejection.
    pub fn title(&self, rejection: &Rejection) -> String {
        let (russian, english) = titles(rejection);
        self.language.pick(russian, english).to_owned()
    }

    /// The rejection in words: the fact and what to do next.
    pub fn detail(&self, rejection: &Rejection) -> String {
        let l = self.language;
        match (rejection, l) {
            (Rejection::Refused { reasons }, _) => {
                reasons.iter().map(|r| self.reason(r)).collect::<Vec<_>>().join(" ")
            }
            (Rejection::Invalid { errors }, _) => {
                let errors = errors.iter().map(|e| format!("{}: {}", or_dash(&e.field), self.field_error(e)));
                errors.collect::<Vec<_>>().join("; ")
            }
            (Rejection::Malformed { line, column }, Language::Russian) => {
                format!("Тело запроса не является правильным JSON: ошибка в строке {line}, позиция {column}.")
            }
            (Rejection::Malformed { line, column }, Language::English) => {
                format!("The body is not valid JSON: see line {line}, column {column}.")
            }
            (Rejection::BodyTooLarge { max_bytes }, Language::Russian) => {
                format!(
                    "Запрос больше допустимого: не более {} кБ. Разделите его на части.",
                    max_bytes / 1024
                )
            }
            (Rejection::BodyTooLarge { max_bytes }, Language::English) => {
                format!("The request is too large: at most {} kB. Split it into parts.", max_bytes / 1024)
            }
            (Rejection::NotFound { noun }, Language::Russian) => {
                format!("{}: не найдено, либо у вас нет доступа.", noun_name(*noun).0)
            }
            (Rejection::NotFound { noun }, Language::English) => {
                format!("{}: not there, or not open to you.", noun_name(*noun).1)
            }
            (Rejection::VersionConflict { version, .. }, Language::Russian) => {
                format!("Запись тем временем изменена (теперь версия {version}). Обновите её и повторите.")
            }
            (Rejection::VersionConflict { version, .. }, Language::English) => {
                format!("It was changed meanwhile (version {version} now). Reload it and try again.")
            }
            (Rejection::NameTaken { name, .. }, Language::Russian) => {
                format!("{} уже есть. Выберите другое название.", self.quoted(Some(name)))
            }
            (Rejection::NameTaken { name, .. }, Language::English) => {
                format!("{} exists already. Choose another name.", self.quoted(Some(name)))
            }
            (Rejection::InUse { noun: _, documents, tasks, processes }, _) => {
                self.in_use(*documents, *tasks, processes)
            }
            (Rejection::ChannelClaimed { process, .. }, Language::Russian) => format!(
                "Документы этого канала уже ведёт действующий процесс {}. Выключите его или выберите другие каналы.",
                self.quoted(Some(process))
            ),
            (Rejection::ChannelClaimed { process, .. }, Language::English) => format!(
                "Documents of this channel are already bound by the active process {}. Deactivate it or choose other channels.",
                self.quoted(Some(process))
            ),
            (Rejection::NeedsConfirmation { open_documents, .. }, Language::Russian) => {
                format!("Затронуто открытых документов: {open_documents}. Подтвердите, что это намеренно.")
            }
            (Rejection::NeedsConfirmation { open_documents, .. }, Language::English) => {
                format!("Open documents concerned: {open_documents}. Confirm that this is intended.")
            }
            (Rejection::NoRight { entity, operation }, _) => self.no_right(*entity, *operation),
            (Rejection::UnreadableStatement { why }, _) => self.unreadable_statement(why),
            (Rejection::TooManyAttempts { retry_after_secs }, Language::Russian) => {
                format!(
                    "Слишком много попыток входа. Повторите через {} мин.",
                    retry_after_secs.div_euclid(60) + 1
                )
            }
            (Rejection::TooManyAttempts { retry_after_secs }, Language::English) => {
                format!(
                    "Too many attempts to log in. Try again in {} min.",
                    retry_after_secs.div_euclid(60) + 1
                )
            }
            (Rejection::UnreadableTable { why }, _) => self.table_flaw(why),
            (other, _) => self.fixed_detail(other),
        }
    }

    fn table_flaw(&self, why: &TableFlaw) -> String {
        let (russian, english) = match why {
            TableFlaw::Broken => (
                "Это не таблица: нужен файл XLSX или CSV. Откройте его в Excel и сохраните заново."
                    .to_owned(),
                "This is no table: an XLSX or CSV file is needed. Open it in Excel and save it anew."
                    .to_owned(),
            ),
            TableFlaw::OldOrLocked => (
                "Это старый формат XLS или файл с паролем. Сохраните его как XLSX без пароля.".to_owned(),
                "This is the old XLS format, or a file with a password. Save it as XLSX without one."
                    .to_owned(),
            ),
            TableFlaw::Empty => {
                ("В файле нет ни одной строки.".to_owned(), "There is no row in the file.".to_owned())
            }
            TableFlaw::TooManyRows { max } => (
                format!("Больше {max} строк: разделите файл на части."),
                format!("More than {max} rows: split the file into parts."),
            ),
            TableFlaw::TooManyColumns { max } => (
                format!("Больше {max} столбцов: оставьте нужные."),
                format!("More than {max} columns: keep those that are needed."),
            ),
            TableFlaw::TooLargeInside { max_bytes } => (
                format!(
                    "Внутри файла больше {} МБ: оставьте один лист с нужными столбцами.",
                    max_bytes >> 20
                ),
                format!(
                    "Inside, the file has more than {} MB: keep one sheet with the columns needed.",
                    max_bytes >> 20
                ),
            ),
        };
        if self.language == Language::Russian { russian } else { english }
    }

    fn fixed_detail(&self, rejection: &Rejection) -> String {
        let (russian, english) = match rejection {
            Rejection::TooSlow => (
                "Запрос передавался слишком долго. Повторите его.",
                "The request took too long to arrive. Send it again.",
            ),
            Rejection::TooDeep => ("JSON вложен слишком глубоко.", "The JSON is nested too deep."),
            Rejection::UnsupportedMediaType => (
                "Пришлите тело как application/json, а файл — как есть, без multipart.",
                "Send the body as application/json, and a file as it is, without multipart.",
            ),
            Rejection::MethodNotAllowed => {
                ("Этот адрес не принимает такой метод.", "This address does not take this method.")
            }
            Rejection::LastAdministrator => (
                "В аккаунте должен остаться хотя бы один действующий администратор.",
                "At least one active administrator must remain in the account.",
            ),
            Rejection::DefaultStays { noun: Noun::Warehouse } => (
                "Это основной склад: сначала сделайте основным другой.",
                "This is the default warehouse: make another one the default first.",
            ),
            Rejection::DefaultStays { .. } => (
                "Это основная организация: сначала сделайте основной другую.",
                "This is the default organization: make another one the default first.",
            ),
            Rejection::AuthorsOnly { noun: Noun::File } => (
                "Это может только тот, кто приложил файл, или администратор.",
                "Only whoever attached the file, or an administrator, may do this.",
            ),
            Rejection::AuthorsOnly { .. } => (
                "Это может только тот, кто её поставил, или администратор; выполнить может и исполнитель.",
                "Only whoever set it, or an administrator, may do this; its assignee may do the task.",
            ),
            Rejection::NobodyThere => (
                "Некому поручить: сотрудник не указан, уволен или в отделе никого нет.",
                "There is nobody to give it to: no employee is named, he was dismissed, or the department is empty.",
            ),
            Rejection::NoAddress => {
                ("У покупателя не указан адрес электронной почты.", "The customer has no e-mail address.")
            }
            Rejection::AdministratorsOnly => {
                ("Это может только администратор.", "Only an administrator may do this.")
            }
            Rejection::NotLoggedIn => ("Войдите и повторите.", "Log in and try again."),
            Rejection::WrongLogin => (
                "Проверьте логин вида имя@аккаунт и пароль.",
                "Check the login, as in name@account, and the password.",
            ),
            Rejection::ForeignOrigin => (
                "Запрос пришёл с другого сайта и не выполнен.",
                "The request came from another site and was not carried out.",
            ),
            Rejection::IdempotencyMismatch => (
                "Этот Idempotency-Key уже использован с другим запросом. Возьмите новый ключ.",
                "This Idempotency-Key was used with another request. Take a new key.",
            ),
            Rejection::Busy => {
                ("Сервер занят. Повторите через секунду.", "The server is busy. Try again in a second.")
            }
            Rejection::StorageFull => (
                "На сервере кончилось место: изменения не сохранены. Сообщите администратору сервера; читать можно.",
                "The server has no room left: nothing was saved. Tell its operator; reading still works.",
            ),
            Rejection::ReadOnly => (
                "База сейчас только для чтения: изменения не сохранены. Повторите позже.",
                "The database is read-only now: nothing was saved. Try again later.",
            ),
            Rejection::DatabaseGone => (
                "База данных недоступна. Повторите через несколько секунд и проверьте, сохранилось ли изменение.",
                "The database cannot be reached. Try again in a few seconds and check whether the change was kept.",
            ),
            Rejection::NoSecretKey => (
                "Серверу не дан ключ, которым запечатываются секреты. Попросите того, кто его обслуживает, задать \
                 PORYADOK_SECRET_KEY.",
                "The server has no key to seal secrets with. Ask whoever runs it to set PORYADOK_SECRET_KEY.",
            ),
            Rejection::PreviewStale => (
                "После просмотра данные или файл изменились. Посмотрите ещё раз, что изменит импорт, и подтвердите.",
                "The records or the file changed after the preview. See once more what the import would do, and confirm.",
            ),
            Rejection::ImportRunning => (
                "Сейчас загружается другой файл. Дождитесь его и повторите.",
                "Another file is being brought in. Wait for it and try again.",
            ),
            Rejection::TemplateBroken => (
                "Шаблон печатной формы с ошибкой. Какой файл и какая строка, записано в журнале сервера: попросите того, \
                 кто его обслуживает.",
                "The template of this paper has an error. Its file and line are in the log of the server: ask whoever \
                 runs it.",
            ),
            other => titles(other),
        };
        self.language.pick(russian, english).to_owned()
    }

    fn in_use(&self, documents: i64, tasks: i64, processes: &[String]) -> String {
        let l = self.language;
        let names = processes.iter().map(|p| self.quoted(Some(p))).collect::<Vec<_>>().join(", ");
        let users = [
            (documents > 0).then(|| format!("{}: {documents}", l.pick("документов", "documents"))),
            (tasks > 0).then(|| format!("{}: {tasks}", l.pick("задач", "tasks"))),
            (!names.is_empty())
                .then(|| format!("{}: {names}", l.pick("процессы и сценарии", "processes and scenarios"))),
        ];
        let users = users.into_iter().flatten().collect::<Vec<_>>().join("; ");
        match l {
            Language::Russian => {
                format!("Ещё используется — {users}. Укажите, чем заменить, или уберите оттуда.")
            }
            Language::English => format!("Still in use: {users}. Name a replacement or remove it there."),
        }
    }
}

fn titles(rejection: &Rejection) -> (&'static str, &'static str) {
    match rejection {
        Rejection::Refused { .. } => ("Нельзя", "Refused"),
        Rejection::Invalid { .. } => ("Проверьте поля", "Check the fields"),
        Rejection::Malformed { .. } => ("Запрос не разобран", "The request cannot be read"),
        Rejection::TooDeep => ("Слишком глубокая вложенность", "Nested too deep"),
        Rejection::BodyTooLarge { .. } => ("Слишком большой запрос", "The request is too large"),
        Rejection::UnsupportedMediaType => ("Не тот тип содержимого", "Unsupported media type"),
        Rejection::UnreadableStatement { .. } => ("Выписка не прочитана", "The statement was not read"),
        Rejection::MethodNotAllowed => ("Не тот метод", "Method not allowed"),
        Rejection::NotFound { .. } => ("Не найдено", "Not found"),
        Rejection::VersionConflict { .. } => ("Изменено тем временем", "Changed meanwhile"),
        Rejection::NameTaken { .. } => ("Название занято", "The name is taken"),
        Rejection::InUse { .. } => ("Используется", "In use"),
        Rejection::ChannelClaimed { .. } => {
            ("Канал уже занят процессом", "The channel is claimed by a process")
        }
        Rejection::NobodyThere => ("Некому поручить", "Nobody to give it to"),
        Rejection::NoAddress => ("Некуда написать", "No address to write to"),
        Rejection::NeedsConfirmation { .. } => ("Нужно подтверждение", "Confirmation is needed"),
        Rejection::DefaultStays { .. } => ("Без основного нельзя", "A default is needed"),
        Rejection::LastAdministrator => ("Последний администратор", "The last administrator"),
        Rejection::AdministratorsOnly | Rejection::AuthorsOnly { .. } | Rejection::NoRight { .. } => {
            ("Нет права", "No right")
        }
        Rejection::NotLoggedIn => ("Вы не вошли", "Not logged in"),
        Rejection::WrongLogin => ("Неверный логин или пароль", "Wrong login or password"),
        Rejection::TooManyAttempts { .. } => ("Слишком много попыток", "Too many attempts"),
        Rejection::ForeignOrigin => ("Чужой сайт", "Foreign site"),
        Rejection::IdempotencyMismatch => ("Ключ уже использован", "The key was used before"),
        Rejection::Busy => ("Сервер занят", "Busy"),
        Rejection::TooSlow => ("Слишком медленно", "Too slow"),
        Rejection::StorageFull => ("Нет места", "No room left"),
        Rejection::ReadOnly => ("Только чтение", "Read-only"),
        Rejection::DatabaseGone => ("База недоступна", "The database cannot be reached"),
        Rejection::NoSecretKey => ("Нет ключа для секретов", "No key for secrets"),
        Rejection::UnreadableTable { .. } => ("Файл не прочитан", "The file was not read"),
        Rejection::PreviewStale => ("Посмотрите ещё раз", "Look once more"),
        Rejection::ImportRunning => ("Идёт другой импорт", "Another import is running"),
        Rejection::TemplateBroken => ("Форма не печатается", "The paper cannot be printed"),
    }
}

fn noun_name(noun: Noun) -> (&'static str, &'static str) {
    match noun {
        Noun::Account => ("Аккаунт", "Account"),
        Noun::Employee => ("Сотрудник", "Employee"),
        Noun::Department => ("Отдел", "Department"),
        Noun::Role => ("Роль", "Role"),
        Noun::Channel => ("Канал продаж", "Sales channel"),
        Noun::Counterparty => ("Контрагент", "Counterparty"),
        Noun::Product => ("Товар", "Product"),
        Noun::Attribute => ("Доп. поле", "Custom field"),
        Noun::Status => ("Статус", "Status"),
        Noun::Process => ("Бизнес-процесс", "Process"),
        Noun::Scenario => ("Сценарий", "Scenario"),
        Noun::Order => ("Заказ", "Order"),
        Noun::Document => ("Документ", "Document"),
        Noun::Comment => ("Комментарий", "Comment"),
        Noun::Token => ("Токен", "Token"),
        Noun::Session => ("Сеанс", "Session"),
        Noun::Task => ("Задача", "Task"),
        Noun::TaskType => ("Тип задачи", "Task type"),
        Noun::Organization => ("Организация", "Organization"),
        Noun::Warehouse => ("Склад", "Warehouse"),
        Noun::File => ("Файл", "File"),
        Noun::Calendar => ("Календарь", "Calendar"),
        Noun::Message => ("Сообщение", "Message"),
        Noun::Webhook => ("Вебхук", "Webhook"),
        Noun::SavedView => ("Сохранённый вид", "Saved view"),
        Noun::Import => ("Импорт", "Import"),
        Noun::Page => ("Страница", "Page"),
    }
}

/// In the accusative plural, as both sentences need it.
pub(super) fn entity_name(entity: Entity) -> (&'static str, &'static str) {
    match entity {
        Entity::CustomerOrder => ("заказы покупателей", "customer orders"),
        Entity::Quote => ("коммерческие предложения", "quotes"),
        Entity::Contract => ("договоры", "contracts"),
        Entity::InvoiceOut => ("счета покупателям", "invoices"),
        Entity::PaymentIn => ("входящие платежи", "incoming payments"),
        Entity::Shipment => ("отгрузки", "shipments"),
        Entity::PurchaseOrder => ("заказы поставщикам", "supplier orders"),
        Entity::Receipt => ("приёмки", "receipts"),
        Entity::ReturnIn => ("возвраты покупателей", "customer returns"),
        Entity::Counterparty => ("контрагентов", "counterparties"),
        Entity::Product => ("товары", "products"),
    }
}

fn expected_ru(expected: &str) -> &str {
    match expected {
        "integer" => "целое число",
        "string" => "строка",
        "boolean" => "true или false",
        "object" => "объект",
        "array" => "список",
        "uuid" => "идентификатор UUID",
        "time" => "время по RFC 3339",
        "a date as in 2026-01-31" => "дата вида 2026-01-31",
        "a time of day as in 09:00" => "время суток вида 09:00",
        "null" => "null",
        other => other,
    }
}

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::AtLeast => "≥",
        Comparison::Greater => ">",
    }
}

/// 1/100 of a percent, as people write it: `12,5 %` or `12.5%`.
pub(super) fn percent(language: Language, value: i64) -> String {
    let mut text = hundredths(language, value, "");
    while text.contains([',', '.']) && text.ends_with(['0', ',', '.']) {
        text.pop();
    }
    text + language.pick("\u{a0}%", "%")
}

/// Minor units with thousands apart: `12 345,60` or `12,345.60`.
pub(super) fn money(language: Language, value: i64) -> String {
    hundredths(language, value, language.pick("\u{a0}", ","))
}

fn hundredths(language: Language, value: i64, thousands: &str) -> String {
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push_str(thousands);
        }
        grouped.push(digit);
    }
    let minus = if value < 0 { "−" } else { "" };
    format!("{minus}{grouped}{}{rest:02}", language.pick(",", "."))
}

fn counts(numbers: &[i64], or: &str) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(or)
}

pub(super) fn or_dash(text: &str) -> &str {
    if text.is_empty() { "—" } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rejection::Reason;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(percent(Language::Russian, 1_250), "12,5\u{a0}%");
        assert_eq!(percent(Language::English, 1_000), "10%");
        assert_eq!(money(Language::Russian, 123_456_789), "1\u{a0}234\u{a0}567,89");
        assert_eq!(money(Language::English, -5), "−0.05");
    }

    #[test]
    fn a_refused_discount_says_both_values() {
        let names = Names { language: Language::Russian, rulebook: None };
        let reason = Reason::GuardFailed {
            guard: Guard::Discount { is: Comparison::AtMost, value: 1_000 },
            actual: Actual::Percent(1_500),
        };
        assert_eq!(names.reason(&reason), "Не выполнено условие: скидка ≤ 10\u{a0}%. Сейчас: 15\u{a0}%.");
    }
}
