import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { type Address, NewProcessDesigner, ProcessDesigner } from "@/features/processes/Designer";

const route = getRouteApi("/shell/administrators/processes/$id");

export default function ProcessPage() {
  const { id } = route.useParams();
  const { view, matrix, from, name } = route.useSearch();
  const navigate = useNavigate();
  const onAddress = (address: Address) =>
    void navigate({ to: "/processes/$id", params: { id }, search: { from, name, view, matrix, ...address }, replace: true });
  return id === "new"
    ? <NewProcessDesigner from={from} name={name} view={view} matrix={matrix} onAddress={onAddress} />
    : <ProcessDesigner id={id} view={view} matrix={matrix} onAddress={onAddress} />;
}
