import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { isKind } from "@/ui/kinds";

import { NotFoundPage } from "../errors";
import { NewDocument } from "./new-order";

const route = getRouteApi("/shell/documents/$kind/new");

export default function NewDocumentPage() {
  const { kind } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  if (!isKind(kind)) return <NotFoundPage />;
  return <NewDocument key={kind} kind={kind} search={search} onCreated={({ id }) => void navigate({ to: "/documents/$kind/$id", params: { kind, id } })} />;
}
