// Every address of the interface. A page is a lazy module of its own in pages/; its search parameters are typed beside it
// in pages/NAME.search.ts, because an address is read before its page is loaded.
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect,
} from "@tanstack/react-router";

import { Problem } from "@/api/client";
import { meQuery, orderCountsQuery, processesQuery } from "@/api/queries";

import { AdministratorsOnly, ErrorPage, NotFoundPage } from "./errors";
import { auditSearch } from "./pages/settings/audit.search";
import { runsSearch, scenarioSearch, scenariosSearch } from "./pages/settings/scenarios.search";
import { messagesSearch } from "./pages/settings/messages.search";
import { attributesSearch, employeesSearch, keptSearch, rolesSearch, sectionSearch, statusesSearch, tokensSearch } from "./pages/settings/section.search";
import { boardSearch } from "./pages/board.search";
import { counterpartiesSearch } from "./pages/counterparties.search";
import { loginSearch } from "./pages/login.search";
import { newOrderSearch } from "./pages/new-order.search";
import { orderSearch } from "./pages/order.search";
import { ordersSearch } from "./pages/orders.search";
import { processesSearch } from "./pages/processes.search";
import { processSearch } from "./pages/process.search";
import { productsSearch } from "./pages/products.search";
import { stockSearch } from "./pages/stock.search";
import { supplySearch } from "./pages/supply.search";
import { tasksSearch } from "./pages/tasks.search";
import { Root } from "./root";
import { Shell } from "./shell";

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Root, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const login = createRoute({
  getParentRoute: () => root, path: "/login", validateSearch: loginSearch,
  component: lazyRouteComponent(() => import("./pages/login")),
});

/** All that needs somebody who is logged in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.client.ensureQueryData(meQuery) };
    } catch (error) {
      if (error instanceof Problem && error.code === "not_logged_in") {
        throw redirect({ to: "/login", search: location.href === "/" ? {} : { next: location.href } });
      }
      throw error;
    }
  },
});

const index = createRoute({
  getParentRoute: () => shell, path: "/",
  beforeLoad: async ({ context }) => {
    const fresh = context.me.administrator && await isFresh(context.client).catch(() => false);
    throw redirect({ to: fresh ? "/start" : "/board", replace: true });
  },
});
/** An empty company: there is nothing to see on a board, but something to set up. */
async function isFresh(client: QueryClient): Promise<boolean> {
  const [processes, counts] = await Promise.all([client.ensureQueryData(processesQuery), client.ensureQueryData(orderCountsQuery())]);
  return processes.length === 0 && counts.length === 0;
}
const board = createRoute({
  getParentRoute: () => shell, path: "/board", validateSearch: boardSearch,
  component: lazyRouteComponent(() => import("./pages/board")),
});
const orders = createRoute({
  getParentRoute: () => shell, path: "/orders", validateSearch: ordersSearch,
  component: lazyRouteComponent(() => import("./pages/orders")),
});
const newOrder = createRoute({
  getParentRoute: () => shell, path: "/orders/new", validateSearch: newOrderSearch,
  component: lazyRouteComponent(() => import("./pages/new-order")),
});
const order = createRoute({
  getParentRoute: () => shell, path: "/orders/$id", validateSearch: orderSearch,
  component: lazyRouteComponent(() => import("./pages/order")),
});
/** Documents of every kind but orders, which have addresses of their own. */
const documents = createRoute({
  getParentRoute: () => shell, path: "/documents/$kind", validateSearch: ordersSearch,
  beforeLoad: ({ params, search }) => { if (params.kind === "customer_order") throw redirect({ to: "/orders", search, replace: true }); },
  component: lazyRouteComponent(() => import("./pages/documents")),
});
const newDocument = createRoute({
  getParentRoute: () => shell, path: "/documents/$kind/new", validateSearch: newOrderSearch,
  beforeLoad: ({ params, search }) => { if (params.kind === "customer_order") throw redirect({ to: "/orders/new", search, replace: true }); },
  component: lazyRouteComponent(() => import("./pages/new-document")),
});
const document = createRoute({
  getParentRoute: () => shell, path: "/documents/$kind/$id", validateSearch: orderSearch,
  beforeLoad: ({ params, search }) => { if (params.kind === "customer_order") throw redirect({ to: "/orders/$id", params: { id: params.id }, search, replace: true }); },
  component: lazyRouteComponent(() => import("./pages/document")),
});
const counterparties = createRoute({
  getParentRoute: () => shell, path: "/counterparties", validateSearch: counterpartiesSearch,
  component: lazyRouteComponent(() => import("./pages/counterparties")),
});
const counterparty = createRoute({
  getParentRoute: () => shell, path: "/counterparties/$id",
  component: lazyRouteComponent(() => import("./pages/counterparty")),
});
const products = createRoute({
  getParentRoute: () => shell, path: "/products", validateSearch: productsSearch,
  component: lazyRouteComponent(() => import("./pages/products")),
});
const stock = createRoute({
  getParentRoute: () => shell, path: "/stock", validateSearch: stockSearch,
  component: lazyRouteComponent(() => import("./pages/stock")),
});
const supply = createRoute({
  getParentRoute: () => shell, path: "/supply", validateSearch: supplySearch,
  component: lazyRouteComponent(() => import("./pages/supply")),
});
const statement = createRoute({
  getParentRoute: () => shell, path: "/payments/statement",
  component: lazyRouteComponent(() => import("./pages/statement")),
});
const turn = createRoute({ getParentRoute: () => shell, path: "/turn", component: lazyRouteComponent(() => import("./pages/turn")) });
const tasks = createRoute({
  getParentRoute: () => shell, path: "/tasks", validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import("./pages/tasks")),
});
const profile = createRoute({
  getParentRoute: () => shell, path: "/profile",
  component: lazyRouteComponent(() => import("./pages/profile")),
});

/** What others may not see is not there for them. Not by `notFound()` while loading: that would take the navigation away as well. */
const administrators = createRoute({
  getParentRoute: () => shell, id: "administrators", component: AdministratorsOnly,
});
const start = createRoute({
  getParentRoute: () => administrators, path: "/start",
  component: lazyRouteComponent(() => import("./pages/start")),
});
const processes = createRoute({
  getParentRoute: () => administrators, path: "/processes", validateSearch: processesSearch,
  component: lazyRouteComponent(() => import("./pages/processes")),
});
const process = createRoute({
  getParentRoute: () => administrators, path: "/processes/$id", validateSearch: processSearch,
  component: lazyRouteComponent(() => import("./pages/process")),
});

const settings = createRoute({
  getParentRoute: () => shell, path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings")),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings, path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: context.me.administrator ? "/settings/statuses" : "/settings/tokens", replace: true });
  },
});
const settingsOfAll = createRoute({
  getParentRoute: () => settings, id: "administrators", component: AdministratorsOnly,
});
const statuses = createRoute({
  getParentRoute: () => settingsOfAll, path: "/statuses", validateSearch: statusesSearch,
  component: lazyRouteComponent(() => import("./pages/settings/statuses")),
});
const employees = createRoute({
  getParentRoute: () => settingsOfAll, path: "/employees", validateSearch: employeesSearch,
  component: lazyRouteComponent(() => import("./pages/settings/employees")),
});
const departments = createRoute({
  getParentRoute: () => settingsOfAll, path: "/departments", validateSearch: sectionSearch,
  component: lazyRouteComponent(() => import("./pages/settings/departments")),
});
const roles = createRoute({
  getParentRoute: () => settingsOfAll, path: "/roles", validateSearch: rolesSearch,
  component: lazyRouteComponent(() => import("./pages/settings/roles")),
});
const channels = createRoute({
  getParentRoute: () => settingsOfAll, path: "/channels", validateSearch: keptSearch,
  component: lazyRouteComponent(() => import("./pages/settings/channels")),
});
const attributes = createRoute({
  getParentRoute: () => settingsOfAll, path: "/attributes", validateSearch: attributesSearch,
  component: lazyRouteComponent(() => import("./pages/settings/attributes")),
});
const taskTypes = createRoute({
  getParentRoute: () => settingsOfAll, path: "/task-types", validateSearch: sectionSearch,
  component: lazyRouteComponent(() => import("./pages/settings/task-types")),
});
const organizations = createRoute({
  getParentRoute: () => settingsOfAll, path: "/organizations", validateSearch: keptSearch,
  component: lazyRouteComponent(() => import("./pages/settings/organizations")),
});
const warehouses = createRoute({
  getParentRoute: () => settingsOfAll, path: "/warehouses", validateSearch: keptSearch,
  component: lazyRouteComponent(() => import("./pages/settings/warehouses")),
});
const trade = createRoute({
  getParentRoute: () => settingsOfAll, path: "/trade",
  component: lazyRouteComponent(() => import("./pages/settings/trade")),
});
const messages = createRoute({
  getParentRoute: () => settingsOfAll, path: "/messages", validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import("./pages/settings/messages")),
});
const webhooks = createRoute({
  getParentRoute: () => settingsOfAll, path: "/webhooks", validateSearch: sectionSearch,
  component: lazyRouteComponent(() => import("./pages/settings/webhooks")),
});
const audit = createRoute({
  getParentRoute: () => settingsOfAll, path: "/audit", validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./pages/settings/audit")),
});
const scenarios = createRoute({
  getParentRoute: () => settingsOfAll, path: "/scenarios", validateSearch: scenariosSearch,
  component: lazyRouteComponent(() => import("./pages/settings/scenarios")),
});
const scenarioLog = createRoute({
  getParentRoute: () => settingsOfAll, path: "/scenarios/log", validateSearch: runsSearch,
  component: lazyRouteComponent(() => import("./pages/settings/scenario-log")),
});
const scenario = createRoute({
  getParentRoute: () => settingsOfAll, path: "/scenarios/$id", validateSearch: scenarioSearch,
  component: lazyRouteComponent(() => import("./pages/settings/scenario")),
});
const calendar = createRoute({
  getParentRoute: () => settingsOfAll, path: "/calendar",
  component: lazyRouteComponent(() => import("./pages/settings/calendar")),
});
const tokens = createRoute({
  getParentRoute: () => settings, path: "/tokens", validateSearch: tokensSearch,
  component: lazyRouteComponent(() => import("./pages/settings/tokens")),
});

/** Any other address, with the navigation around it. */
const elsewhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFoundPage });

const routeTree = root.addChildren([
  login,
  shell.addChildren([
    index, board, orders, newOrder, order, documents, newDocument, document, counterparties, counterparty, products, stock, supply, statement, tasks, turn, profile, elsewhere,
    administrators.addChildren([start, processes, process]),
    settings.addChildren([
      settingsIndex, tokens,
      settingsOfAll.addChildren([statuses, scenarios, scenarioLog, scenario, calendar, employees, departments, roles, channels, attributes, taskTypes, organizations, warehouses, trade, webhooks, messages, audit]),
    ]),
  ]),
]);

/** Addresses that people can read and write: `?q=10001&mine=true`, every value a text, lists with commas. */
const parseSearch = (search: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(search));

function stringifySearch(search: Record<string, unknown>): string {
  const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: "intent",
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
