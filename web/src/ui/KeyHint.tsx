import { Fragment } from "react";

import { keyNames } from "@/lib/keyboard";

/** The keys of a shortcut as they are printed: `<KeyHint keys="mod+KeyK" />`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 3, whiteSpace: "nowrap" }}>
      {keyNames(keys).map((step, i) => (
        <Fragment key={i}>
          {step.map((name) => <kbd key={name} className="kbd">{name}</kbd>)}
        </Fragment>
      ))}
    </span>
  );
}
