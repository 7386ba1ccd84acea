//! The one way by which the server calls other machines over HTTP. Names are resolved here, every address is looked at, and
//! the connection goes to the very address that was looked at: a name that leads elsewhere a moment later changes nothing.
//! No redirects, no proxies, no pool: one connection for one call.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// For a whole call, from the name to the last byte of the answer.
const CALL: Duration = Duration::from_secs(10);
/// More of an answer is not read.
const MAX_ANSWER: usize = 64 << 10;
/// Addresses of one name that are tried.
const MAX_ADDRESSES: usize = 4;

/// Networks nobody outside has business in (RFC 6890 and later), and those that carry IPv4 inside of IPv6.
const CLOSED: &[&str] = &[
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64",
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
    "fec0::/10", "ff00::/8",
];

/// Cheap to clone.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    closed: Vec<IpNet>,
    allowed: Vec<IpNet>,
    tls: TlsConnector,
}

impl std::fmt::Debug for Http {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Http")
    }
}

/// Whose word the address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Somebody's who works with the server: it leads into no closed network.
    Users,
    /// The operator's own setting.
    Operators,
}

/// What is sent.
pub struct Call<'a> {
    pub url: &'a str,
    pub word: Word,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    pub body: Bytes,
    /// Longer than usual, for a call that is meant to wait.
    pub patience: Option<Duration>,
}

pub struct Answer {
    pub status: StatusCode,
    pub retry_after: Option<i64>,
    pub body: Bytes,
}

/// Why there is no answer. The words go to people: they hold no address of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// It never will be one: the address is wrong, or leads where it may not.
    Refused(&'static str),
    Failed(&'static str),
}

/// Reads a list of networks such as `10.1.0.0/16,192.168.7.5/32`.
pub fn read_nets(text: &str) -> Option<Vec<IpNet>> {
    let one = |part: &str| {
        let part = part.trim();
        part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))
    };
    text.split(',').map(one).collect()
}

impl Http {
    pub fn new(allowed: Vec<IpNet>) -> Http {
        let closed = CLOSED.iter().filter_map(|net| net.parse().ok()).collect();
        Http(Arc::new(Inner { closed, allowed, tls: tls() }))
    }

    /// Sends a POST and waits for the answer, whatever it says.
    pub async fn post(&self, call: Call<'_>) -> Result<Answer, NoAnswer> {
        let limit = call.patience.unwrap_or(CALL);
        tokio::time::timeout(limit, self.call(call))
            .await
            .unwrap_or(Err(NoAnswer::Failed("no answer in time")))
    }

    async fn call(&self, call: Call<'_>) -> Result<Answer, NoAnswer> {
        let uri: Uri = call.url.parse().map_err(|_| NoAnswer::Refused("this is no address"))?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(NoAnswer::Refused("only http and https addresses are called")),
        };
        let authority = uri.authority().ok_or(NoAnswer::Refused("this is no address"))?;
        if authority.as_str().contains('@') {
            return Err(NoAnswer::Refused("an address holds no name and password"));
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = authority.port_u16().unwrap_or(if tls { 443 } else { 80 });
        let stream = self.connect(&host, port, call.word).await?;
        let path = uri.path_and_query().map_or("/", |p| p.as_str());
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, authority.as_str())
            .header(header::USER_AGENT, concat!("poryadok/", env!("CARGO_PKG_VERSION")))
            .header(header::CONNECTION, "close");
        for (name, value) in call.headers {
            request = request.header(name, value);
        }
        let request =
            request.body(Full::new(call.body)).map_err(|_| NoAnswer::Refused("this is no address"))?;
        if tls {
            let name =
                ServerName::try_from(host).map_err(|_| NoAnswer::Refused("this is no name of a host"))?;
            let stream = self.0.tls.connect(name, stream).await;
            exchange(stream.map_err(|_| NoAnswer::Failed("the connection is not secure"))?, request).await
        } else {
            exchange(stream, request).await
        }
    }

    /// Connects to an address that was looked at, and to no other.
    async fn connect(&self, host: &str, port: u16, word: Word) -> Result<TcpStream, NoAnswer> {
        let found = tokio::net::lookup_host((host, port)).await;
        let found: Vec<SocketAddr> = found.map_err(|_| NoAnswer::Failed("the name is not known"))?.collect();
        let open: Vec<SocketAddr> =
            found.iter().copied().filter(|a| word == Word::Operators || self.is_open(a.ip())).collect();
        if open.is_empty() && !found.is_empty() {
            return Err(NoAnswer::Refused(
                "the address lies in a network that must not be called; the operator may allow it \
                 (PORYADOK_WEBHOOK_ALLOW_NETS)",
            ));
        }
        for address in open.into_iter().take(MAX_ADDRESSES) {
            if let Ok(stream) = TcpStream::connect(address).await {
                return Ok(stream);
            }
        }
        Err(NoAnswer::Failed("no connection"))
    }

    /// Whether an address may be called at somebody's word.
    pub fn is_open(&self, address: IpAddr) -> bool {
        // What carries an IPv4 address is that address.
        let address = inner(address);
        let within = |nets: &[IpNet]| nets.iter().any(|net| net.contains(&address));
        within(&self.0.allowed) || !within(&self.0.closed)
    }
}

/// The IPv4 address inside of an IPv6 one, where it is a mapped or translated one.
fn inner(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => v6.to_ipv4_mapped().or_else(|| translated(v6)).map_or(address, IpAddr::V4),
    }
}

/// `64:ff9b::/96`, by which networks without IPv4 reach it (RFC 6052).
fn translated(address: Ipv6Addr) -> Option<std::net::Ipv4Addr> {
    let [a, b, rest @ .., high, low] = address.segments();
    let [h1, h2] = high.to_be_bytes();
    let [l1, l2] = low.to_be_bytes();
    (a == 0x64 && b == 0xff9b && rest == [0; 4]).then(|| std::net::Ipv4Addr::new(h1, h2, l1, l2))
}

/// TLS by the certificates that this machine trusts.
fn tls() -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        tracing::warn!(
            "this machine trusts no certificates (ca-certificates?): nothing can be called over https"
        );
    }
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    #[expect(clippy::expect_used, reason = "the provider is our own, and knows these versions")]
    let config =
        config.expect("the versions of TLS are known").with_root_certificates(roots).with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Answer, NoAnswer>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let broken = |_| NoAnswer::Failed("the connection broke");
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    // Ends with the answer, or with us when there is none in time.
    let connection = AbortOnDrop(tokio::spawn(async move { drop(connection.await) }));
    let response = sender.send_request(request).await.map_err(broken)?;
    let status = response.status();
    let retry_after =
        response.headers().get(header::RETRY_AFTER).and_then(|v| v.to_str().ok()).and_then(seconds);
    // An answer that is too long counts by its status; its words are nothing to us.
    let body = Limited::new(response.into_body(), MAX_ANSWER).collect().await;
    drop(connection);
    let body = match body {
        Ok(body) => body.to_bytes(),
        Err(e) if e.is::<http_body_util::LengthLimitError>() => Bytes::new(),
        Err(_) => return Err(NoAnswer::Failed("the connection broke")),
    };
    Ok(Answer { status, retry_after, body })
}

struct AbortOnDrop(tokio::task::JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// `Retry-After` in seconds, whether it counts them or names a date.
fn seconds(text: &str) -> Option<i64> {
    use poryadok_engine::clock::{Clock as _, System};

    let text = text.trim();
    if let Ok(secs) = text.parse::<u32>() {
        return Some(i64::from(secs));
    }
    let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp().as_microsecond();
    Some((at - System.now().0).max(0) / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(http: &Http, address: &str) -> bool {
        http.is_open(address.parse().unwrap())
    }

    #[test]
    fn every_closed_network_is_one() {
        assert_eq!(Http::new(Vec::new()).0.closed.len(), CLOSED.len());
    }

    #[test]
    fn nobody_is_led_into_closed_networks() {
        let http = Http::new(Vec::new());
        for closed in [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1",
            "239.1.1.1", "255.255.255.255", "240.0.0.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "fc00::1", "fd12::1",
            "fe80::1", "ff02::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::1", "fd00:ec2::254",
        ] {
            assert!(!open(&http, closed), "{closed}");
        }
        for public in [
            "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2a00:1450::1",
            "64:ff9b::808:808",
        ] {
            assert!(open(&http, public), "{public}");
        }
    }

    #[test]
    fn the_operator_opens_networks() {
        let http = Http::new(read_nets("10.1.0.0/16, 192.168.7.5, fd12::/16").unwrap());
        for (address, is_open) in [
            ("10.1.2.3", true),
            ("10.2.0.1", false),
            ("192.168.7.5", true),
            ("192.168.7.6", false),
            ("fd12::9", true),
            ("fd13::9", false),
            ("::ffff:10.1.2.3", true),
        ] {
            assert_eq!(open(&http, address), is_open, "{address}");
        }
        assert_eq!(read_nets("10.1.0.0/33"), None);
        assert_eq!(read_nets("here"), None);
    }
}
