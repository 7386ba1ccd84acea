// The readable page of /api/openapi.json. Everything that comes from the document goes to the page as text, never as
// markup; nothing is fetched but the document itself.
"use strict";

(() => {
  /** How deep a schema may be unfolded: recursive ones (a guard of guards) have no end of their own. */
  const MAX_DEPTH = 12;
  /** How deep an example body is made up. */
  const EXAMPLE_DEPTH = 6;
  const METHODS = ["get", "post", "put", "patch", "delete"];

  const WORDS = {
    ru: {
      skip: "К операциям",
      search: "Поиск по операциям",
      searchHint: "Путь, слово, код",
      contents: "Содержание",
      language: "Язык страницы",
      version: "Версия",
      document: "Документ OpenAPI",
      authorization: "Вход",
      parameters: "Параметры",
      body: "Тело запроса",
      answers: "Ответы",
      codes: "Коды",
      problems: "Коды отказов",
      example: "Пример",
      copy: "Скопировать",
      copied: "Скопировано",
      notCopied: "Не вышло: выделите и скопируйте сами",
      link: "Ссылка на операцию",
      required: "обязательно",
      deprecated: "устарело",
      fields: "Поля",
      items: "Элементы",
      variants: "Варианты",
      values: "Значения",
      anyName: "любое имя",
      none: "без тела",
      public: "Вход не нужен",
      deep: "Глубже не раскрывается",
      orElse: "или",
      listOf: "список:",
      anything: "любое значение",
      other: "Прочее",
      byDefault: "по умолчанию",
      characters: "знаков",
      elements: "элементов",
      where: { path: "в пути", query: "в запросе", header: "в заголовке", cookie: "в cookie" },
      found: (shown, all) => (shown === all ? `Операций: ${all}` : `Найдено операций: ${shown} из ${all}`),
      nothing: "Ничего не найдено. Очистите поиск или напишите иначе.",
      failed: (why) => `Документ /api/openapi.json не загрузился (${why}). Проверьте, что сервер работает, и обновите страницу.`,
    },
    en: {
      skip: "To the operations",
      search: "Search operations",
      searchHint: "Path, word, code",
      contents: "Contents",
      language: "Language of the page",
      version: "Version",
      document: "OpenAPI document",
      authorization: "Authorization",
      parameters: "Parameters",
      body: "Request body",
      answers: "Responses",
      codes: "Codes",
      problems: "Problem codes",
      example: "Example",
      copy: "Copy",
      copied: "Copied",
      notCopied: "That failed: select and copy it yourself",
      link: "Link to the operation",
      required: "required",
      deprecated: "deprecated",
      fields: "Fields",
      items: "Items",
      variants: "Variants",
      values: "Values",
      anyName: "any name",
      none: "no body",
      public: "No login needed",
      deep: "Not unfolded any deeper",
      orElse: "or",
      listOf: "list of",
      anything: "any value",
      other: "Other",
      byDefault: "default",
      characters: "characters",
      elements: "elements",
      where: { path: "in the path", query: "in the query", header: "in a header", cookie: "in a cookie" },
      found: (shown, all) => (shown === all ? `Operations: ${all}` : `Operations found: ${shown} of ${all}`),
      nothing: "Nothing found. Clear the search or word it differently.",
      failed: (why) => `/api/openapi.json did not load (${why}). See whether the server is running, then reload the page.`,
    },
  };

  const byId = (id) => document.getElementById(id);

  /** An element; attributes that are null or false are left out, children are text unless they are elements. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  // ---- the page's own language ----

  const LANGUAGE_KEPT_AS = "poryadok.api.language";

  function chosenLanguage() {
    try {
      const kept = localStorage.getItem(LANGUAGE_KEPT_AS);
      if (kept in WORDS) return kept;
    } catch {
      // Storage may be forbidden; the browser's languages decide then.
    }
    const known = navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find((l) => l in WORDS);
    return known ?? "ru";
  }

  let language = chosenLanguage();
  const word = (name) => WORDS[language][name];

  function choose(next) {
    language = next;
    try {
      localStorage.setItem(LANGUAGE_KEPT_AS, next);
    } catch {
      // Kept for this visit only.
    }
    const open = [...document.querySelectorAll(".op[open]")].map((op) => op.id);
    render();
    for (const id of open) byId(id)?.setAttribute("open", "");
  }

  function ownWords() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
    byId("search").placeholder = word("searchHint");
    byId("languages").setAttribute("aria-label", word("language"));
    for (const button of byId("languages").children) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  }

  // ---- the document ----

  let api = null;
  /** @type {{id: string, tag: string, method: string, path: string, op: object, shared: object[], text: string}[]} */
  let operations = [];

  /** Follows `#/a/b` inside the document. */
  function resolve(thing) {
    let at = thing;
    for (let hops = 0; at && typeof at.$ref === "string" && hops < 16; hops += 1) {
      const keys = at.$ref.startsWith("#/") ? at.$ref.slice(2).split("/") : [];
      const unescape = (key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
      const { $ref, ...beside } = at;
      const target = keys.reduce((node, key) => node?.[unescape(key)], api);
      at = target && typeof target === "object" ? { ...target, ...beside } : {};
    }
    return at ?? {};
  }

  const refName = (schema) => (typeof schema?.$ref === "string" ? schema.$ref.split("/").pop() : null);

  /** Lower case and «ё» as «е»: how a person searches. */
  const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

  function read(openapi) {
    api = openapi;
    operations = [];
    const taken = new Set();
    for (const [path, item] of Object.entries(api.paths ?? {})) {
      for (const method of METHODS) {
        const op = item[method];
        if (!op) continue;
        let id = op.operationId ?? `${method}${path.replaceAll(/[^A-Za-z0-9]+/g, "-")}`;
        // Ids of the page's own elements, and an id that stands twice, must not swallow an operation.
        while (taken.has(id) || document.getElementById(id)?.closest(".op") === null) id += "-2";
        taken.add(id);
        const codes = Object.values(op.responses ?? {}).flatMap((r) => codesOf(resolve(r)));
        const words = [method, path, id, op.summary, op.description, ...(op.tags ?? []), ...codes];
        operations.push({
          id, method, path, op,
          tag: op.tags?.[0] ?? "",
          shared: item.parameters ?? [],
          text: fold(words.filter(Boolean).join(" ")),
        });
      }
    }
  }

  /** Problem codes a response names: `x-codes`, or the names of its examples. */
  function codesOf(response) {
    if (Array.isArray(response["x-codes"])) return response["x-codes"].map(String);
    return Object.keys(response.content?.["application/problem+json"]?.examples ?? {});
  }

  // ---- text ----

  /** `code` in backticks; all else as it is. */
  function inline(text) {
    return String(text).split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));
  }

  /** Paragraphs and lists of a description. The document is in English, whatever the page's own words are. */
  function prose(text) {
    const box = make("div", { class: "text", lang: "en" });
    for (const block of String(text ?? "").trim().split(/\n\s*\n/)) {
      const lines = block.split("\n");
      if (lines.every((line) => /^\s*[-*] /.test(line))) {
        box.append(make("ul", {}, lines.map((line) => make("li", {}, inline(line.replace(/^\s*[-*] /, ""))))));
      } else if (block) {
        box.append(make("p", {}, inline(block.replace(/^#+ /, "").replaceAll("\n", " "))));
      }
    }
    return box.childNodes.length ? box : null;
  }

  // ---- schemas ----

  const isNull = (schema) => schema?.type === "null";
  const types = (schema) => [schema.type ?? []].flat();

  /** The alternatives of a schema without the null among them. */
  const alternatives = (schema) => (schema.oneOf ?? schema.anyOf ?? []).filter((s) => !isNull(s));

  /** A schema as it is to be shown: references followed, `allOf` laid together, a lone alternative taken for itself. */
  function settle(given) {
    let schema = resolve(given);
    let name = refName(given);
    const others = alternatives(schema);
    if (others.length === 1) {
      name = refName(others[0]) ?? name;
      schema = { ...settle(others[0]).schema, ...(schema.description && { description: schema.description }) };
    }
    if (schema.allOf) {
      const whole = { ...schema, properties: { ...schema.properties }, required: [...(schema.required ?? [])] };
      delete whole.allOf;
      for (const part of schema.allOf) {
        const { schema: settled, name: partName } = settle(part);
        if (schema.allOf.length === 1) name = partName ?? name;
        whole.type ??= settled.type;
        for (const key of ["oneOf", "anyOf", "items", "enum", "format"]) whole[key] ??= settled[key];
        whole.description ??= settled.description;
        Object.assign(whole.properties, settled.properties);
        whole.required.push(...(settled.required ?? []));
      }
      schema = whole;
    }
    return { schema, name };
  }

  const isNullable = (given) => {
    const schema = resolve(given);
    return types(schema).includes("null") || (schema.oneOf ?? schema.anyOf ?? []).some(isNull);
  };

  /** What a value is, in a few words. */
  function typeText(given, depth = 0) {
    const { schema, name } = settle(given);
    const own = types(schema).filter((t) => t !== "null");
    const others = alternatives(schema);
    let text = name ?? "";
    if (!text && others.length && depth < 3) text = others.map((s) => typeText(s, depth + 1)).join(` ${word("orElse")} `);
    if (!text && own.includes("array") && depth < 3) text = `${word("listOf")} ${typeText(schema.items ?? {}, depth + 1)}`;
    if (!text) text = own.join(` ${word("orElse")} `) || (schema.enum ? "string" : schema.properties ? "object" : word("anything"));
    if (schema.format) text += ` (${schema.format})`;
    return isNullable(given) ? `${text} ${word("orElse")} null` : text;
  }

  function bounds(schema) {
    const between = (min, max, of = "") =>
      min === undefined && max === undefined ? [] : [`${min ?? ""}…${max ?? ""}${of && ` ${word(of)}`}`];
    const all = [
      ...between(schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum),
      ...between(schema.minLength, schema.maxLength, "characters"),
      ...between(schema.minItems, schema.maxItems, "elements"),
    ];
    if (schema.pattern) all.push(schema.pattern);
    if (schema.default !== undefined) all.push(`${word("byDefault")} ${JSON.stringify(schema.default)}`);
    return all.length ? make("span", { class: "bounds" }, ` · ${all.join(" · ")}`) : null;
  }

  const fixed = (schema) => (schema.const !== undefined ? [schema.const] : schema.enum ?? []).filter((v) => v !== null);

  function values(schema) {
    const all = fixed(schema);
    if (!all.length) return null;
    return make("div", { class: "values" }, all.flatMap((v) => [make("code", {}, String(v)), " "]));
  }

  /** Details whose content is made when they are opened first. */
  function unfolding(summary, fill, open, className = "more") {
    const details = make("details", { class: className, open }, make("summary", {}, summary));
    const once = () => {
      if (!details.open) return;
      details.removeEventListener("toggle", once);
      details.append(...[fill()].flat().filter(Boolean));
    };
    details.addEventListener("toggle", once);
    if (open) once();
    return details;
  }

  /** Whether there is more to a schema than its type says. */
  function hasInside(given) {
    const { schema } = settle(given);
    if (alternatives(schema).length > 1) return true;
    if (schema.properties && Object.keys(schema.properties).length) return true;
    if (schema.items) return hasInside(schema.items) || fixed(settle(schema.items).schema).length > 0;
    return schema.additionalProperties !== null && typeof schema.additionalProperties === "object";
  }

  function inside(given, depth) {
    if (depth > MAX_DEPTH) return [make("p", { class: "type" }, word("deep"))];
    const { schema } = settle(given);
    const parts = [];
    if (schema.properties && Object.keys(schema.properties).length) parts.push(fields(schema, depth));
    const others = alternatives(schema);
    if (others.length > 1) parts.push(variants(others, depth));
    if (schema.items) {
      const items = settle(schema.items).schema;
      parts.push(items.description ? prose(items.description) : null, values(items));
      if (hasInside(schema.items)) parts.push(...inside(schema.items, depth + 1));
    }
    if (schema.additionalProperties !== null && typeof schema.additionalProperties === "object") {
      parts.push(make("ul", { class: "fields" }, field(word("anyName"), schema.additionalProperties, false, depth)));
    }
    return parts.filter(Boolean);
  }

  function fields(schema, depth) {
    const required = new Set(schema.required ?? []);
    const each = Object.entries(schema.properties);
    return make("ul", { class: "fields" }, each.map(([name, given]) => field(name, given, required.has(name), depth)));
  }

  function field(name, given, required, depth, extra) {
    const { schema } = settle(given);
    const line = make("li", {},
      make("span", { class: "name" }, name), " ",
      make("span", { class: "type" }, typeText(given)),
      extra ? make("span", { class: "type" }, ` · ${extra}`) : null,
      bounds(schema),
      required ? make("span", { class: "needed" }, ` · ${word("required")}`) : null,
      schema.deprecated ? make("span", { class: "needed" }, ` · ${word("deprecated")}`) : null,
      prose(resolve(given).description ?? schema.description),
      values(schema));
    if (hasInside(given)) line.append(unfolding(insideTitle(schema), () => inside(given, depth + 1), false));
    return line;
  }

  function insideTitle(schema) {
    if (alternatives(schema).length > 1) return word("variants");
    return schema.items ? word("items") : word("fields");
  }

  /** Alternatives, each named by its own name or by the field that tells it from the others. */
  function variants(others, depth) {
    const one = (given, i) => {
      const { schema, name } = settle(given);
      const tag = Object.entries(schema.properties ?? {}).find(([, p]) => fixed(settle(p).schema).length === 1);
      const title = tag ? `${tag[0]} = ${fixed(settle(tag[1]).schema)[0]}` : schema.title ?? name ?? fixed(schema).join(", ");
      const text = title || typeText(given) || String(i + 1);
      const about = schema.description ? prose(schema.description) : null;
      if (!hasInside(given)) return make("li", {}, make("code", {}, text), about, title ? null : values(schema));
      return make("li", {}, unfolding(make("code", {}, text), () => [about, ...inside(given, depth + 1)], false));
    };
    return make("ul", { class: "variants" }, others.map(one));
  }

  /** A schema by itself: a body or an answer. */
  function whole(given) {
    const { schema } = settle(given);
    return [
      make("p", { class: "type" }, typeText(given), bounds(schema)),
      prose(schema.description), values(schema), ...inside(given, 1),
    ].filter(Boolean);
  }

  // ---- examples ----

  function sample(given, depth = 0) {
    const { schema } = settle(given);
    if (schema.example !== undefined) return schema.example;
    if (Array.isArray(schema.examples) && schema.examples.length) return schema.examples[0];
    if (schema.default !== undefined && schema.default !== null) return schema.default;
    if (fixed(schema).length) return fixed(schema)[0];
    if (depth >= EXAMPLE_DEPTH) return null;
    const others = alternatives(schema);
    const made = others.length > 1 && !schema.properties ? sample(others[0], depth + 1) : undefined;
    if (made !== undefined) return made;
    const type = types(schema).find((t) => t !== "null");
    if (type === "array") return schema.items && depth < EXAMPLE_DEPTH - 1 ? [sample(schema.items, depth + 1)] : [];
    if (type === "object" || schema.properties) return sampleObject(schema, depth);
    if (type === "integer" || type === "number") return schema.minimum ?? 1;
    if (type === "boolean") return false;
    if (schema.format === "uuid") return "018f4e3a-0000-7000-8000-000000000000";
    if (schema.format === "date-time") return "2026-01-31T09:00:00Z";
    return type === "string" ? "…" : null;
  }

  /** What must be there; where nothing must, what may be. */
  function sampleObject(schema, depth) {
    const names = Object.keys(schema.properties ?? {});
    const required = names.filter((name) => schema.required?.includes(name));
    const shown = required.length ? required : names.filter((name) => !isNullable(schema.properties[name]));
    return Object.fromEntries(shown.map((name) => [name, sample(schema.properties[name], depth + 1)]));
  }

  const quote = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;

  function curl({ method, path, op, shared }) {
    const parameters = parametersOf(op, shared);
    const query = parameters
      .filter((p) => p.in === "query" && p.required)
      .map((p) => `${encodeURIComponent(p.name)}=${encodeURIComponent(sample(p.schema ?? {}))}`);
    const url = `${location.origin}${path}${query.length ? `?${query.join("&")}` : ""}`;
    const lines = [`curl${method === "get" ? "" : ` -X ${method.toUpperCase()}`} ${quote(url)}`];
    if (needsLogin(op)) lines.push(`-H "Authorization: Bearer $TOKEN"`);
    for (const p of parameters.filter((each) => each.in === "header")) {
      const key = p.name.toLowerCase() === "idempotency-key";
      if (key) lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
      else if (p.required) lines.push(`-H ${quote(`${p.name}: ${sample(p.schema ?? {})}`)}`);
    }
    const [type, content] = Object.entries(resolve(op.requestBody ?? {}).content ?? {})[0] ?? [];
    if (type) {
      const body = content.example ?? Object.values(content.examples ?? {})[0]?.value ?? sample(content.schema ?? {});
      lines.push(`-H ${quote(`Content-Type: ${type}`)}`);
      lines.push(`-d ${quote(typeof body === "string" ? body : JSON.stringify(body, null, 2))}`);
    }
    return lines.join(" \\\n  ");
  }

  function needsLogin(op) {
    const security = op.security ?? api.security ?? [];
    return security.length > 0 && security.every((each) => Object.keys(each).length > 0);
  }

  async function copy(text, button, shown) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      // No clipboard without HTTPS: select what is shown and try the old way.
      const range = document.createRange();
      range.selectNodeContents(shown);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      done = document.execCommand("copy");
    }
    button.textContent = word(done ? "copied" : "notCopied");
    setTimeout(() => { button.textContent = word("copy"); }, 2000);
  }

  // ---- operations ----

  /** Parameters of the operation; one of its own goes before one of the path by the same name. */
  function parametersOf(op, shared) {
    const all = new Map();
    for (const p of [...shared, ...(op.parameters ?? [])].map(resolve)) all.set(`${p.in} ${p.name}`, p);
    return [...all.values()];
  }

  function heading(text) {
    return make("h4", {}, text);
  }

  function bodyOf(operation) {
    const { op, id, shared } = operation;
    const parts = [prose(op.description)];
    const parameters = parametersOf(op, shared);
    if (parameters.length) {
      const one = (p) => {
        const given = p.description ? { ...(p.schema ?? {}), description: p.description } : p.schema ?? {};
        return field(p.name, given, p.required, 1, WORDS[language].where[p.in]);
      };
      parts.push(heading(word("parameters")), make("ul", { class: "fields" }, parameters.map(one)));
    }
    const request = resolve(op.requestBody ?? {});
    for (const [type, content] of Object.entries(request.content ?? {})) {
      parts.push(heading(`${word("body")} · ${type}`), prose(request.description), ...whole(content.schema ?? {}));
    }
    parts.push(heading(word("answers")));
    for (const [status, given] of Object.entries(op.responses ?? {})) parts.push(answer(status, resolve(given)));
    const text = curl(operation);
    const shown = make("pre", {}, make("code", {}, text));
    const button = make("button", { class: "action", type: "button" }, word("copy"));
    button.addEventListener("click", () => copy(text, button, shown));
    parts.push(
      heading(word("example")), shown,
      make("div", { class: "tools" }, button,
        make("a", { href: `#${encodeURIComponent(id)}` }, word("link")),
        needsLogin(op) ? null : make("span", { class: "type" }, word("public"))));
    return make("div", { class: "body" }, parts.filter(Boolean));
  }

  function answer(status, response) {
    const good = /^[123]/.test(status);
    const title = [
      make("span", { class: `code ${good ? "good" : "bad"}` }, status), " ",
      make("span", { lang: "en" }, inline(response.description ?? "")),
    ];
    const codes = codesOf(response);
    const contents = Object.entries(response.content ?? {});
    if (!contents.length && !codes.length) {
      return make("p", { class: "answer" }, title, make("span", { class: "type" }, ` · ${word("none")}`));
    }
    const fill = () => [
      codes.length
        ? make("p", { class: "values" }, `${word("codes")}: `, codes.flatMap((c) => [make("code", {}, c), " "]))
        : null,
      ...contents.flatMap(([type, content]) => [make("p", { class: "type" }, type), ...whole(content.schema ?? {})]),
    ];
    return unfolding(title, fill, false, "answer");
  }

  function method(name) {
    return make("span", { class: `method ${name}` }, name);
  }

  function card(operation) {
    const { id, op, path } = operation;
    const summary = make("summary", {},
      method(operation.method),
      make("h3", {}, make("span", { class: "path" }, path), op.deprecated ? ` · ${word("deprecated")}` : null),
      op.summary ? make("span", { class: "short", lang: "en" }, op.summary) : null);
    const details = make("details", { class: "op", id }, summary);
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) details.append(bodyOf(operation));
    });
    return details;
  }

  // ---- the page ----

  function about() {
    const { title, version, description } = api.info ?? {};
    const schemes = Object.entries(api.components?.securitySchemes ?? {}).map(([name, given]) => [name, resolve(given)]);
    byId("title").textContent = title ?? "Poryadok API";
    document.title = title ?? "Poryadok API";
    byId("about").replaceChildren(...[
      prose(description),
      make("p", {}, `${word("version")}: ${version ?? "—"} · `, make("a", { href: "/api/openapi.json" }, word("document"))),
      schemes.length ? make("h2", {}, word("authorization")) : null,
      schemes.length
        ? make("ul", { class: "fields" }, schemes.map(([name, s]) => make("li", {},
            make("span", { class: "name" }, name), " ",
            make("span", { class: "type" }, [s.type, s.scheme, s.in, s.name].filter(Boolean).join(" · ")),
            prose(s.description))))
        : null,
      problems(),
    ].filter(Boolean));
  }

  /** Every code of a problem, where its `type` leads: `x-problems` lists them as `{code, status, title}`. */
  function problems() {
    const all = api["x-problems"];
    if (!Array.isArray(all) || !all.length) return null;
    const one = ({ code, status, title }) => make("li", { id: `problem-${code}`, tabindex: "-1" },
      make("span", { class: "code bad" }, status ?? ""), " ", make("code", {}, code),
      title ? make("span", { class: "type", lang: "en" }, ` · ${title}`) : null);
    return make("details", { class: "more", id: "problems" },
      make("summary", {}, word("problems")), make("ul", { class: "fields" }, all.map(one)));
  }

  /** Operations by tag, tags in the order in which the document names them. */
  function grouped() {
    const named = (api.tags ?? []).map((t) => t.name);
    const met = operations.map((o) => o.tag);
    const about = new Map((api.tags ?? []).map((t) => [t.name, t.description]));
    return [...new Set([...named, ...met])]
      .map((tag) => ({ tag, description: about.get(tag), all: operations.filter((o) => o.tag === tag) }))
      .filter((group) => group.all.length);
  }

  function render() {
    ownWords();
    if (!api) return;
    about();
    const groups = grouped();
    const title = (tag) => (tag ? make("h2", { lang: "en" }, tag) : make("h2", {}, word("other")));
    byId("nav").setAttribute("aria-label", word("contents"));
    byId("nav").replaceChildren(...groups.map((g) => make("div", { class: "of" }, title(g.tag),
      make("ul", {}, g.all.map((o) => make("li", { "data-of": o.id },
        make("a", { href: `#${encodeURIComponent(o.id)}` }, method(o.method), make("span", { class: "path" }, o.path))))))));
    byId("groups").replaceChildren(...groups.map((g) =>
      make("section", { class: "group" }, title(g.tag), prose(g.description), g.all.map(card))));
    byId("groups").setAttribute("aria-busy", "false");
    filter();
  }

  function filter() {
    const words = fold(byId("search").value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const o of operations) {
      const fits = words.every((w) => o.text.includes(w));
      shown += fits ? 1 : 0;
      const line = document.querySelector(`li[data-of="${CSS.escape(o.id)}"]`);
      for (const element of [byId(o.id), line]) if (element) element.hidden = !fits;
    }
    for (const [box, each] of [[".group", ".op"], [".of", "li"]]) {
      for (const group of document.querySelectorAll(box)) group.hidden = !group.querySelector(`${each}:not([hidden])`);
    }
    byId("found").textContent = shown ? word("found")(shown, operations.length) : word("nothing");
  }

  /** Opens the operation that the address names. */
  function follow() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const problem = id.startsWith("problem-") ? byId(id) : null;
    if (problem) {
      byId("problems").open = true;
      problem.scrollIntoView();
      problem.focus({ preventScroll: true });
      return;
    }
    const operation = operations.some((o) => o.id === id) ? byId(id) : null;
    if (!operation) return;
    if (operation.hidden) {
      byId("search").value = "";
      filter();
    }
    operation.open = true;
    operation.scrollIntoView();
    operation.querySelector("summary").focus({ preventScroll: true });
  }

  function keys(event) {
    const search = byId("search");
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    // By the place of the key, so that it works on the Russian layout too.
    if (plain && !writing && (event.key === "/" || (event.code === "Slash" && !event.shiftKey))) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  }

  async function start() {
    const narrow = matchMedia("(max-width: 56rem)");
    const fit = () => { byId("contents").open = !narrow.matches; };
    narrow.addEventListener("change", fit);
    fit();
    render();
    for (const button of byId("languages").children) {
      button.addEventListener("click", () => choose(button.dataset.language));
    }
    byId("search").addEventListener("input", filter);
    document.addEventListener("keydown", keys);
    addEventListener("hashchange", follow);
    try {
      const response = await fetch("/api/openapi.json", { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      read(await response.json());
    } catch (error) {
      byId("groups").replaceChildren(make("p", { class: "failure", role: "alert" }, word("failed")(error.message)));
      byId("groups").setAttribute("aria-busy", "false");
      return;
    }
    render();
    follow();
  }

  start();
})();
