//! Access tokens: shown once, kept as a hash.

use poryadok_domain::ids::{EmployeeId, TokenId};
use poryadok_domain::people::Source;
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_store::sessions::{self, Token};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::secret;
use crate::settings::set_name;
use crate::work::{Answer, RequestKey};

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A program: the process treats it by its policy for `api`.
    Api,
    /// Acting for a person: bound by the process as he is.
    Person,
}

impl TokenKind {
    pub const fn code(self) -> &'static str {
        match self {
            TokenKind::Api => "api",
            TokenKind::Person => "person",
        }
    }

    pub fn from_code(code: &str) -> Option<TokenKind> {
        [TokenKind::Api, TokenKind::Person].into_iter().find(|k| k.code() == code)
    }
}

/// A new token with its secret, which is never shown again.
#[derive(Debug, Clone)]
pub struct Issued {
    pub token: Token,
    pub secret: String,
}

impl Engine {
    /// Issues a token for an employee. An administrator may for anybody; everybody for himself, acting as himself. The
    /// secret is the one thing that a retry with the same key does not get again: it is kept nowhere.
    pub async fn issue_token(
        &self,
        caller: &Caller,
        employee: EmployeeId,
        kind: TokenKind,
        name: &str,
    ) -> Result<Issued, Failure> {
        let mut kept_name = String::new();
        set_name(&mut kept_name, Some(name))?;
        let secret = format!("poryadok_{}", secret::hex(&self.clock().secret()));
        let token = Token {
            id: self.clock().id().into(),
            employee,
            kind: kind.code().to_owned(),
            name: kept_name,
            created_at: self.clock().now(),
            created_by: caller.actor.employee,
            revoked_at: None,
        };
        let (hash, row) = (secret::hash(&secret), token.clone());
        self.audited(caller, None, move |w| {
            w.current_rules()?;
            // What a program may do ends with its token: it makes no other.
            let person = w.actor.source == Source::Person;
            let own = person && w.actor.employee == Some(employee) && kind == TokenKind::Person;
            let for_others = w.rules.is_administrator(w.actor) && w.actor.source != Source::Api;
            if !own && !for_others {
                return Err(Rejection::AdministratorsOnly.into());
            }
            if w.rules.employees.get(&employee).is_none_or(|e| !e.active) {
                return Err(Rejection::invalid("employee", Flaw::NotFound).into());
            }
            sessions::insert_token(w.tx, &hash, w.account, &row)?;
            let body = json!({ "name": row.name, "kind": row.kind, "employee": employee });
            w.audit("token_created", Some(row.id.into()), &body)?;
            Ok(no_content())
        })
        .await?;
        Ok(Issued { token, secret })
    }

    /// The tokens of the account for an administrator, one's own for everybody else.
    pub async fn tokens(&self, caller: &Caller) -> Result<Vec<Token>, Failure> {
        let account = caller.actor.account;
        let all = self.db().read::<_, Failure, _>(move |tx| Ok(sessions::list_tokens(tx, account)?)).await?;
        let own = |t: &Token| caller.is_administrator() || Some(t.employee) == caller.actor.employee;
        Ok(all.into_iter().filter(own).collect())
    }

    /// From the next request on the token opens nothing.
    pub async fn revoke_token(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TokenId,
    ) -> Result<Answer, Failure> {
        if !self.tokens(caller).await?.iter().any(|t| t.id == id) {
            return Err(not_found(Noun::Token));
        }
        let answer = self
            .audited(caller, key, move |w| {
                if sessions::revoke_token(w.tx, w.account, id, w.now)? > 0 {
                    w.audit("token_revoked", Some(id.into()), &json!({}))?;
                }
                Ok(no_content())
            })
            .await;
        self.forget_callers();
        answer
    }
}
