// A colour from the palette or of one's own, said so if it is lost on one of the grounds.
import { Button, ColorInput, Group, Stack, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { isColor, lostOn, PALETTE, visible } from "./color";
import { messages } from "./messages";
import "./rows.css";

export function ColorChoice({ value, onChange, error }: { value: string; onChange: (color: string) => void; error?: string }) {
  const words = useMessages(messages).colors;
  const lost = isColor(value) ? lostOn(value) : undefined;
  const chosen = PALETTE.findIndex((color) => color === value);
  const walkTo = (at: number) => onChange(PALETTE[(at + PALETTE.length) % PALETTE.length] ?? value);
  return (
    <Stack gap={8}>
      <Text size="sm" fw="var(--mantine-font-weight-medium)">{words.color}</Text>
      <div className="swatches" role="radiogroup" aria-label={words.color} onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        walkTo(Math.max(chosen, 0) + step);
        const all = event.currentTarget.querySelectorAll<HTMLElement>("button");
        all[(Math.max(chosen, 0) + step + PALETTE.length) % PALETTE.length]?.focus();
      }}>
        {PALETTE.map((color, i) => (
          <button key={color} type="button" role="radio" aria-checked={color === value} aria-label={words.colorName(color)} tabIndex={i === Math.max(chosen, 0) ? 0 : -1}
            className="swatches__one" style={{ background: color }} onClick={() => onChange(color)}>{color === value && <Icon name="check" size={16} />}</button>
        ))}
      </div>
      <ColorInput aria-label={words.ownColor} description={words.ownColor} value={value} onChange={onChange} format="hex" withEyeDropper={false} w={180}
        error={error ?? (isColor(value) ? undefined : words.wrongColor)} />
      {lost && (
        <Group gap="xs">
          <Text size="sm" c="var(--warn)">{words.lost[lost]}</Text>
          <Button size="compact-sm" variant="default" onClick={() => onChange(visible(value))}>{words.makeVisible}</Button>
        </Group>
      )}
    </Stack>
  );
}
