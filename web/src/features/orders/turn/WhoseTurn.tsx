// Who can take an order on from where it stands, in one line.
import { Text } from "@mantine/core";

import type { OrderPage } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { GranteeName } from "@/ui/ReasonList";

import { messages } from "./messages";

export function WhoseTurn({ order }: { order: OrderPage }) {
  const text = useMessages(messages);
  if (order.turn.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {text.whose}{" "}
      {order.turn.map((grantee, i) => <span key={i}>{i > 0 && ", "}<GranteeName grantee={grantee} /></span>)}
    </Text>
  );
}
