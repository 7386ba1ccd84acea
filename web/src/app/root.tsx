import { useMediaQuery } from "@mantine/hooks";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { Outlet } from "@tanstack/react-router";

/** Dialogs and toasts stand inside the router, so that they may hold links. */
export function Root() {
  // On a phone the thumb works at the bottom: nothing may cover the buttons there.
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false });
  return (
    <ModalsProvider>
      <Notifications position={phone ? "top-center" : "bottom-right"} limit={4} />
      <Outlet />
    </ModalsProvider>
  );
}
