// A browser's name for itself, as people call it. The order matters: most of them claim to be others as well.

const BROWSERS: readonly [RegExp, string][] = [
  [/YaBrowser\//, "Яндекс Браузер"], [/EdgA?\/|EdgiOS\//, "Edge"], [/OPR\/|Opera/, "Opera"], [/Vivaldi\//, "Vivaldi"], [/SamsungBrowser\//, "Samsung Internet"],
  [/FxiOS\/|Firefox\//, "Firefox"], [/CriOS\/|HeadlessChrome\/|Chrome\//, "Chrome"], [/Version\/[\d.]+.*Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/Windows/, "Windows"], [/CrOS/, "ChromeOS"], [/Mac OS X|Macintosh/, "macOS"], [/Linux|X11/, "Linux"],
];

export interface Seen {
  readonly browser?: string;
  readonly system?: string;
  /** No browser, but something that calls itself so: `curl 7.88.1`. */
  readonly program?: string;
}

export function seenAs(userAgent: string): Seen {
  const of = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1];
  const browser = of(BROWSERS);
  if (browser) return { browser, system: of(SYSTEMS) };
  const program = /^([\w.-]{2,40})(?:\/([\w.-]{1,20}))?/.exec(userAgent);
  return program && program[1] !== "Mozilla" ? { program: [program[1], program[2]].filter(Boolean).join(" ") } : {};
}
