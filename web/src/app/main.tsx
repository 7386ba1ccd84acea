import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "@/ui/tokens.css";
import "./shell.css";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { newQueryClient } from "@/api/queries";
import { onConnection, isReached } from "@/api/connection";
import { onLanguage } from "@/lib/i18n";
import { theme } from "@/ui/theme";

import { createAppRouter } from "./router";

const client = newQueryClient();
const router = createAppRouter(client);

// The server's texts follow the language, and what was missed while it could not be reached is fetched when it can.
onLanguage(() => void client.invalidateQueries());
onConnection(() => {
  if (isReached()) void client.invalidateQueries();
});

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
