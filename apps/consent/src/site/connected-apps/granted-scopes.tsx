import type { ReactNode } from "react";

import { useCopy as useConsentCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { isKnownScope } from "../../scopes/catalogue.ts";
import { groupChoices } from "../../scopes/scope-groups.ts";
import { scopeWords } from "../../scopes/scope-words.tsx";
import { useCopy } from "../copy/use-copy.tsx";
import styles from "./connected-apps.module.css";

/** What an app may do, in the words, the order and with the icons of the consent page. */
export function GrantedScopes({ scopes }: { readonly scopes: readonly string[] }): ReactNode {
  const copy = useConsentCopy();
  const { connectedApps } = useCopy();
  const granted = [...new Set(scopes)].map((scope) => ({ scope, description: "" }));
  if (granted.length === 0) {
    return <p className={styles["nothing"]}>{connectedApps.nothingListed}</p>;
  }
  return (
    <ul className={styles["scopes"]}>
      {groupChoices(granted).flatMap(({ group, choices }) =>
        choices.map((choice) => {
          const { title, description, consequence } = scopeWords(choice, copy);
          return (
            <li data-scope={choice.scope} key={choice.scope}>
              <Icon className={styles["icon"]} name={group} />
              <div>
                <p>{title}</p>
                {isKnownScope(choice.scope) && (
                  <p className={styles["description"]}>
                    {description} {consequence}
                  </p>
                )}
              </div>
            </li>
          );
        }),
      )}
    </ul>
  );
}
