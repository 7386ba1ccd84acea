// A list of records of which one is the default: organizations and warehouses are kept alike.
import { Badge, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ComponentProps } from "react";

import { useMessages } from "@/lib/i18n";
import { ArchivedList } from "@/ui/ArchivedList";
import { Icon } from "@/ui/Icon";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

interface Kept {
  id: string;
  name: string;
  default: boolean;
  archived: boolean;
}

interface Props<T extends Kept> extends Omit<ComponentProps<typeof ArchivedList<T>>, "words" | "archive"> {
  noun: "organizations" | "warehouses";
  save: (one: T, change: { default?: true; archived?: boolean }) => Promise<T>;
}

export function KeptList<T extends Kept>({ noun, save, ...list }: Props<T>) {
  const text = useMessages(messages);
  const words = text[noun];
  const client = useQueryClient();
  const handing = useMutation({
    mutationFn: (one: T) => save(one, { default: true }).finally(() => client.invalidateQueries({ queryKey: list.queryKey })),
    onSuccess: (saved) => toast.done(words.madeDefault(saved.name)),
    onError: (error) => toast.problem(error),
  });
  return (
    <ArchivedList<T> {...list} words={{ ...text, ...words }} archive={(one, archived) => save(one, { archived })}
      badge={(one) => one.default && <Badge ml="xs" size="sm" variant="light" tt="none">{words.isDefault}</Badge>}
      stays={(one) => one.default ? words.defaultStays : undefined}
      more={(one) => !one.archived && <Menu.Item leftSection={<Icon name="star" size={16} />} onClick={() => handing.mutate(one)}>{words.makeDefault}</Menu.Item>} />
  );
}
