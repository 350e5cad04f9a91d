//! Secrets that are shown once and kept only as a digest: the address of a calendar, the key of a program.

/// A secret from sixteen random bytes, of each `owner` another one, whatever the chance: 32 signs.
pub(crate) fn of(chance: [u8; 16], owner: &[u8]) -> String {
    let mut key = [0; 32];
    key[..16].copy_from_slice(&chance);
    blake3::keyed_hash(&key, owner).to_hex()[..32].to_owned()
}

/// What is kept of it: long and random as a secret is, it cannot be guessed back from its digest.
pub(crate) fn digest(secret: &str) -> Vec<u8> {
    blake3::hash(secret.as_bytes()).as_bytes().to_vec()
}
