import { Group, Title } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

import { useMessages } from "@/lib/i18n";
import { setTitle } from "@/lib/title";

import { messages } from "./messages";

export interface Crumb {
  label: string;
  link: Pick<LinkProps, "to" | "params" | "search">;
}

interface Props {
  title: string;
  /** In place of the title as text, e.g. with a badge beside it. */
  heading?: ReactNode;
  /** For the tab of the browser, if it should say something else. */
  documentTitle?: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** For forms and texts: lines not longer than they can be read. */
  narrow?: boolean;
  /** As high as the window, for a board or a graph that scrolls by itself. */
  fill?: boolean;
  children?: ReactNode;
}

/** What the tab of the browser says. `Page` does it by itself. */
export function useTitle(title: string): void {
  const { product } = useMessages(messages);
  useEffect(() => {
    setTitle(title, product);
  }, [title, product]);
}

/** A page: where it is, what it is, what can be done, and its content. */
export function Page({ title, heading, documentTitle = title, crumbs = [], actions, narrow = false, fill = false, children }: Props) {
  const text = useMessages(messages);
  useTitle(documentTitle);
  return (
    <div className={`page${narrow ? " page--narrow" : ""}${fill ? " page--fill" : ""}`}>
      {crumbs.length > 0 && (
        <nav className="page__crumbs" aria-label={text.crumbs}>
          {crumbs.map(({ label, link }) => <span key={label}><Link {...link}>{label}</Link> <span aria-hidden>/</span></span>)}
        </nav>
      )}
      <div className="page__head">
        <Title order={1}>{heading ?? title}</Title>
        {actions && <Group gap="sm">{actions}</Group>}
      </div>
      {children}
    </div>
  );
}
