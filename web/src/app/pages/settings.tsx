// The frame of the settings: their sections beside the one that is open; on a phone, above it.
import { NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon, type IconName } from "@/ui/Icon";

import { messages } from "../messages";
import { useDeadCount } from "../outbox";
import "./settings.css";

const SECTIONS = [
  { to: "/settings/statuses", name: "statuses", icon: "tag" },
  { to: "/settings/scenarios", name: "scenarios", icon: "scenario" },
  { to: "/settings/channels", name: "channels", icon: "store" },
  { to: "/settings/attributes", name: "attributes", icon: "edit" },
  { to: "/settings/task-types", name: "taskTypes", icon: "check-circle" },
  { to: "/settings/organizations", name: "organizations", icon: "briefcase" },
  { to: "/settings/warehouses", name: "warehouses", icon: "warehouse" },
  { to: "/settings/trade", name: "trade", icon: "scales" },
  { to: "/settings/employees", name: "employees", icon: "people" },
  { to: "/settings/departments", name: "departments", icon: "building" },
  { to: "/settings/roles", name: "roles", icon: "shield" },
  { to: "/settings/calendar", name: "calendar", icon: "calendar" },
  { to: "/settings/tokens", name: "tokens", icon: "key" },
  { to: "/settings/webhooks", name: "webhooks", icon: "link" },
  { to: "/settings/messages", name: "messages", icon: "mail" },
  { to: "/settings/audit", name: "audit", icon: "history" },
] as const satisfies readonly { to: string; name: string; icon: IconName }[];

export default function SettingsLayout() {
  const text = useMessages(messages);
  const me = useMe();
  const dead = useDeadCount();
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false });
  const sections = SECTIONS.filter((one) => me.administrator || one.name === "tokens");
  if (sections.length < 2) return <Outlet />;
  return (
    <div className="settings">
      {phone ? (
        <div className="settings__choice">
          <NativeSelect aria-label={text.settings.section} value={SECTIONS.find((one) => pathname.startsWith(one.to))?.to}
            data={sections.map((one) => ({ value: one.to, label: one.name === "messages" && dead ? `${text.settings[one.name]} (${dead.count})` : text.settings[one.name] }))}
            onChange={(event) => {
              const section = SECTIONS.find((one) => one.to === event.currentTarget.value);
              if (section) void navigate({ to: section.to });
            }} />
        </div>
      ) : (
        <nav className="nav settings__nav" aria-label={text.nav.settings}>
          {sections.map((one) => <Link key={one.to} to={one.to} className="nav__item"><Icon name={one.icon} />{text.settings[one.name]}
            {one.name === "messages" && dead && <span className="nav__count"><span aria-hidden>{dead.count}</span><span className="unseen">{dead.hint}</span></span>}
          </Link>)}
        </nav>
      )}
      <div className="settings__section"><Outlet /></div>
    </div>
  );
}
