// Runs before the first paint: the theme and the language that were chosen last.
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem("mantine-color-scheme-value");
    var dark = scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
    root.style.colorScheme = dark ? "dark" : "light";
    root.style.background = dark ? "#1a1b1e" : "#ffffff";
  } catch (_) {
    // Storage may be forbidden; then the system decides.
  }
})();
