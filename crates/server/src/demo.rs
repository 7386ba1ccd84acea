//! The demo company: a shop with a site and a marketplace, its people and processes, goods in stock and orders on their way.
//!
//! Everything is made the way people make it: through the engine, by somebody with the right to, past the same gate.

mod goods;
mod orders;
mod seed;

use poryadok_engine::Engine;
use poryadok_engine::accounts::NewAccount;
use poryadok_engine::failure::Failure;

/// A demo company as it was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// `name@account` and who that is.
    pub logins: Vec<(String, String)>,
    pub password: String,
}

/// Makes the company, with its orders.
pub async fn make(engine: &Engine, account: &str) -> Result<Made, Failure> {
    let secret = engine.clock().secret();
    let password: String = secret.iter().take(5).map(|b| format!("{b:02x}")).collect();
    let made = found(engine, account, &password).await?;
    seed::requisites(engine, account).await?;
    let products = goods::place(engine, account).await?;
    orders::place(engine, account, &products).await?;
    Ok(made)
}

/// Makes the company without orders: people, statuses, channels and processes.
pub async fn found(engine: &Engine, account: &str, password: &str) -> Result<Made, Failure> {
    let new = NewAccount {
        name: account.to_owned(),
        login: "admin".to_owned(),
        password: password.to_owned(),
        currency: "RUB".to_owned(),
        time_zone: "Europe/Moscow".to_owned(),
    };
    engine.create_account(new).await?;
    let logins = seed::people(engine, account, password).await?;
    seed::settings(engine, account).await?;
    Ok(Made { logins, password: password.to_owned() })
}
