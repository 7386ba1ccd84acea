// Colours of statuses. The text carries the meaning; the dot should nevertheless be seen on both grounds.

export const PALETTE = [
  "#868e96", "#495057", "#228be6", "#4c6ef5", "#7048e8", "#ae3ec9", "#d6336c", "#e03131", "#f76707", "#e67700", "#f59f00", "#74b816", "#2f9e44", "#12b886", "#0ca678", "#15aabf",
] as const;

const GROUNDS = ["#ffffff", "#222427"] as const;
/** Below that a dot of a few pixels is hardly seen. */
const LEAST = 1.8;

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function channels(color: string): [number, number, number] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
}

function luminance(color: string): number {
  const [r, g, b] = channels(color).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Whether the colour is lost on the light ground, on the dark one, or on neither. */
export function lostOn(color: string): "light" | "dark" | undefined {
  if (contrast(color, GROUNDS[0]) < LEAST) return "light";
  return contrast(color, GROUNDS[1]) < LEAST ? "dark" : undefined;
}

/** The nearest colour of the same hue that is seen on both grounds. */
export function visible(color: string): string {
  let best = color;
  for (let step = 0; step <= 100 && lostOn(best); step += 1) {
    const toward = lostOn(color) === "light" ? 0 : 255;
    const mixed = channels(color).map((value) => Math.round(value + (toward - value) * step / 100));
    best = `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }
  return best;
}
