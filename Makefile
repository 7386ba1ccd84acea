# Two commands are enough for a day: make run, make test.
TARGET := $(or $(CARGO_TARGET_DIR),target)
PORYADOK := $(TARGET)/release/poryadok
DATA ?= ./data
LISTEN ?= 127.0.0.1:8080

.DEFAULT_GOAL := help
.PHONY: help run release web test soak bench lint fmt openapi

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

run: release ## Build and start on http://localhost:8080, with a demo company on the first start
	$(PORYADOK) demo --if-empty --data $(DATA)
	exec $(PORYADOK) serve --data $(DATA) --listen $(LISTEN)

release: web
	cargo build --locked --release -p poryadok

# The program carries the interface: it is built first.
web:
	npm ci --prefix web --no-audit --no-fund
	npm run --prefix web build

test: ## Every test, on SQLite, PostgreSQL and in the browser
	scripts/test.sh

soak: ## The same tests for hours: more kills, more random commands
	PORYADOK_SOAK=1 NEXTEST_PROFILE=soak scripts/test.sh

bench: release ## Moves per second and the time of pages, against the bare databases
	scripts/with_postgres.sh cargo run --locked --release -p poryadok-bench

lint: ## Format, lints, habits; licences too if cargo-deny is installed
	cargo fmt --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo test --locked -p poryadok --test tidy
	@if cargo deny --version >/dev/null 2>&1; then cargo deny --locked check; \
	else echo 'cargo-deny is not installed: licences and sources were not checked'; fi

fmt: ## Format all Rust
	cargo fmt

openapi: ## Write web/openapi.json and web/src/api/schema.ts anew
	cargo build --locked -p poryadok
	$(TARGET)/debug/poryadok openapi > web/openapi.json.new
	mv web/openapi.json.new web/openapi.json
	npm run --prefix web schema
