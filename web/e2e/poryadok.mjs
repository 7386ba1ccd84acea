// Starts the built server over an empty directory, and stops it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A first start makes the database; far more than that takes on a busy machine. */
const READY_WITHIN_MS = 60_000;
/** The server promises to end within 10 s of SIGTERM; that it has is seen a little later on a busy machine. */
const STOPS_WITHIN_MS = 15_000;

export async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * `prepare` fills the directory before the server starts: it gets the program and the directory.
 * @returns {Promise<{origin: string, data: string, stop: () => Promise<void>}>}
 */
export async function startPoryadok({ prepare } = {}) {
  const bin = process.env.PORYADOK_BIN;
  if (!bin) throw new Error("PORYADOK_BIN must name the built server; `make test` sets it");
  const data = await mkdtemp(join(tmpdir(), "poryadok-e2e-"));
  await prepare?.(bin, data);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // What is set for the shell that runs the tests is not for this server.
  const { PORYADOK_DATABASE_URL: _url, PORYADOK_PUBLIC_URL: _public, ...env } = process.env;
  const serve = ["serve", "--data", data, "--listen", `127.0.0.1:${port}`];
  const server = spawn(bin, serve, { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk) => { said += chunk; });
  const ended = new Promise((resolve) => {
    server.once("exit", (code, signal) => resolve(`ended with ${signal ?? code}`));
    server.once("error", (error) => resolve(error.message));
  });
  const stop = async () => {
    server.kill("SIGTERM");
    const late = sleep(STOPS_WITHIN_MS, "late", { ref: false });
    const how = await Promise.race([ended, late]);
    if (how === "late") server.kill("SIGKILL");
    await rm(data, { recursive: true, force: true });
    if (how === "late") throw new Error(`the server did not stop within ${STOPS_WITHIN_MS} ms of SIGTERM`);
  };

  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const ready = await fetch(`${origin}/health/ready`).then((r) => r.ok, () => false);
    if (ready) return { origin, data, stop };
    const how = await Promise.race([ended, sleep(50)]);
    if (how || Date.now() > until) {
      await stop().catch(() => {});
      throw new Error(`${bin} serve ${how ?? "was not ready in time"}; it said:\n${said}`);
    }
  }
}
