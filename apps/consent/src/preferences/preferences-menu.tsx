import { COLOR_THEMES } from "@assent/core";
import { type ReactNode, Suspense, useId, useState } from "react";

import type { PreferencesCopy } from "../copy/preferences-copy.ts";
import { Icon } from "../marks/icon.tsx";
import { LANGUAGES, LOCALE_TRAITS } from "./locales.ts";
import styles from "./preferences-menu.module.css";
import { usePreferences } from "./preferences.ts";

/**
 * The menu for language and appearance, for the end of a page: one quiet button, and a panel that
 * the browser itself opens and closes. Choosing a language works without scripts, and a page
 * comes to life before its menu does (`Suspense`).
 *
 * Marks: `data-part="preferences"`.
 */
export function PreferencesMenu({ words }: { readonly words: PreferencesCopy }): ReactNode {
  const id = useId();
  return (
    <div className={styles["preferences"]} data-part="preferences">
      <button className={styles["open"]} popoverTarget={id} type="button">
        <Icon name="languages" size="1.125rem" />
        {words.title}
      </button>
      <div className={styles["panel"]} id={id} popover="auto">
        <Suspense>
          <Languages label={words.languages} />
          <Appearance words={words} />
        </Suspense>
      </div>
    </div>
  );
}

/** A form that asks for this very page in another language. */
function Languages({ label }: { readonly label: string }): ReactNode {
  const { locale, query, chooseLocale } = usePreferences();
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== "ui_locales");
  return (
    <form method="get">
      {kept.map(([name, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- names may repeat, and never move
        <input key={`${name} ${index}`} name={name} type="hidden" value={value} />
      ))}
      <fieldset>
        <legend className={styles["label"]}>{label}</legend>
        <ul className={styles["choices"]}>
          {LANGUAGES.map((language) => (
            <li key={language}>
              <button
                aria-current={language === locale}
                className={styles["choice"]}
                lang={language}
                name="ui_locales"
                onClick={(event) => {
                  event.preventDefault();
                  chooseLocale(language);
                }}
                type="submit"
                value={language}
              >
                {LOCALE_TRAITS[language].name}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </form>
  );
}

function Appearance({ words }: { readonly words: PreferencesCopy }): ReactNode {
  const { theme, chooseTheme } = usePreferences();
  const [shown, setShown] = useState(theme);
  return (
    <fieldset className={styles["appearance"]}>
      <legend className={styles["label"]}>{words.appearance}</legend>
      <ul className={styles["choices"]}>
        {COLOR_THEMES.map((choice) => (
          <li key={choice}>
            <button
              aria-pressed={choice === shown}
              className={styles["choice"]}
              onClick={() => {
                chooseTheme(choice);
                setShown(choice);
              }}
              type="button"
            >
              {words.themes[choice]}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
