//! What scenarios leave behind: their runs as lines of the feed, each in its place, and nothing of those that fail.

use std::sync::Arc;

use poryadok_engine::Fault;
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;
use crate::scenarios_story::{feed_of, lay_down, runs, site_order, tasks_on};

fn says(status: &str, actions: Value) -> Value {
    json!({ "trigger": { "kind": "entered", "statuses": [status] }, "actions": actions })
}

/// The feed as its pages of `limit` show it.
async fn paged(client: &Client, order: &Value, query: &str, limit: usize) -> Vec<Value> {
    let at = format!("/api/v1/orders/{}/feed?limit={limit}{query}", id(order));
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = client.get(&format!("{at}{cursor}")).await.expect(200);
        let page_rows = page["rows"].as_array().unwrap();
        assert!(page_rows.len() <= limit);
        rows.extend(page_rows.iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return rows,
        }
    }
}

/// What each line says in short, oldest first.
fn told(rows: &[Value]) -> Vec<String> {
    let short = |line: &Value| {
        let body = &line["body"];
        let of = |field: &str| body[field].as_str().unwrap_or_default().to_owned();
        match line["kind"].as_str().unwrap() {
            "scenario" => format!("{}: {}", of("name"), of("outcome")),
            "note" => of("text"),
            kind => kind.to_owned(),
        }
    };
    rows.iter().rev().map(short).collect()
}

async fn runs_stand_in_the_feed_among_what_they_did(house: Arc<House>) {
    let (admin, head) = (house.login("admin").await, house.login("head").await);
    let work = admin.site("В работе").await;
    let note = |text: &str| json!({ "kind": "comment", "text": text });
    lay_down(&admin, "Первый", says(&work, json!([note("раз"), note("два")]))).await;
    let to_nobody = json!({ "kind": "set_owner", "to": { "kind": "owners_manager" } });
    lay_down(&admin, "Второй", says(&work, json!([note("пропадёт"), to_nobody]))).await;
    lay_down(&admin, "Третий", says(&work, json!([note("три")]))).await;
    let order = site_order(&head).await;
    let order = head.move_to(&order, "В работе (сайт)").await.expect(200);
    let stock = head.move_to(&order, "Ожидает поступления (сайт)").await.expect(200);
    head.move_to(&stock, "В работе (сайт)").await.expect(200);
    let whole = paged(&head, &order, "", 200).await;
    let step = ["moved", "раз", "два", "Первый: done", "Второй: failed", "три", "Третий: done"];
    let expected: Vec<&str> = ["created"].into_iter().chain(step).chain(["moved"]).chain(step).collect();
    assert_eq!(told(&whole), expected);
    // Pages of any size show the same, nothing twice and nothing left out; so do those of one kind.
    for limit in [1, 2, 3, 7] {
        assert_eq!(paged(&head, &order, "", limit).await, whole, "pages of {limit}");
    }
    for kind in ["scenario", "note", "moved"] {
        let of_kind: Vec<Value> = whole.iter().filter(|l| l["kind"] == kind).cloned().collect();
        assert_eq!(paged(&head, &order, &format!("&kind={kind}"), 2).await, of_kind, "{kind}");
    }
    // A line says who, through which door, by which step, what was done and why not.
    let failed = whole.iter().find(|l| l["body"]["outcome"] == "failed").unwrap();
    assert_eq!((&failed["actor_name"], &failed["source"]), (&json!("Ольга Смирнова"), &json!("scenario")));
    assert_eq!(
        (&failed["body"]["why"], &failed["body"]["trigger"]),
        (&json!("nobody_there"), &json!("entered"))
    );
    assert_eq!(failed["body"]["performed"][0]["text"], "пропадёт");
    assert!(failed["body"]["text"]["ru"].as_str().unwrap().contains("Некому поручить"), "{failed}");
    let step = whole.iter().find(|l| l["kind"] == "moved").unwrap();
    assert_eq!(failed["command"], step["command"]);
    // The name is the one it had.
    let first = admin.get("/api/v1/scenarios").await.expect(200)["rows"][0].clone();
    let at = format!("/api/v1/scenarios/{}", id(&first));
    admin.patch(&at, json!({ "version": first["version"], "name": "Иначе" })).await.expect(200);
    assert_eq!(paged(&head, &order, "", 200).await, whole);
    before_runs_were_lines(&house).await;
    assert_eq!(paged(&head, &order, "", 3).await, whole);
    assert_eq!(paged(&head, &order, "&kind=scenario", 2).await.len(), 6);
    // How often they ran is still known: it is counted where the newest run does not say.
    head.move_to(&stock_again(&head, &order).await, "В работе (сайт)").await.expect(200);
    assert_eq!(runs(&admin, "outcome=done").await.len(), 6);
}

async fn stock_again(client: &Client, order: &Value) -> Value {
    client.move_to(&client.order(order).await, "Ожидает поступления (сайт)").await.expect(200)
}

/// Makes every run one of old: with a line of its own in the feed, which told of it.
async fn before_runs_were_lines(house: &House) {
    let written = house.engine.db().write::<_, Fault, _>(|tx| {
        let rows =
            tx.query("/* whole */ SELECT scenario_id, outcome, why, body, id FROM scenario_runs WHERE told", &[])?;
        for row in rows {
            let scenario: uuid::Uuid = row.get(0)?;
            let body: Value = serde_json::from_str(&row.get::<String>(3)?).unwrap();
            let line = json!({
                "scenario": scenario, "name": body["name"],
                "outcome": row.get::<String>(1)?, "why": row.get::<Option<String>>(2)?,
            });
            tx.execute(
                "/* whole */ INSERT INTO feed (account_id, document_id, at, id, kind, actor_id, source, command_id, body)
                 SELECT account_id, document_id, at, id, 'scenario', actor_id, 'scenario', command_id, $2
                 FROM scenario_runs WHERE id = $1",
                &[row.get::<uuid::Uuid>(4)?.into(), line.to_string().into()],
            )?;
        }
        tx.execute("/* whole */ UPDATE scenario_runs SET told = FALSE, command_id = NULL, lately = NULL", &[])
    });
    assert!(written.await.unwrap() > 0);
}

/// Steps of many people at once, of which some call a scenario that fails and some only try one: each leaves what it should,
/// once.
async fn a_failing_scenario_takes_nobody_with_it(house: Arc<House>) {
    let (admin, head, manager) =
        (house.login("admin").await, house.login("head").await, house.login("manager1").await);
    let work = admin.site("В работе").await;
    let task = json!({ "kind": "create_task", "text": "дело", "assignee": { "kind": "owner" } });
    let failing = json!([task, { "kind": "set_owner", "to": { "kind": "owners_manager" } }]);
    lay_down(&admin, "До", says(&work, json!([{ "kind": "comment", "text": "до" }]))).await;
    // The manager has a head, the head has none.
    lay_down(&admin, "Руководителю", says(&work, failing)).await;
    lay_down(&admin, "После", says(&work, json!([{ "kind": "comment", "text": "после" }]))).await;
    let mut orders = Vec::new();
    for n in 0..24 {
        let who = if n % 3 == 0 { head.clone() } else { manager.clone() };
        orders.push((site_order(&who).await, who));
    }
    let tried = json!({ "rule": says(&work, json!([{ "kind": "comment", "text": "проба" }])), "order": id(&orders[0].0) });
    let mut steps = tokio::task::JoinSet::new();
    for (order, who) in orders.clone() {
        steps.spawn(async move { who.move_to(&order, "В работе (сайт)").await.status });
        let (admin, tried) = (admin.clone(), tried.clone());
        steps.spawn(async move { admin.post("/api/v1/scenarios/try", tried).await.status });
    }
    assert!(steps.join_all().await.into_iter().all(|status| status == 200));
    for (n, (order, who)) in orders.iter().enumerate() {
        let fails = n % 3 == 0;
        let notes = feed_of(who, order, "note").await;
        assert_eq!(told(&notes), ["до", "после"], "{n}");
        assert_eq!(tasks_on(&admin, order, false).await.len(), usize::from(!fails), "{n}");
        let now = admin.order(order).await;
        assert_eq!(now["status_name"], "В работе (сайт)");
        assert_eq!(now["owner"] == order["owner"], fails, "{n}");
        let ran = feed_of(&admin, order, "scenario").await;
        let middle =
            if fails { "Руководителю: failed" } else { "Руководителю: done" };
        assert_eq!(told(&ran), ["До: done", middle, "После: done"], "{n}");
        let visits = admin.get(&format!("/api/v1/orders/{}/visits", id(order))).await.expect(200);
        assert_eq!(visits["rows"].as_array().unwrap().len(), 2);
    }
}

/// More often than fifty times in half an hour no scenario runs on an order, and not less often either.
async fn what_runs_too_often_is_stopped_at_fifty(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let said = json!({ "trigger": { "kind": "commented" }, "actions": [{ "kind": "set_field", "field": "description", "value": { "type": "text", "value": "{{comment}}" } }] });
    lay_down(&admin, "По слову", said.clone()).await;
    let even = json!({ "kind": "guard", "guard": { "kind": "expression", "text": "order.description.endsWith('1') || order.description.endsWith('3')" } });
    let mut now_and_then = said;
    now_and_then["conditions"] = json!([even]);
    lay_down(&admin, "Иногда", now_and_then).await;
    let order = site_order(&manager).await;
    for n in 0..53 {
        let at = format!("/api/v1/orders/{}/comments", id(&order));
        manager.post(&at, json!({ "text": format!("слово {n}") })).await.expect(201);
    }
    assert_eq!(manager.order(&order).await["description"], "слово 49");
    let all = runs(&admin, "limit=200").await;
    let count = |name: &str, outcome: &str| {
        all.iter().filter(|r| r["scenario_name"] == name && r["outcome"] == outcome).count()
    };
    assert_eq!((count("По слову", "done"), count("По слову", "suppressed")), (50, 3));
    assert!((5..50).contains(&count("Иногда", "done")), "{}", count("Иногда", "done"));
    assert_eq!(count("Иногда", "suppressed"), 0);
    assert!(all.iter().filter(|r| r["outcome"] == "suppressed").all(|r| r["why"] == "too_often"));
}

on_both!(
    runs_stand_in_the_feed_among_what_they_did,
    a_failing_scenario_takes_nobody_with_it,
    what_runs_too_often_is_stopped_at_fifty,
);
