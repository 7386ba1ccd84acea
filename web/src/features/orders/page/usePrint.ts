// The order as a PDF, in the language of the interface.
import { useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { components } from "@/api/schema";
import { download, fileName } from "@/lib/download";
import { useLanguage, useMessages } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

export type Form = components["schemas"]["Form"];

/** The papers an order is printed as, as people look for them. */
export const FORMS = ["invoice", "packing_list", "quote", "order"] as const satisfies readonly Form[];

export function usePrint(id: string) {
  const text = useMessages(messages);
  const language = useLanguage();
  return useMutation({
    mutationFn: async (form: Form) => {
      const params = { path: { id }, query: { form, language } };
      const { data, response } = await api.GET("/api/v1/orders/{id}/print", { params, parseAs: "blob" });
      const name = fileName(response.headers.get("Content-Disposition"), `${form}.pdf`);
      download(data as unknown as Blob, name);
      return name;
    },
    onSuccess: (name) => toast.done(text.printed(name)),
    onError: (error) => toast.problem(error),
  });
}
