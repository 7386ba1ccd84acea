//! A client that costs next to nothing: what is measured is the server, not the load program.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// A connection that is kept.
pub struct Connection {
    reader: BufReader<TcpStream>,
    line: String,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Connection {
    pub fn open(address: &str) -> Option<Connection> {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_nodelay(true).ok()?;
        Some(Connection { reader: BufReader::new(stream), line: String::new() })
    }

    pub fn get(&mut self, path: &str, token: &str) -> Option<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\r\n");
        self.send(&request)
    }

    pub fn post(&mut self, path: &str, token: &str, key: &str, body: &str) -> Option<Answer> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.send(&request)
    }

    fn send(&mut self, request: &str) -> Option<Answer> {
        self.reader.get_mut().write_all(request.as_bytes()).ok()?;
        self.next_line()?;
        let status = self.line.split(' ').nth(1)?.parse().ok()?;
        let (mut length, mut chunked) = (0, false);
        loop {
            self.next_line()?;
            let line = self.line.trim();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(": ")?;
            match name {
                "content-length" => length = value.parse().ok()?,
                "transfer-encoding" => chunked = value == "chunked",
                _ => {}
            }
        }
        let body = if chunked { self.chunks()? } else { self.bytes(length)? };
        Some(Answer { status, body })
    }

    fn chunks(&mut self) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            self.next_line()?;
            let length = usize::from_str_radix(self.line.trim(), 16).ok()?;
            body.extend(self.bytes(length)?);
            self.next_line()?;
            if length == 0 {
                return Some(body);
            }
        }
    }

    fn next_line(&mut self) -> Option<()> {
        self.line.clear();
        self.reader.read_line(&mut self.line).ok().filter(|n| *n > 0).map(drop)
    }

    fn bytes(&mut self, length: usize) -> Option<Vec<u8>> {
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body).ok()?;
        Some(body)
    }
}
