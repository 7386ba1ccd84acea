import { Fragment } from "react";

import { keyNames } from "@/lib/keyboard";

/** The keys of a shortcut as they are printed: `<KeyHint keys="mod+KeyK" />`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span style={{ whiteSpace: "nowrap" }}>
      {keyNames(keys).map((step, i) => (
        <Fragment key={i}>
          {i > 0 && " "}
          {step.map((name, j) => <Fragment key={name}>{j > 0 && "+"}<kbd className="kbd">{name}</kbd></Fragment>)}
        </Fragment>
      ))}
    </span>
  );
}
