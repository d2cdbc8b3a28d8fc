/** Language and light or dark: kept in this browser, following the system until somebody chooses. */
import { icon } from "./dom.js";
import { chooseLanguage, currentLanguage } from "./words.js";

const THEME = "voetstuk.theme";
const DARK = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (document.documentElement.dataset.theme ?? (DARK.matches ? "dark" : "light")) === "dark";

export function preferences(afterLanguage) {
  const theme = document.getElementById("theme");
  const draw = () => {
    theme.replaceChildren(icon(isDark() ? "sun" : "moon"));
    theme.setAttribute("aria-pressed", String(isDark()));
  };
  const saved = localStorage.getItem(THEME);
  if (saved) document.documentElement.dataset.theme = saved;
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem(THEME, document.documentElement.dataset.theme);
    draw();
  });
  DARK.addEventListener("change", draw);
  draw();

  const choices = [...document.querySelectorAll("[data-language]")];
  const choose = (language) => {
    chooseLanguage(language);
    choices.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.language === language)));
    afterLanguage();
  };
  choices.forEach((button) => button.addEventListener("click", () => choose(button.dataset.language)));
  choose(currentLanguage());
}
