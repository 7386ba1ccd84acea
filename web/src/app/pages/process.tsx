import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { type Address, NewProcessDesigner, ProcessDesigner } from "@/features/processes/Designer";

const route = getRouteApi("/shell/administrators/processes/$id");

export default function ProcessPage() {
  const { id } = route.useParams();
  const { view, matrix, from, name, kind } = route.useSearch();
  const navigate = useNavigate();
  const onAddress = (address: Address) =>
    void navigate({ to: "/processes/$id", params: { id }, search: { from, name, kind, view, matrix, ...address }, replace: true });
  return id === "new"
    ? <NewProcessDesigner key={kind} kind={kind ?? "customer_order"} from={from} name={name} view={view} matrix={matrix} onAddress={onAddress} />
    : <ProcessDesigner id={id} view={view} matrix={matrix} onAddress={onAddress} />;
}
