//! Papers: a document, and what is to be printed of it, becomes a PDF.
//!
//! Nothing is read here but templates. What goes onto a paper comes in as a [`Sheet`], and reaches the template as values,
//! never as markup, so that no text of a user can be taken for a command. The floor below the engine, which knows who may
//! print what.

mod figures;
mod payment;
mod sheet;
mod typesetter;
mod values;
mod words;

pub use sheet::{Party, Position, Sheet};
pub use typesetter::{Broken, Typesetter};
