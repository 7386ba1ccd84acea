import { Button } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, Link, Outlet, useRouter } from "@tanstack/react-router";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useTitle } from "@/ui/Page";
import { EmptyState, ErrorState } from "@/ui/states";

import { messages } from "./messages";

export function NotFoundPage() {
  const text = useMessages(messages);
  useTitle(text.notFound);
  return (
    <EmptyState icon="search" title={text.notFound} order={1}
      action={<Button renderRoot={(props) => <Link to="/board" {...props} />}>{text.toBoard}</Button>}>
      {text.notFoundHint}
    </EmptyState>
  );
}

/** For everybody else an administrator's page looks like one that is not there. */
export function AdministratorsOnly() {
  return useMe().administrator ? <Outlet /> : <NotFoundPage />;
}

/** After an update of the server the parts of the version before are gone. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const text = useMessages(messages);
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (isOutdated(error)) {
    return (
      <EmptyState icon="refresh" title={text.updated} order={1} action={<Button onClick={() => window.location.reload()}>{text.reload}</Button>}>
        {text.updatedHint}
      </EmptyState>
    );
  }
  return <ErrorState error={error} order={1} retry={() => {
    queries.reset();
    reset();
    void router.invalidate();
  }} />;
}

