import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const server = process.env["PORYADOK_API"] ?? "http://127.0.0.1:8101";
const proxy = Object.fromEntries(["/api", "/health"].map((path) => [path, { target: server, changeOrigin: false }]));

/** The theme is set before the first paint by a script of its own: the page's policy allows no inline scripts. */
function themeBeforePaint(): Plugin {
  const source = readFileSync(new URL("./src/early.js", import.meta.url), "utf8");
  let built: string | undefined;
  let base = "/";
  return {
    name: "theme-before-paint",
    configResolved(config) { base = config.base; },
    buildStart() {
      if (!this.environment || this.environment.mode !== "build") return;
      built = this.emitFile({ type: "asset", name: "early.js", source });
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, context) {
        if (!context.bundle || !built) return [{ tag: "script", children: source, injectTo: "head-prepend" }];
        const file = Object.values(context.bundle).find((one) => one.type === "asset" && one.names.includes("early.js"));
        if (!file) throw new Error("early.js is not in the bundle");
        return [{ tag: "script", attrs: { src: base + file.fileName }, injectTo: "head-prepend" }];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), themeBeforePaint()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900, modulePreload: { polyfill: false } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    environmentOptions: { happyDOM: { url: "http://poryadok.test/" } },
  },
});
