//! People, statuses, channels and processes of the demo company.

use std::collections::HashMap;

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{ChannelId, EmployeeId, RoleId, StatusId};
use poryadok_domain::people::ChannelType;
use poryadok_domain::process::{
    Comparison, CreationStatus, Definition, EditRule, Field, Grantee, Grants, Guard, Requirement, Stage,
    Transition,
};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::status::StatusType;
use poryadok_engine::Engine;
use poryadok_engine::accounts::UsualRole;
use poryadok_engine::failure::Failure;
use poryadok_engine::login::Caller;
use poryadok_engine::organizations::OrganizationPatch;
use poryadok_engine::people::{DepartmentPatch, EmployeePatch};
use poryadok_engine::processes::ProcessPatch;
use poryadok_engine::settings::{ChannelPatch, Target};
use poryadok_engine::statuses::StatusPatch;

const KIND: DocumentKind = DocumentKind::CustomerOrder;
/// A manager's own discount, in 1/100 of a percent; more must be approved.
const OWN_DISCOUNT: i64 = 1_000;

use StatusType::{Regular, Successful, Unsuccessful};

const SITE: [(&str, &str, StatusType, &str); 10] = [
    (
        "Новый (сайт)",
        "#228be6",
        Regular,
        "Свяжитесь с покупателем в течение 15 минут и возьмите заказ в работу.",
    ),
    (
        "В работе (сайт)",
        "#4c6ef5",
        Regular,
        "Уточните состав, сроки и скидку. Скидку больше 10 % согласует руководитель.",
    ),
    (
        "Ожидает подтверждения (сайт)",
        "#f59f00",
        Regular,
        "Скидка на согласовании у руководителя. Пока он решает, заказ меняет только владелец.",
    ),
    (
        "Ожидает поступления (сайт)",
        "#e67700",
        Regular,
        "Товара нет на складе. Следите за приёмкой и держите покупателя в курсе.",
    ),
    (
        "Подтвержден (сайт)",
        "#12b886",
        Regular,
        "Состав и цена согласованы. Проверьте оплату и передайте в сборку.",
    ),
    ("Ожидает сборки (сайт)", "#15aabf", Regular, "Склад собирает заказ по позициям."),
    ("Собран (сайт)", "#0ca678", Regular, "Заказ собран и ждёт отгрузки."),
    ("Отгружен (сайт)", "#7048e8", Regular, "Передан в доставку. Завершите, когда покупатель получит заказ."),
    ("Успешно завершен (сайт)", "#2f9e44", Successful, ""),
    ("Отменен (сайт)", "#e03131", Unsuccessful, ""),
];

const MARKETPLACE: [(&str, &str, StatusType, &str); 5] = [
    ("Новый (маркетплейс)", "#228be6", Regular, "Маркетплейс ждёт сборки: срок указан в плановой дате."),
    ("Сборка (маркетплейс)", "#15aabf", Regular, ""),
    ("Передан (маркетплейс)", "#7048e8", Regular, ""),
    ("Выкуплен (маркетплейс)", "#2f9e44", Successful, ""),
    ("Возврат (маркетплейс)", "#e03131", Unsuccessful, ""),
];

/// Login, name, role, department, and who that is.
const PEOPLE: [(&str, &str, UsualRole, &str, &str); 5] = [
    (
        "head",
        "Ольга Смирнова",
        UsualRole::HeadOfSales,
        "Отдел продаж",
        "руководитель продаж: согласует скидки",
    ),
    ("manager1", "Иван Петров", UsualRole::Manager, "Отдел продаж", "менеджер"),
    ("manager2", "Анна Кузнецова", UsualRole::Manager, "Отдел продаж", "менеджер"),
    ("warehouse", "Сергей Волков", UsualRole::Warehouse, "Склад", "кладовщик"),
    ("accountant", "Елена Морозова", UsualRole::Accountant, "Бухгалтерия", "бухгалтер"),
];

/// The administrator, with the rules as they are now.
pub async fn administrator(engine: &Engine, account: &str) -> Result<Caller, Failure> {
    engine.act_as(account, "admin").await
}

pub async fn people(
    engine: &Engine,
    account: &str,
    password: &str,
) -> Result<Vec<(String, String)>, Failure> {
    let mut logins =
        vec![(format!("admin@{account}"), "администратор: статусы, процессы, сотрудники".to_owned())];
    for name in ["Отдел продаж", "Склад", "Бухгалтерия"] {
        let admin = administrator(engine, account).await?;
        let patch = DepartmentPatch { name: Some(name.to_owned()), parent: None };
        engine.save_department(&admin, None, None, patch, |d, _| d.name.clone()).await?;
    }
    for (login, name, role, department, what) in PEOPLE {
        let admin = administrator(engine, account).await?;
        let rules = &admin.rules;
        let head = rules.employees.values().find(|e| e.login == "head").map(|e| e.id);
        let patch = EmployeePatch {
            login: Some(login.to_owned()),
            name: Some(name.to_owned()),
            department: Some(rules.departments.values().find(|d| d.name == department).map(|d| d.id)),
            manager: Some(head.filter(|_| role == UsualRole::Manager)),
            role: role_of(rules, role),
            password: Some(password.to_owned()),
            ..EmployeePatch::default()
        };
        engine.save_employee(&admin, None, None, patch, |e, _| e.login.clone()).await?;
        logins.push((format!("{login}@{account}"), format!("{name}, {what}")));
    }
    let admin = administrator(engine, account).await?;
    if let Some(me) = admin.rules.employee_of(&admin.actor) {
        let target = Some(Target { id: me.id, version: me.version });
        let patch =
            EmployeePatch { name: Some("Администратор".to_owned()), ..EmployeePatch::default() };
        engine.save_employee(&admin, None, target, patch, |e, _| e.login.clone()).await?;
    }
    Ok(logins)
}

/// What the invoices of the company need; made up by the rules, of nobody in particular.
pub async fn requisites(engine: &Engine, account: &str) -> Result<(), Failure> {
    let admin = administrator(engine, account).await?;
    let Some(own) = admin.rules.default_organization() else { return Ok(()) };
    let target = Some(Target { id: own.id, version: own.version });
    let text = |text: &str| Some(text.to_owned());
    let patch = OrganizationPatch {
        legal_name: text("ООО «Порядок»"),
        tax_number: text("7700000009"),
        tax_reason_code: text("770001001"),
        registration_number: text("1000000000010"),
        address: text("101000, Москва, Примерная ул., д. 1"),
        phone: text("+7 495 000-00-00"),
        email: text("info@poryadok.example"),
        director: text("Смирнова О. В."),
        accountant: text("Морозова Е. А."),
        bank_name: text("АО «Примерный банк», г. Москва"),
        bank_code: text("049900777"),
        bank_account: text("40702810700000000042"),
        correspondent_account: text("30101810900000000777"),
        ..OrganizationPatch::default()
    };
    engine.save_organization(&admin, None, target, patch, |o, _| o.name.clone()).await.map(drop)
}

pub async fn settings(engine: &Engine, account: &str) -> Result<(), Failure> {
    for (name, kind) in [("Сайт", ChannelType::Site), ("Маркетплейс", ChannelType::Marketplace)]
    {
        let admin = administrator(engine, account).await?;
        let patch = ChannelPatch { name: Some(name.to_owned()), channel_type: Some(kind), archived: None };
        engine.save_channel(&admin, None, None, patch, |c, _| c.name.clone()).await?;
    }
    for (name, color, status_type, guidance) in SITE.into_iter().chain(MARKETPLACE) {
        let admin = administrator(engine, account).await?;
        let patch = StatusPatch {
            name: Some(name.to_owned()),
            color: Some(color.to_owned()),
            status_type: Some(status_type),
            position: None,
            guidance: Some(guidance.to_owned()),
        };
        engine.save_status(&admin, None, KIND, None, patch, |s, _| s.name.clone()).await?;
    }
    let admin = administrator(engine, account).await?;
    let names = Names::of(&admin.rules);
    for (name, description, definition) in [
        ("Заказы с сайта", "Скидку больше 10 % согласует руководитель продаж.", site(&names)),
        ("Заказы маркетплейса", "Собрать и передать в срок.", marketplace(&names)),
    ] {
        let admin = administrator(engine, account).await?;
        let patch = ProcessPatch {
            name: Some(name.to_owned()),
            description: Some(description.to_owned()),
            active: Some(true),
            definition: Some(definition),
            confirm: true,
        };
        engine.save_process(&admin, None, KIND, None, patch, |p, _| p.name.clone()).await?;
    }
    Ok(())
}

fn role_of(rules: &Rulebook, role: UsualRole) -> Option<RoleId> {
    rules.roles.values().find(|r| r.name == role.name()).map(|r| r.id)
}

/// Ids by the names above.
struct Names {
    statuses: HashMap<String, StatusId>,
    channels: HashMap<String, ChannelId>,
    roles: HashMap<&'static str, RoleId>,
    head: Option<EmployeeId>,
}

impl Names {
    fn of(rules: &Rulebook) -> Names {
        let roles = UsualRole::ALL.into_iter();
        Names {
            statuses: rules.statuses.values().map(|s| (s.name.clone(), s.id)).collect(),
            channels: rules.channels.values().map(|c| (c.name.clone(), c.id)).collect(),
            roles: roles.filter_map(|r| role_of(rules, r).map(|id| (r.code(), id))).collect(),
            head: rules.employees.values().find(|e| e.login == "head").map(|e| e.id),
        }
    }

    fn site(&self, name: &str) -> Option<StatusId> {
        self.statuses.get(&format!("{name} (сайт)")).copied()
    }

    fn market(&self, name: &str) -> Option<StatusId> {
        self.statuses.get(&format!("{name} (маркетплейс)")).copied()
    }

    fn role(&self, role: UsualRole) -> Option<Grantee> {
        self.roles.get(role.code()).map(|id| Grantee::Role { id: *id })
    }

    fn sales(&self) -> Grants {
        Grants::any_of([Grantee::Owner].into_iter().chain(self.role(UsualRole::HeadOfSales)))
    }

    fn only_head(&self) -> Grants {
        Grants::any_of(self.head.map(|id| Grantee::Employee { id }))
    }

    fn only(&self, role: UsualRole) -> Grants {
        Grants::any_of(self.role(role))
    }
}

fn to(status: Option<StatusId>, grants: Grants) -> Option<Transition> {
    status.map(|to| Transition { to, grants, guards: Vec::new(), requirements: Vec::new(), approval: None })
}

fn stage(start: Option<StatusId>, edit: EditRule, ways: Vec<Option<Transition>>) -> Stage {
    Stage { start, transitions: ways.into_iter().flatten().collect(), edit, bars: Vec::new() }
}

fn with(
    transition: Option<Transition>,
    guards: Vec<Guard>,
    requirements: Vec<Requirement>,
) -> Option<Transition> {
    transition.map(|t| Transition { guards, requirements, ..t })
}

/// The process of the site: only the head leads on from «Ожидает подтверждения», and while an order waits there only its
/// owner edits it; what was agreed on is locked from «Подтвержден» on.
fn site(n: &Names) -> Definition {
    let s = |name: &str| n.site(name);
    let small = vec![Guard::Discount { is: Comparison::AtMost, value: OWN_DISCOUNT }];
    let complete = vec![
        Requirement::Field { field: Field::Counterparty },
        Requirement::Field { field: Field::Positions },
    ];
    let reason = vec![Requirement::Comment];
    let cancel = || with(to(s("Отменен"), n.sales()), Vec::new(), reason.clone());
    let agreed = || EditRule::Locked { fields: vec![Field::Positions, Field::Counterparty, Field::VatMode] };
    let confirmed = with(to(s("Подтвержден"), n.sales()), small, complete);
    let head = |name: &str| to(s(name), n.only_head());
    let rework = with(head("В работе"), Vec::new(), reason.clone());
    let stock = n.only(UsualRole::Warehouse);
    let money =
        Grants::any_of([n.role(UsualRole::Accountant), n.role(UsualRole::HeadOfSales)].into_iter().flatten());
    Definition {
        channels: n.channels.get("Сайт").copied().into_iter().collect(),
        creation: s("Новый")
            .map(|status| CreationStatus { status, grants: Grants::default() })
            .into_iter()
            .collect(),
        stages: vec![
            stage(s("Новый"), EditRule::ByRights, vec![to(s("В работе"), n.sales()), cancel()]),
            stage(
                s("В работе"),
                EditRule::ByRights,
                vec![
                    to(s("Ожидает подтверждения"), n.sales()),
                    confirmed,
                    to(s("Ожидает поступления"), n.sales()),
                    cancel(),
                ],
            ),
            stage(s("Ожидает подтверждения"), EditRule::OwnerOnly, vec![head("Подтвержден"), rework]),
            stage(s("Ожидает поступления"), EditRule::ByRights, vec![to(s("В работе"), n.sales()), cancel()]),
            stage(s("Подтвержден"), agreed(), vec![to(s("Ожидает сборки"), money), cancel()]),
            stage(
                s("Ожидает сборки"),
                agreed(),
                vec![to(s("Собран"), stock.clone()), to(s("Подтвержден"), stock.clone())],
            ),
            stage(s("Собран"), agreed(), vec![to(s("Отгружен"), stock)]),
            stage(s("Отгружен"), EditRule::Nobody, vec![to(s("Успешно завершен"), n.sales()), cancel()]),
        ],
        ..Definition::default()
    }
}

fn marketplace(n: &Names) -> Definition {
    let m = |name: &str| n.market(name);
    let everyone = Grants::default;
    Definition {
        channels: n.channels.get("Маркетплейс").copied().into_iter().collect(),
        creation: m("Новый")
            .map(|status| CreationStatus { status, grants: everyone() })
            .into_iter()
            .collect(),
        stages: vec![
            stage(
                m("Новый"),
                EditRule::ByRights,
                vec![to(m("Сборка"), n.only(UsualRole::Warehouse)), to(m("Возврат"), n.sales())],
            ),
            stage(m("Сборка"), EditRule::ByRights, vec![to(m("Передан"), n.only(UsualRole::Warehouse))]),
            stage(
                m("Передан"),
                EditRule::Nobody,
                vec![to(m("Выкуплен"), everyone()), to(m("Возврат"), everyone())],
            ),
        ],
        ..Definition::default()
    }
}
