import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { Outlet } from "@tanstack/react-router";

/** Dialogs and toasts stand inside the router, so that they may hold links. */
export function Root() {
  return (
    <ModalsProvider>
      <Notifications position="bottom-right" limit={4} />
      <Outlet />
    </ModalsProvider>
  );
}
