import { Link } from "@tanstack/react-router";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { filterOf, type OrderFilter } from "./filter";
import { messages } from "./messages";

/** The same orders as a board or as a list. */
export function ViewSwitch({ search }: { search: OrderFilter }) {
  const text = useMessages(messages);
  const filter = filterOf(search);
  return (
    <nav className="switch" aria-label={text.view}>
      <Link to="/board" search={filter} className="switch__item" activeOptions={{ includeSearch: false }}><Icon name="board" size={16} /><span className="tool__text">{text.board}</span></Link>
      <Link to="/orders" search={filter} className="switch__item" activeOptions={{ exact: true, includeSearch: false }}><Icon name="list" size={16} /><span className="tool__text">{text.list}</span></Link>
    </nav>
  );
}
