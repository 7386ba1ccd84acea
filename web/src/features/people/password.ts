// Passwords that are easy to read out: no letters that look alike, in groups of four.
const LETTERS = "abcdefghjkmnpqrstuvwxyz";
const DIGITS = "23456789";
const GROUPS = 4;
const GROUP = 4;

export const LEAST_LENGTH = 8;

/** A letter in front, then letters and digits: about 78 bits. */
export function newPassword(random: (n: number) => number = cryptoRandom): string {
  const any = LETTERS + DIGITS;
  const one = (from: string) => from[random(from.length)] ?? "a";
  const groups = Array.from({ length: GROUPS }, (_, i) =>
    Array.from({ length: GROUP }, (_, k) => one(i === 0 && k === 0 ? LETTERS : any)).join(""));
  return groups.join("-");
}

/** Every number below `n` is as likely as another. */
function cryptoRandom(n: number): number {
  const bound = Math.floor(256 / n) * n;
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte); while ((byte[0] ?? 0) >= bound);
  return (byte[0] ?? 0) % n;
}
