// A document as PDFs, in the language of the interface.
import { useMutation } from "@tanstack/react-query";

import { api } from "@/api/client";
import { type DocumentKind, useMay } from "@/api/queries";
import { download, fileName } from "@/lib/download";
import { useLanguage, useMessages } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { type Form, messages } from "./messages";

/** The papers of each kind; the first is its own. The bank prints payments. */
const FORMS: Readonly<Record<DocumentKind, readonly Form[]>> = {
  customer_order: ["order", "packing_list"],
  quote: ["quote"],
  contract: ["contract"],
  invoice_out: ["invoice"],
  payment_in: [],
  shipment: ["shipment", "packing_list"],
  purchase_order: ["purchase_order"],
  receipt: ["receipt"],
  return_in: ["return_in"],
};

/** Whether a kind has any paper, and so can go along with a letter. */
export const isPrinted = (kind: DocumentKind): boolean => FORMS[kind].length > 0;

export interface Papers {
  /** Empty for whoever may not print. */
  all: readonly { form: Form; label: string; print: () => void }[];
  pending: boolean;
}

export function usePapers(kind: DocumentKind, id: string): Papers {
  const text = useMessages(messages);
  const language = useLanguage();
  const may = useMay(kind, "print");
  const { mutate, isPending } = useMutation({
    mutationFn: async (form: Form) => {
      const params = { path: { kind, id }, query: { form, language } };
      const { data, response } = await api.GET("/api/v1/documents/{kind}/{id}/print", { params, parseAs: "blob" });
      const name = fileName(response.headers.get("Content-Disposition"), `${form}.pdf`);
      download(data as unknown as Blob, name);
      return name;
    },
    onSuccess: (name) => toast.done(text.printed(name)),
    onError: (error) => toast.problem(error),
  });
  const forms = may ? FORMS[kind] : [];
  return { all: forms.map((form) => ({ form, label: text.forms[form], print: () => mutate(form) })), pending: isPending };
}
