import { Avatar, Group, Text } from "@mantine/core";

import { useById, useEmployees } from "@/api/queries";

/** «Иван Петров» → «ИП». */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...word ?? ""][0] ?? "").join("").toLocaleUpperCase();
}

/** An employee: initials and name; only the initials with the name on hovering if `bare`. */
export function Person({ name, bare = false, size = 24 }: { name: string; bare?: boolean; size?: number }) {
  const face = <Avatar size={size} radius="xl" variant="light" color="gray" aria-hidden={!bare} title={bare ? name : undefined} alt={bare ? name : ""}
    styles={{ placeholder: { fontSize: size * 0.42, color: "var(--mantine-color-text)" } }}>{initials(name)}</Avatar>;
  if (bare) return face;
  return <Group gap={8} wrap="nowrap" component="span" style={{ display: "inline-flex", minWidth: 0, maxWidth: "100%" }}>{face}<Text span inherit truncate>{name}</Text></Group>;
}

export function PersonById({ id, name, bare, size }: { id: string; name?: string; bare?: boolean; size?: number }) {
  const { data } = useEmployees();
  return <Person name={useById(data).get(id)?.name ?? name ?? "…"} bare={bare} size={size} />;
}
