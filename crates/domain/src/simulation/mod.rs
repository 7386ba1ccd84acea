//! A company that lives at random: people create, edit and move orders while an administrator changes processes and rights.
//! What must hold at every moment is checked after each deed by rules that are written down a second time, naively.
//!
//! The pure core is run by the million here; the server's tests do the same deeds on both databases and compare.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    reason = "a simulation of fixed size, which stops when something is not as it should be"
)]

mod company;
mod deeds;
mod dice;
mod laws;

pub use company::{Company, Stay};
pub use deeds::Deed;
pub use dice::Dice;

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs one company; names the seed when a law is broken, so that it can be run again.
    fn live(seed: u64, deeds: u64) -> u64 {
        let mut dice = Dice::new(seed);
        let mut company = Company::found();
        let mut done = 0;
        for n in 0..deeds {
            let deed = company.think_of(&mut dice);
            let before = company.clone_subject(&deed);
            let outcome = company.apply(&deed);
            done += u64::from(outcome.is_ok());
            if let Err(broken) = company.check(&deed, before.as_ref(), &outcome) {
                panic!("seed {seed}, deed {n}: {broken}\n{deed:#?}\n{outcome:#?}");
            }
        }
        if let Err(broken) = company.check_all() {
            panic!("seed {seed}, at the end: {broken}");
        }
        done
    }

    /// A million deeds in a thousand companies; `PORYADOK_SOAK` makes it twenty million.
    #[test]
    fn every_law_holds_whatever_people_do() {
        let companies = if std::env::var_os("PORYADOK_SOAK").is_some() { 20_000 } else { 1_000 };
        let done: u64 = (0..companies).map(|seed| live(seed, 1_000)).sum();
        // A simulation in which everything is refused would prove nothing.
        assert!(done > companies * 250, "only {done} deeds were done");
    }
}
