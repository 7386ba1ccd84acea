//! Secrets that must be read again (of webhooks) are kept sealed: XChaCha20-Poly1305, with a key that is not in the database.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;

/// Bytes of a key, and of a nonce.
const KEY: usize = 32;
const NONCE: usize = 24;
/// Stands before everything sealed in this manner.
const MANNER: u8 = 1;

/// What secrets are sealed with. No log shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; KEY]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    pub fn new(bytes: [u8; KEY]) -> Key {
        Key(bytes)
    }

    /// Reads 32 bytes in base64.
    pub fn parse(text: &str) -> Option<Key> {
        STANDARD.decode(text.trim()).ok()?.try_into().ok().map(Key)
    }

    /// In base64, as [`Key::parse`] reads it.
    pub fn text(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// Seals a secret of the record `of`: moved to another record, it does not open.
    pub fn seal(&self, of: [Uuid; 2], secret: &[u8], chance: &[u8; 32]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = chance.get(..NONCE)?.try_into().ok()?;
        let payload = Payload { msg: secret, aad: &bound(of) };
        let closed = self.cipher().encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&[MANNER], nonce.as_slice(), &closed].concat())
    }

    /// `None`: sealed with another key, of another record, or damaged.
    pub fn open(&self, of: [Uuid; 2], sealed: &[u8]) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(&[MANNER])?;
        let (nonce, closed) = rest.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        self.cipher().decrypt(&XNonce::from(nonce), Payload { msg: closed, aad: &bound(of) }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

fn bound([account, record]: [Uuid; 2]) -> Vec<u8> {
    [account.as_bytes().as_slice(), record.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_with_the_same_key_for_the_same_record_only() {
        let (key, other) = (Key::new([7; 32]), Key::new([8; 32]));
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = key.seal([one, two], b"secret", &[9; 32]).unwrap();
        assert!(!sealed.windows(6).any(|w| w == b"secret"));
        assert_eq!(key.open([one, two], &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(other.open([one, two], &sealed), None);
        assert_eq!(key.open([two, one], &sealed), None);
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(key.open([one, two], &damaged), None, "byte {at}");
        }
        assert_eq!(key.open([one, two], &[]), None);
    }

    #[test]
    fn a_key_reads_as_it_is_written() {
        let key = Key::new([7; 32]);
        assert_eq!(Key::parse(&format!(" {}\n", key.text())), Some(key));
        assert_eq!(Key::parse("c2hvcnQ="), None);
        assert_eq!(Key::parse("not base64"), None);
    }
}
