import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { isKind } from "@/ui/kinds";

import { NotFoundPage } from "../errors";
import { DocumentPage } from "./order";

const route = getRouteApi("/shell/documents/$kind/$id");

export default function OtherDocumentPage() {
  const { kind, id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  if (!isKind(kind)) return <NotFoundPage />;
  return <DocumentPage of={{ kind, id }} search={search}
    onSearch={(next, how) => void navigate({ to: "/documents/$kind/$id", params: { kind, id }, search: next, resetScroll: false, ...how })}
    onGo={(to) => void navigate({ to: "/documents/$kind/$id", params: { kind, id: to }, search: { ...search, task: undefined } })} />;
}
