//! Events for other programs, signed by the Standard Webhooks scheme: `webhook-id`, `webhook-timestamp`,
//! `webhook-signature: v1,…` over `id.timestamp.body` by HMAC-SHA256.

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use poryadok_domain::ids::MessageId;
use poryadok_domain::time::Timestamp;
use poryadok_engine::courier::{Outcome, Report, Secret};
use sha2::Sha256;

use super::http::{Answer, Call, Http, NoAnswer, Word};

/// Sends one event.
pub async fn post(
    http: &Http,
    id: MessageId,
    at: Timestamp,
    url: &str,
    secret: &Secret,
    body: String,
) -> Report {
    let (id, at) = (id.to_string(), (at.0 / 1_000_000).to_string());
    let Some(signature) = signature(secret, &id, &at, &body) else {
        return Outcome::Refused { why: "its secret is no key".to_owned() }.into();
    };
    let mut headers = vec![(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    for (name, value) in [("webhook-id", id), ("webhook-timestamp", at), ("webhook-signature", signature)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.push((HeaderName::from_static(name), value));
        }
    }
    let call = Call { url, word: Word::Users, headers, body: Bytes::from(body), patience: None };
    match http.post(call).await {
        Ok(answer) => judge(&answer),
        Err(NoAnswer::Refused(why)) => Outcome::Refused { why: why.to_owned() }.into(),
        Err(NoAnswer::Failed(why)) => Outcome::Retry { after: None, why: why.to_owned() }.into(),
    }
}

fn signature(secret: &Secret, id: &str, at: &str, body: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret.0).ok()?;
    mac.update(format!("{id}.{at}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

/// What an answer means. Its words are not kept: they are somebody else's.
fn judge(answer: &Answer) -> Report {
    let status = answer.status;
    let why = format!("it answered {}", status.as_u16());
    let outcome = match status {
        _ if status.is_success() => Outcome::Delivered,
        StatusCode::GONE => Outcome::Gone { why },
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            Outcome::Retry { after: answer.retry_after, why }
        }
        _ if status.is_redirection() => {
            Outcome::Retry { after: None, why: format!("{why}: redirects are not followed") }
        }
        _ => Outcome::Retry { after: None, why },
    };
    Report { outcome, status: Some(status.as_u16()) }
}
