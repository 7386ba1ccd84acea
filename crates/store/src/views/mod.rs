//! Reads shaped for a screen.
pub mod document_list;
pub mod turns;
