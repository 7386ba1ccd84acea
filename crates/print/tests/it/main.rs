//! Papers as their reader has them: the PDF is drawn, and what was drawn is looked at.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod forms;
mod reading;
mod sheets;
mod squares;
mod templates;
