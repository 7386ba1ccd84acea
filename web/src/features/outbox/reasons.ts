// Why something was not delivered, in words. The server writes it down once, in English, when it happens; a mail server's own
// words stay as they are.
import type { Language } from "@/lib/i18n";

const RU: readonly (readonly [RegExp, string])[] = [
  [/^it answered (\d+): redirects are not followed$/, "получатель ответил $1: перенаправлениям Порядок не следует"],
  [/^it answered (\d+)$/, "получатель ответил $1"],
  [/^the address lies in a network that must not be called; the operator may allow it \((\w+)\)$/, "адрес лежит в сети, закрытой для вебхуков; открыть её может тот, кто обслуживает сервер ($1)"],
  [/^no answer in time$/, "ответа не было вовремя"],
  [/^no connection$/, "соединиться не удалось"],
  [/^the connection is not secure$/, "соединение не защищено: сертификату нельзя доверять"],
  [/^the connection broke$/, "соединение оборвалось"],
  [/^the name is not known$/, "такого имени в сети нет"],
  [/^this is no (?:address|name of a host)$/, "это не адрес"],
  [/^only http and https addresses are called$/, "адрес должен начинаться с https:// или http://"],
  [/^an address holds no name and password$/, "имени и пароля в адресе быть не должно"],
  [/^its secret is no key$/, "секрет вебхука повреждён: создайте вебхук заново"],
  [/^Telegram answered (\d+)$/, "Telegram ответил $1"],
  [/^the chat does not want to hear of us$/, "чат заблокировал бота"],
  [/^there is no such chat$/, "такого чата нет"],
  [/^the mail server did not answer in time$/, "почтовый сервер не ответил вовремя"],
  [/^the connection to the mail server is not secure$/, "соединение с почтовым сервером не защищено"],
  [/^the connection to the mail server failed$/, "соединиться с почтовым сервером не удалось"],
  [/^the mail server answered (.*)$/s, "почтовый сервер ответил $1"],
];

export function reasonIn(why: string, language: Language): string {
  if (language !== "ru") return why;
  const known = RU.find(([pattern]) => pattern.test(why));
  return known ? why.replace(known[0], known[1]) : why;
}
