import { ActionIcon, Badge, Button, createTheme, Loader, Menu, Modal, NumberInput, Paper, Select, Table, Tabs, TextInput, Tooltip } from "@mantine/core";

// Shade 8 and automatic contrast are what keeps text on coloured grounds readable in both themes.
export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: 8,
  autoContrast: true,
  // Cooler than Mantine's own greys, so that fields, menus and pages are of one family.
  colors: {
    dark: ["#d3d7dc", "#b4bac2", "#8b929b", "#6b727b", "#43474e", "#383b42", "#2b2d32", "#222427", "#1a1b1e", "#121315"],
  },
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace",
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.375rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  components: {
    Badge: Badge.extend({ defaultProps: { tt: "none", fw: 550 } }),
    Button: Button.extend({ defaultProps: { fw: 550 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    Loader: Loader.extend({ defaultProps: { type: "dots" } }),
    // Its placeholder for the first focus is a child that no menu may have.
    Menu: Menu.extend({ defaultProps: { shadow: "md", withinPortal: true, withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, styles: { title: { fontWeight: 650 } } } }),
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Select: Select.extend({ defaultProps: { checkIconPosition: "right" } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TextInput: TextInput.extend({ defaultProps: { autoComplete: "off" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 320 } }),
  },
});
