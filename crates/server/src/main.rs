//! `poryadok`: one program for the server and its tools.

use std::process::ExitCode;

fn main() -> ExitCode {
    poryadok::cli::run()
}
